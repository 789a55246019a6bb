/** The mailboxes that the load writes to, each with another policy, and where each mail has to be in the end. Pure but for `makePeople`. */
import { type Random, pick } from '../support/immediacy-changes.ts';
import { newTenant, type Tenant } from '../support/operator.ts';
import type { Api } from '../support/operator.ts';

/** A mail of the load. Its id is its Subject. */
export interface Letter {
  id: string;
  from: string;
  /** Names of mailboxes. */
  to: string[];
  isSpam: boolean;
}

const OUT = 'outside.example';
const WRITER = `writer@${OUT}`;
const BLACK = `black@${OUT}`;
/** Whom the world outside does not know: mail to it comes back. */
export const REFUSED = `refused@${OUT}`;

/** Where a mail to each of them ends: `mailbox/folder`, or `outside/name`. */
const ENDS: Record<string, string[]> = {
  plain: ['plain/INBOX'],
  quiet: ['quiet/INBOX'],
  copied: ['copied/INBOX', 'outside/friend'],
  passed: ['passed/INBOX', 'target/INBOX'],
  many: ['many/INBOX', 'second/INBOX', 'outside/fellow'],
  chain: ['chain/INBOX', 'chained/INBOX', 'outside/far'],
  refused: ['refused/INBOX', 'outside/writer'],
  spam: ['spam/Spam'],
  listed: ['listed/INBOX'],
};

/** Those with a mailbox: all of these are read in the end, each of these folders. */
export const MAILBOXES = [...Object.keys(ENDS), 'target', 'second', 'chained'];
export const FOLDERS = ['INBOX', 'Spam'];
const ORDINARY = ['plain', 'quiet', 'copied', 'passed', 'many', 'chain', 'refused', 'listed'];

/** Where copies of a letter have to be, once each. */
export function placesOf({ from, to }: Letter): string[] {
  return to.flatMap((name) => (name === 'listed' && from === BLACK ? [] : ENDS[name]!));
}

/** The next letter of the load. */
export function nextLetter(number: number, random: Random): Letter {
  const id = `letter-${String(number).padStart(7, '0')}`;
  const chance = random();
  if (chance < 0.1) return { id, from: WRITER, to: ['spam'], isSpam: true };
  if (chance < 0.2) return { id, from: BLACK, to: ['listed', ...(random() < 0.5 ? ['plain'] : [])], isSpam: false };
  const first = pick(random, ORDINARY);
  const others = ORDINARY.filter((name) => name !== first);
  return { id, from: WRITER, to: [first, ...(random() < 0.25 ? [pick(random, others)] : [])], isSpam: false };
}

/** The id in a mail's text, also in that of a bounce, which brings the mail's own headers. */
export const idIn = (text: string): string | undefined => /letter-[0-9]{7}/.exec(text)?.[0];

/** Bytes of a large letter before its last line: a full disk cuts short what is written in pieces. */
export const LARGE = 200_000;

/** One of twenty, and fewer in a long run, where what is delivered stays in memory. */
function isLarge(id: string): boolean {
  const number = Number(id.slice(-7));
  return number % (number <= 2000 ? 20 : 500) === 0;
}

/** The last line of a letter. */
const endOf = (id: string): string => `The end of ${id}.`;

/**
 * The id of a whole copy. One that was cut short has another, which nobody has sent; of a bounce it is the letter's own, since that
 * may bring its headers alone.
 */
export function idOfCopy(text: string): string | undefined {
  const id = idIn(text);
  const isWhole = id === undefined || text.includes(endOf(id)) || /^Content-Type: multipart\/report/im.test(text);
  return isWhole ? id : `${id}-cut-short`;
}

export function letterText({ id, from, to, isSpam }: Letter, domain: string): string {
  const headers = [
    `From: ${from}`,
    `To: ${to.map((name) => `${name}@${domain}`).join(', ')}`,
    `Subject: ${id}`,
    `Message-ID: <${id}@${OUT}>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
  ];
  const line = `${'load '.repeat(14)}\r\n`;
  const text = `A mail of the load.\r\n${isSpam ? 'MAILSTEAD-SPAM-TEST-15\r\n' : ''}`;
  const filling = isLarge(id) ? line.repeat(Math.ceil(LARGE / line.length)) : '';
  return `${headers.join('\r\n')}\r\n\r\n${text}${filling}${endOf(id)}\r\n`;
}

/** Makes the mailboxes in a domain of their own, with their policies. */
export async function makePeople(api: Api): Promise<Tenant> {
  const tenant = await newTenant(api);
  const own = (name: string): string => `${tenant.path}/usernames/${name}`;
  for (const name of MAILBOXES) await tenant.add(name);
  const forward = async (name: string, ...targets: string[]): Promise<void> => {
    const body = { targets: targets.map((target) => ({ target })) };
    const { status } = await api.call('POST', `${own(name)}/forwards`, body);
    if (status !== 204) throw new Error(`forwards of ${name}: ${status}`);
  };
  await forward('copied', `friend@${OUT}`);
  await forward('passed', `target@${tenant.domain}`);
  await forward('many', `second@${tenant.domain}`, `fellow@${OUT}`);
  await forward('chain', `chained@${tenant.domain}`);
  await forward('chained', `far@${OUT}`);
  await forward('refused', REFUSED);
  await api.put(`${own('quiet')}/autoresponder`, { body: 'Away', subject: 'Away', active: false });
  await api.put(`${own('listed')}/blackwhitelist`, { list: [{ type: 'B', address: BLACK }] });
  await api.put(`${own('spam')}/cleanmailplus`, {
    attributes: [{ attributeName: 'SPAM_ACTION', attributeValue: '1' }],
  });
  return tenant;
}
