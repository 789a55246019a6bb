/** Mails as texts: headers and a body, or parts. */

/** Header lines; null leaves one of the usual away. */
export type Headers = Record<string, string | string[] | null>;

const usual: Headers = {
  From: 'Alice <alice@elsewhere.example>',
  To: 'bob@our.example',
  Subject: 'Lunch on Friday',
  // RFC 5322 3.3, and of now: a mail of another day scores.
  Date: new Date().toUTCString().replace('GMT', '+0000'),
  'Message-ID': '<1@elsewhere.example>',
  'MIME-Version': '1.0',
};

/** A mail with the usual headers, and those given instead or beside. */
export function mailOf(headers: Headers = {}, body = 'Shall we have lunch?\r\n'): string {
  const lines = Object.entries({ ...usual, ...headers }).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => `${name}: ${value}\r\n`),
  );
  return `${lines.join('')}\r\n${body}`;
}

/** One part: its header lines, and what it holds, which is sent as base64. */
export interface Part {
  type: string;
  disposition?: string;
  content: Buffer | string;
}

/** A multipart mail with these parts. */
export function multipart(parts: Part[], headers: Headers = {}, kind = 'mixed'): string {
  const boundary = '=_a_boundary_of_a_test';
  const texts = parts.map(({ type, disposition, content }) =>
    [
      `--${boundary}`,
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: base64',
      ...(disposition === undefined ? [] : [`Content-Disposition: ${disposition}`]),
      '',
      (
        Buffer.from(content)
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n'),
      '',
    ].join('\r\n'),
  );
  return mailOf(
    { 'Content-Type': `multipart/${kind}; boundary="${boundary}"`, ...headers },
    `${texts.join('')}--${boundary}--\r\n`,
  );
}

/** A mail with a text and one attachment of this name. */
export function withAttachment(name: string, content: Buffer | string, type = 'application/octet-stream'): string {
  return multipart([
    { type: 'text/plain; charset=utf-8', content: 'See what I send you.\r\n' },
    { type: `${type}; name="${name}"`, disposition: `attachment; filename="${name}"`, content },
  ]);
}
