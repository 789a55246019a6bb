/** Viruses: found in attachments, texts and archives, named in a header; and what happens while the scanner does not answer. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { archive } from '../support/archive.ts';
import { type Dns, startDns } from '../support/dns.ts';
import { startFilters } from '../support/filters.ts';
import { mailOf, multipart, withAttachment } from '../support/mail-text.ts';

let dns: Dns;
let port: number;
const from = 'alice@elsewhere.example';
/** The EICAR test file, which every scanner knows and which does nothing. */
const eicar = Buffer.from(
  'WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=',
  'base64',
);
const infected = withAttachment('invoice.pdf', eicar, 'application/pdf');

before(async () => {
  dns = await startDns();
  port = Number(dns.address.split(':')[1]);
});
after(() => dns.stop());

test('a virus is named, and the mail goes on', async () => {
  const filters = await startFilters(port, { MAILSTEAD_CLAMAV: 'on' });
  try {
    const virusIn = async (text: string): Promise<string | undefined> => {
      const { action, headers } = await filters.ask({ text, from });
      assert.equal(action, 'accept');
      return headers['X-Mailstead-Virus'];
    };
    const zipped = archive([{ name: 'letter.txt', content: eicar }]);
    const mails = {
      attached: infected,
      'as the text': mailOf({}, `${String(eicar)}\r\n`),
      'in a zip': withAttachment('letter.zip', zipped, 'application/zip'),
      'among many parts': multipart([
        ...Array.from({ length: 20 }, (_, nth) => ({ type: 'text/plain', content: `text ${nth}` })),
        { type: 'application/octet-stream', content: eicar },
      ]),
      'behind a large part': multipart([
        { type: 'application/octet-stream', content: Buffer.alloc(6 * 1_048_576, 'large ') },
        { type: 'application/octet-stream', content: eicar },
      ]),
      'among so many parts that not each is sent, behind a large one': multipart([
        ...Array.from({ length: 512 }, (_, nth) => ({ type: 'text/plain', content: `text ${nth}` })),
        { type: 'application/octet-stream', content: Buffer.alloc(3.2 * 1_048_576, 'large ') },
        { type: 'application/octet-stream', content: eicar },
      ]),
    };
    for (const [where, text] of Object.entries(mails))
      assert.match((await virusIn(text)) ?? '', /^Eicar[\w.-]+$/, where);
    assert.equal(await virusIn(mailOf()), undefined);
    assert.equal(await virusIn(withAttachment('large.bin', Buffer.alloc(8 * 1_048_576, 'large '))), undefined);
    assert.doesNotMatch(filters.log(), /scanner: |no answer/);
  } finally {
    await filters.stop();
  }
});

test('without an answer of the scanner a mail goes on, and this is logged', async () => {
  const filters = await startFilters(port, { MAILSTEAD_CLAMAV: 'on', MAILSTEAD_FILTER_DOWN: 'accept' });
  try {
    await filters.end('clamd');
    const { action, headers } = await filters.ask({ text: infected, from });
    assert.equal(action, 'accept');
    assert.ok('X-Mailstead-Score' in headers && !('X-Mailstead-Virus' in headers));
    assert.match(filters.log(), /no answer of the virus scanner/);
  } finally {
    await filters.stop();
  }
});

test('without an answer of the scanner a mail waits, when the operator wants it so', async () => {
  const filters = await startFilters(port, { MAILSTEAD_CLAMAV: 'on', MAILSTEAD_FILTER_DOWN: 'defer' });
  try {
    assert.equal((await filters.ask({ text: mailOf(), from })).action, 'accept');
    await filters.end('clamd');
    assert.match((await filters.ask({ text: mailOf(), from })).action, /^4\d\d 4\.7\.1 /);
    // What was scanned when it came in is only signed.
    assert.equal((await filters.ask({ text: mailOf(), from, door: 'reinjection' })).action, 'accept');
    const held: net.Socket[] = [];
    const silent = net.createServer((socket) => held.push(socket));
    silent.listen({ path: filters.sockets.clamd, writableAll: true });
    await once(silent, 'listening');
    const since = performance.now();
    assert.match((await filters.ask({ text: mailOf(), from })).action, /^4\d\d 4\.7\.1 /);
    assert.ok(performance.now() - since < 12_000, `${performance.now() - since}`);
    assert.equal(held.length, 1);
    silent.close();
    silent.removeAllListeners('connection').on('connection', (socket) => {
      socket.write(['1: stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND', '2: stream: OK', ''].join('\0'));
      held.push(socket);
    });
    silent.listen({ path: filters.sockets.clamd, writableAll: true });
    await once(silent, 'listening');
    assert.match((await filters.ask({ text: mailOf(), from })).action, /^4\d\d 4\.7\.1 /, 'clamd has given up');
    silent.close();
    for (const socket of held) socket.destroy();
  } finally {
    await filters.stop();
  }
});

test('without a scanner none is asked', async () => {
  const filters = await startFilters(port, { MAILSTEAD_CLAMAV: 'off', MAILSTEAD_FILTER_DOWN: 'defer' });
  try {
    const { action, headers } = await filters.ask({ text: infected, from });
    assert.equal(action, 'accept');
    assert.equal(headers['X-Mailstead-Virus'], undefined);
    assert.doesNotMatch(filters.log(), /virus/);
  } finally {
    await filters.stop();
  }
});
