/** DKIM of the world outside (RFC 6376): signs by nodemailer, checks by itself. */
import crypto from 'node:crypto';
import { createTransport } from 'nodemailer';

export interface DkimKey {
  /** PEM. */
  privateKey: string;
  /** What the DNS says. */
  record: string;
}

export function newDkimKey(): DkimKey {
  const { privateKey, publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    record: `v=DKIM1; k=rsa; p=${spki}`,
  };
}

/** A mail with a signature of this domain in front of it. */
export async function signed(text: string, domain: string, selector: string, key: DkimKey): Promise<string> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    envelope: { from: 'a@b.example', to: 'c@d.example' },
    raw: text,
    dkim: { domainName: domain, keySelector: selector, privateKey: key.privateKey },
  });
  return (message as Buffer).toString();
}

/** What a signature says of itself, and whether it is true. */
export interface Checked {
  tags: Record<string, string>;
  isValid: boolean;
}

/**
 * Checks a signature of relaxed/relaxed by RSA and SHA-256.
 * @param value of the header DKIM-Signature
 * @param text the mail that was signed
 */
export function checkSignature(value: string, text: string, record: string): Checked {
  const tags = Object.fromEntries(
    value
      .split(';')
      .map((tag) => /^\s*(\w+)\s*=([^]*)$/.exec(tag))
      .flatMap((found) => (found ? [[found[1]!, found[2]!.replaceAll(/\s/g, '')]] : [])),
  );
  const at = text.indexOf('\r\n\r\n');
  const lines = text.slice(0, at + 2).split(/\r\n(?![ \t])/);
  const chosen = (tags['h'] ?? '').split(':').map((name) => {
    // Each further time a name stands there, the next line from below is meant; one that is not there counts as empty.
    const last = lines.findLastIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return last < 0 ? '' : `${relaxed(lines.splice(last, 1)[0]!)}\r\n`;
  });
  const own = relaxed(`DKIM-Signature:${value.replace(/(;\s*b=)[^;]*/, '$1')}`);
  const key = crypto.createPublicKey({
    key: Buffer.from(/p=([^;]*)/.exec(record)![1]!, 'base64'),
    format: 'der',
    type: 'spki',
  });
  const bodyHash = crypto
    .createHash('sha256')
    .update(relaxedBody(text.slice(at + 4)))
    .digest('base64');
  const isRight = crypto.verify(
    'sha256',
    Buffer.from(chosen.join('') + own),
    key,
    Buffer.from(tags['b'] ?? '', 'base64'),
  );
  return { tags, isValid: tags['bh'] === bodyHash && isRight };
}

/** RFC 6376 3.4.2. */
function relaxed(line: string): string {
  const [, name = '', value = ''] = /^([^:]*?)\s*:([^]*)$/.exec(line) ?? [];
  return `${name.toLowerCase()}:${value
    .replaceAll(/\r?\n/g, '')
    .replaceAll(/[ \t]+/g, ' ')
    .trim()}`;
}

/** RFC 6376 3.4.4. */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''));
  const text = lines.join('\r\n').replace(/(\r\n)+$/, '');
  return text === '' ? '' : `${text}\r\n`;
}
