/** Tries a mail of a golden case, and says in words what happened to it. */
import { createHash } from 'node:crypto';
import { DOMAIN_ID, ID, type ShortMail, spelledOut } from './policy-case.ts';
import { unquoted } from './policy-meaning.ts';
import { received } from './received.ts';
import type { Delivery, Sent, SieveBox } from './sieve-box.ts';

const SENDER = 's@else.example';
const OWNER = 'me@home.example';

const MARKS = {
  virus: 'X-Mailstead-Virus: Eicar-Test-Signature',
  dangerous: 'X-Mailstead-Attachment: dangerous',
  phishing: 'X-Mailstead-Phishing: yes',
  aligned: 'X-Mailstead-Aligned: yes',
  authenticated: 'X-Mailstead-Authenticated: yes',
  // By another mailbox and by this one.
  refused: `X-Mailstead-Refused-By: 1234567890ab ${ID.slice(-12)}`,
};

/** @param number of the mail in its case: mails with different numbers are different mails */
export function mailText(short: Omit<ShortMail, 'then'>, number: number): string {
  const { mail, from = SENDER, to = OWNER, header = {}, score, untaught, byAnother, marks = [], bytes } = short;
  const teacher = byAnother === true ? ID : DOMAIN_ID;
  const usual = {
    From: from === '' ? 'daemon@else.example' : from,
    To: to,
    Subject: mail,
    'Message-ID': `<${number}@else.example>`,
  };
  const lines = [
    ...Object.entries({ ...usual, ...header }).flatMap(([name, value]) =>
      value === null ? [] : [value].flat().map((each) => `${name}: ${each}`),
    ),
    ...(score === undefined ? [] : [`X-Mailstead-Score: ${score}`]),
    ...(untaught === undefined ? [] : [`X-Mailstead-Untaught-Score: ${untaught}`, `X-Mailstead-Taught-By: ${teacher}`]),
    ...marks.map((mark) => MARKS[mark]),
  ];
  const body =
    bytes === undefined ? 'Hello\r\n' : 'As long as it takes.\r\n'.repeat(Math.ceil(bytes / 22)).slice(-bytes);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`).toString('latin1');
}

/** What is to happen to a mail of a case, in the words and the order of `Trial.next`. */
export function wanted({ then }: ShortMail): string[] {
  return asSieveSends([then].flat().flatMap(spelledOut));
}

/** As Sieve sees it: several targets are one address, which Postfix replaces by all of them (mail/postfix/forwards.cf). */
function asSieveSends(happened: readonly string[]): string[] {
  const isTarget = (each: string): boolean => each.startsWith('redirected to ');
  if (happened.filter(isTarget).length < 2) return happened.toSorted();
  return [...happened.filter((each) => !isTarget(each)), `redirected to ${ID}@forwards.invalid`].toSorted();
}

/** Has the mails of a case delivered one after the other; each takes its own turn of `next`. */
export class Trial {
  readonly #box: SieveBox;
  #forwarded = '';
  constructor(box: SieveBox) {
    this.#box = box;
  }

  /** @returns what happened, in words, in the order of the alphabet */
  async next(short: Omit<ShortMail, 'then'>, number: number): Promise<string[]> {
    const [from = SENDER] = spelledOut(short.from ?? SENDER);
    const { to = OWNER, comesBack } = short;
    const sent = mailText({ ...short, from }, number);
    // As Postfix does with what Sieve sends on (reinjection_headers.cf).
    const text = comesBack === true ? this.#forwarded.replaceAll(/^X-Sieve-Redirected-From:.*\r?\n/gm, '') : sent;
    const delivery = await this.#box.deliver({ from, to }, Buffer.from(text, 'latin1'));
    const marked = delivery.sent.filter((mail) => received(mail.text).all('X-Loop').includes(ID));
    this.#forwarded = (marked.find((mail) => mail.to === to) ?? marked[0])?.text ?? this.#forwarded;
    return outcome(delivery, { from, subject: received(text).all('Subject').join(' | ') });
  }
}

function outcome({ kept, sent }: Delivery, was: { from: string; subject: string }): string[] {
  const out = sent.map((mail) =>
    /^X-Sieve-Redirected-From:/m.test(mail.text) ? redirect(mail, was.from) : reply(mail),
  );
  const inside = kept.map(({ folder }) => (folder === 'INBOX' ? 'kept in INBOX' : `filed into ${folder}`));
  const copies = [...kept, ...sent.filter(({ text }) => /^X-Sieve-Redirected-From:/m.test(text))];
  const subjects = copies.map(({ text }) => received(text).all('Subject').join(' | '));
  const changed = [...new Set(subjects)].filter((subject) => subject !== was.subject);
  const all = [...inside, ...out, ...changed.map((subject) => `Subject becomes ${subject}`)];
  return all.length === 0 ? ['discarded'] : all.toSorted();
}

function redirect({ from, to }: Sent, sender: string): string {
  return `redirected to ${to}${unquoted(from) === unquoted(sender) ? '' : ` from ${from}`}`;
}

/** An answer is a mail of its own; a refusal carries the mail it refuses. */
function reply({ to, text }: Sent): string {
  const mail = received(text);
  const type = mail.header('Content-Type') ?? '';
  if (type.startsWith('multipart/report'))
    return `rejected to ${to}: ${/was automatically rejected:\r\n([^]*?)\r\n--/.exec(text)?.[1]}`;
  const isText = mail.header('MIME-Version') === '1.0' && type === 'text/plain; charset=utf-8';
  const said = [
    `answered ${to} by ${mail.header('From')}:`,
    JSON.stringify(mail.header('Subject')),
    bodyShown(mail.body),
    ...(isText ? [] : ['as something else than text']),
    ...(text.split('\r\n').some((line) => line.length > 998) ? ['in lines that SMTP does not take'] : []),
  ];
  return said.join(' ');
}

/** Longer ones are known by the number of their characters, the length of their lines in bytes, and a digest without line ends. */
const LONGEST_SHOWN = 300;

function bodyShown(body: string): string {
  if (body.length <= LONGEST_SHOWN) return JSON.stringify(body);
  const plain = body.replaceAll('\r\n', '');
  const lines = body.split('\r\n').map((line) => Buffer.byteLength(line));
  const digest = createHash('sha256').update(plain).digest('hex').slice(0, 12);
  return `${Array.from(plain).length} characters, ${digest}, ${lines.length} lines of at most ${Math.max(...lines)}`;
}
