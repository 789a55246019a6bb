/** Looks at the filters by use: Rspamd has to find what a mail made for it holds, and the virus scanner behind it a test virus. */
import http from 'node:http';

/** Milliseconds for an answer: the API waits a little longer for ours. */
const TIMEOUT = 2500;
/** Bytes: an answer is small. */
const LONGEST = 65_536;

/** The EICAR test file, which every scanner knows and which does nothing; not in clear, so that none finds it here. */
const TEST_VIRUS = 'WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=';

const HEAD = 'From: <look@health.invalid>\r\nTo: <look@health.invalid>\r\nSubject: look\r\nMIME-Version: 1.0\r\n';
/** Contract.md F.3: a line that is worth points. */
const SPAM = `${HEAD}\r\nMAILSTEAD-SPAM-TEST-7\r\n`;
const VIRUS = `${HEAD}Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n${TEST_VIRUS}\r\n`;

/** The rules that answer; no other runs, so that a look costs little and asks nobody else. */
const SPAM_RULE = 'MAILSTEAD_SPAM_TEST';
const VIRUS_RULE = 'MAILSTEAD_VIRUS';

/** Whether Rspamd finds what it should. Never rejects. @param controller the unix socket of its controller */
export const findsSpam = async (controller: string): Promise<boolean> => finds(controller, SPAM, SPAM_RULE);

/** Whether the scanner behind it finds a virus. Apart, so that a scanner that hangs does not make Rspamd look dead. */
export const findsVirus = async (controller: string): Promise<boolean> => finds(controller, VIRUS, VIRUS_RULE);

/** Whether Rspamd answers for a mail, in time, that this rule has matched. Never rejects. */
async function finds(socketPath: string, mail: string, rule: string): Promise<boolean> {
  try {
    const answer = JSON.parse(await ask(socketPath, mail, rule)) as { symbols?: Record<string, unknown> } | null;
    return typeof answer?.symbols === 'object' && answer.symbols !== null && Object.hasOwn(answer.symbols, rule);
  } catch {
    return false;
  }
}

function ask(socketPath: string, mail: string, rule: string): Promise<string> {
  const headers = { Settings: JSON.stringify({ symbols_enabled: [rule] }), Log: 'no' };
  const signal = AbortSignal.timeout(TIMEOUT);
  return new Promise((resolve, reject) => {
    const request = http.request({ socketPath, method: 'POST', path: '/checkv2', headers, signal, agent: false });
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('error', reject);
      response.on('data', (piece: string) => {
        text += piece;
        if (text.length > LONGEST) response.destroy(new Error('too long an answer'));
      });
      response.on('end', () => resolve(text));
    });
    request.end(mail);
  });
}
