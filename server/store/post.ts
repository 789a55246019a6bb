/** Our own mails go the way of everybody's: authenticated submission to our own Postfix. */
import { createTransport } from 'nodemailer';
import type { Post } from '../outbox.ts';
import type { Address } from './probe.ts';

/** Who we are to the mail system: the installation's own mailbox, which may send as postmaster. */
export interface Sender {
  submission: Address;
  hostname: string;
  user: string;
  password: string;
}

/** Milliseconds for each step of the conversation. */
const TIMEOUT = 10_000;

/** The way by which our own mails leave, from postmaster@hostname (contract.md F.3). */
export function postVia({ submission, hostname, user, password }: Sender): Post {
  const transport = createTransport({
    host: submission.host,
    port: submission.port,
    name: hostname,
    auth: { user, pass: password },
    requireTLS: true,
    // Our own server, whose certificate may be one it made itself.
    tls: { rejectUnauthorized: false },
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
  });
  return async (mail) => {
    const postmaster = `postmaster@${hostname}`;
    await transport.sendMail({
      from: { name: 'Mail administration', address: postmaster },
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mail.body,
      date: mail.createdDate,
      messageId: `<${mail.id}@${hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  };
}
