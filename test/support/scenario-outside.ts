/** What of a scenario's mails reached the world outside: the mail itself, a reply to it, a report that it could not be delivered. */
import { type Received, received } from './received.ts';
import type { SinkMail } from './sink.ts';

export type IsIt = (mail: SinkMail) => boolean;

/** A mail of the world outside, read. */
export const read = ({ text }: SinkMail): Received => received(Buffer.from(text).toString('latin1'));

/** In lower case; a local part that stands in quotes for a dot alone, without them (RFC 5321 4.1.2). */
const plain = (address: string): string => address.toLowerCase().replace(/^"([^"\\]*)"@/, '$1@');

const isTo = (mail: SinkMail, to: string | undefined): boolean =>
  to === undefined || mail.to.some((each) => plain(each) === plain(to));

/** @param id of the mail that went out, as its Message-ID has it */
export function itself(id: string, to: string): IsIt {
  return (mail) => mail.text.includes(id) && isTo(mail, to) && read(mail).all('message-id').includes(id);
}

/** @param id of the mail that was answered */
export function replyTo(id: string, to?: string): IsIt {
  return (mail) => mail.text.includes(id) && isTo(mail, to) && read(mail).all('in-reply-to').includes(id);
}

/** @param id of the mail that could not be delivered (RFC 3464) */
export function bounceOf(id: string, to?: string): IsIt {
  return (mail) =>
    mail.from === '' &&
    mail.text.includes(id) &&
    isTo(mail, to) &&
    /^Content-Type: multipart\/report/im.test(mail.text);
}
