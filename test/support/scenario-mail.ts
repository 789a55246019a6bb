/** Makes the mail that a scenario describes, byte for byte as it goes over the wire. */
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { archive } from './archive.ts';
import type { Attachment, MailStep } from './scenario-form.ts';

/** Signs in the name of any domain outside; DKIM_RECORD is what their DNS then says of `test._domainkey`. */
const signer = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const DKIM_RECORD = `v=DKIM1; k=rsa; p=${signer.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const SELECTOR = 'test';

const BOUNDARY = 'part-of-a-scenario';

/** The id by which a mail is found again, in whatever mailbox. */
export function messageId(name: string, key: string): string {
  return `<${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.${key}@scenario.invalid>`;
}

/**
 * @param from the envelope sender, which the From header shows when the scenario gives none
 * @param to addresses for the To header
 * @returns each character a byte, lines ending with CR LF
 */
export function composed(step: MailStep, key: string, from: string, to: string[]): string {
  const { type, body } = bodyOf(step);
  const byDefault: Record<string, string | null> = {
    From: from === '' ? `mailer-daemon@${key}.test` : from,
    To: to.join(', '),
    Subject: step.subject === undefined ? step.mail : step.subject,
    Date: new Date().toUTCString().replace('GMT', '+0000'),
    'Message-ID': messageId(step.mail, key),
    'MIME-Version': '1.0',
    'Content-Type': type,
  };
  const names = new Set(Object.keys(step.headers ?? {}).map((name) => name.toLowerCase()));
  const kept = Object.entries(byDefault).filter(([name]) => !names.has(name.toLowerCase()));
  const headers = [...kept, ...Object.entries(step.headers ?? {})]
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`);
  const mail = latin(`${headers.join('\r\n')}\r\n\r\n${body}`);
  return step.signed === undefined ? mail : `${signature(mail, step.signed)}\r\n${mail}`;
}

/** UTF-8, each byte a character. */
const latin = (text: string): string => Buffer.from(text).toString('latin1');

function bodyOf(step: MailStep): { type: string; body: string } {
  const plain = withEnd(plainText(step));
  const texts: [type: string, body: string][] = [['text/plain; charset=utf-8', plain]];
  if (step.html !== undefined) texts.push(['text/html; charset=utf-8', withEnd(step.html)]);
  const attached = (step.attach ?? []).map(attachment);
  if (texts.length === 1 && attached.length === 0) return { type: texts[0]![0], body: plain };
  const parts = [...texts.map(([type, body]) => `Content-Type: ${type}\r\n\r\n${body}`), ...attached];
  const type = `multipart/${attached.length > 0 ? 'mixed' : 'alternative'}; boundary="${BOUNDARY}"`;
  return { type, body: `${parts.map((part) => `--${BOUNDARY}\r\n${part}`).join('')}--${BOUNDARY}--\r\n` };
}

function plainText({ mail, text, points, kilobytes }: MailStep): string {
  const lines = text === undefined ? [`This is the mail ${mail}.`] : [text].flat();
  if (points !== undefined) lines.push(`MAILSTEAD-SPAM-TEST-${points}`);
  const line = 'As so often, nothing of note has happened here today, and that is good.\r\n';
  if (kilobytes !== undefined) lines.push(line.repeat(Math.ceil((kilobytes * 1024) / line.length)));
  return lines.join('\r\n');
}

const withEnd = (text: string): string => (text.endsWith('\r\n') ? text : `${text}\r\n`);

function attachment({ name, type = 'application/octet-stream', ...content }: Attachment): string {
  const lines = bytesOf(content)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n');
  const headers = [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${lines}\r\n`;
}

function bytesOf({ pieces, base64, zip: files }: Omit<Attachment, 'name' | 'type'>): Buffer {
  if (files !== undefined) return archive(Object.entries(files).map(([name, content]) => ({ name, content })));
  return base64 === undefined ? Buffer.from((pieces ?? []).join('')) : Buffer.from(base64, 'base64');
}

/** A DKIM-Signature of the From header and the body, both made simple only at white space (RFC 6376 3.4.2, 3.4.3). */
function signature(mail: string, domain: string): string {
  const end = mail.indexOf('\r\n\r\n');
  const hash = createHash('sha256')
    .update(mail.slice(end + 4), 'latin1')
    .digest('base64');
  const from = /^From:(.*)$/im.exec(mail.slice(0, end))?.[1]?.trim() ?? '';
  const fields = `v=1; a=rsa-sha256; c=relaxed/simple; d=${domain}; s=${SELECTOR}; h=from; bh=${hash}; b=`;
  const signed = `from:${from.replaceAll(/\s+/g, ' ')}\r\ndkim-signature:${fields}`;
  return `DKIM-Signature: ${fields}${createSign('sha256').update(signed, 'latin1').sign(signer.privateKey, 'base64')}`;
}
