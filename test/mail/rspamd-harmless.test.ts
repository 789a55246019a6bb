/** Harmless mail scores next to nothing, whoever wrote it with what, and whatever the DNS does. */
import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import { once } from 'node:events';
import http from 'node:http';
import { json } from 'node:stream/consumers';
import { test } from 'node:test';
import { startDns } from '../support/dns.ts';
import { allProcesses, commandLine } from '../../engine/processes.ts';
import { type Filters, startFilters } from '../support/filters.ts';
import { mailOf, multipart, withAttachment } from '../support/mail-text.ts';

const From = 'Alice Miller <alice@elsewhere.org>';
const encoded = (text: string): string => `${Buffer.from(text).toString('base64')}\r\n`;
const utf8 = { From, 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' };
const lunch = 'Hello Bob, shall we have lunch on Friday?';

const mails: Record<string, string> = {
  plain: mailOf({ From }),
  'typed by hand': 'From: alice@elsewhere.org\r\nTo: bob@our.example\r\nSubject: Hello\r\n\r\nHello Bob.\r\n',
  'with next to no header': 'Subject: Hello\r\n\r\nHello Bob.\r\n',
  'without a subject': mailOf({ From, Subject: null }),
  empty: mailOf({ From }, ''),
  short: mailOf({ From, Subject: 'ok' }, 'ok\r\n'),
  'a question': mailOf({ From, Subject: 'Lunch?' }),
  HTML: mailOf(
    { From, 'Content-Type': 'text/html; charset=utf-8' },
    `<html><body><p>${lunch} See <a href="https://www.elsewhere.org/x">our page</a>.</p></body></html>\r\n`,
  ),
  'text and HTML': multipart(
    [
      { type: 'text/plain; charset=utf-8', content: lunch },
      { type: 'text/html; charset=utf-8', content: `<html><body><p>${lunch}</p></body></html>` },
    ],
    { From },
    'alternative',
  ),
  German: mailOf({ ...utf8, Subject: '=?utf-8?q?Gr=C3=BC=C3=9Fe?=' }, encoded('Schöne Grüße aus München, bis später!')),
  Japanese: mailOf({ ...utf8, Subject: '=?utf-8?B?44GT44KT?=' }, encoded('こんにちは。金曜日に昼食を食べませんか。')),
  'letters without a charset': mailOf({ From }, 'Schöne Grüße aus München\r\n'),
  'an attachment': withAttachment('invoice.pdf', '%PDF-1.4 ...', 'application/pdf').replace(
    /^From: .*$/m,
    `From: ${From}`,
  ),
  'a copy that the header does not name': mailOf({ From, To: 'someone@elsewhere.org' }),
  'to nobody in particular': mailOf({ From, To: 'undisclosed-recipients:;' }),
  'a link': mailOf({ From }, 'Hello, please have a look at https://www.elsewhere.org/page and tell me.\r\n'),
  'an answer': mailOf({ From, Subject: 'Re: Lunch', 'In-Reply-To': '<a@our.example>' }, 'Fine!\r\n\r\n> Shall we?\r\n'),
  'a newsletter': mailOf({ From, 'List-Id': '<news.elsewhere.org>', Precedence: 'bulk' }),
  'years old': mailOf({ From, Date: 'Sun, 22 Nov 2020 01:40:00 +0000' }),
};

const here = { ip: '127.0.0.1', helo: 'client.example' };
const outside = { ip: '203.0.113.9', helo: 'mail.elsewhere.org' };

function scannersOf(filters: Filters): number[] {
  const [home = ''] = filters.sockets.milter.split('/run/');
  return allProcesses()
    .filter(({ pid }) => {
      const title = commandLine(pid)?.join(' ') ?? '';
      return title.includes('normal process') && title.includes(home);
    })
    .map(({ pid }) => pid);
}

/** Points of each symbol, by name, as Rspamd has read them. */
async function pointsOf(controller: string): Promise<Map<string, number>> {
  const request = http.get({ socketPath: controller, path: '/symbols', agent: false });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const groups = (await json(response)) as { rules: { symbol: string; weight: number }[] }[];
  return new Map(groups.flatMap(({ rules }) => rules.map(({ symbol, weight }) => [symbol, weight] as const)));
}

async function scoreOf(filters: Filters, name: string, client: { ip: string; helo: string }): Promise<number> {
  const { score, action } = await filters.ask({
    text: mails[name]!,
    from: 'alice@elsewhere.org',
    to: ['bob@our.example'],
    ...client,
  });
  assert.equal(action, 'accept');
  return score;
}

/** Tenths of a point: the lowest threshold is 30. */
async function allScoreLow(resolver: number): Promise<void> {
  const filters = await startFilters(resolver);
  try {
    for (const name of Object.keys(mails)) {
      const score = await scoreOf(filters, name, here);
      assert.ok(score <= (name === 'letters without a charset' ? 12 : 8), `${name}: ${score}`);
    }
  } finally {
    await filters.stop();
  }
}

test('with a DNS that knows the sender', async (context) => {
  const dns = await startDns({
    'elsewhere.org': { A: ['203.0.113.9'], MX: ['mail.elsewhere.org'], TXT: ['v=spf1 ip4:127.0.0.1 -all'] },
    'mail.elsewhere.org': { A: ['203.0.113.9'] },
  });
  context.after(() => dns.stop());
  await allScoreLow(Number(dns.address.split(':')[1]));
});

test('our figures count, and the others are the package’s', async (context) => {
  const dns = await startDns();
  context.after(() => dns.stop());
  const filters = await startFilters(Number(dns.address.split(':')[1]));
  try {
    const points = await pointsOf(filters.sockets.controller);
    const wanted = { R_MIXED_CHARSET: 0.5, FORGED_RECIPIENTS: 0.2, BAYES_SPAM: 8.5, BAYES_HAM: -3 };
    const stock = {
      PHISHING: 4,
      DMARC_POLICY_REJECT: 2,
      RBL_SPAMHAUS_XBL: 4,
      URIBL_BLACK: 7.5,
      MIME_BAD_ATTACHMENT: 4,
    };
    for (const [symbol, each] of Object.entries({ ...wanted, ...stock }))
      assert.equal(points.get(symbol), each, symbol);
  } finally {
    await filters.stop();
  }
});

test('with a DNS that knows nobody', async (context) => {
  const dns = await startDns();
  context.after(() => dns.stop());
  await allScoreLow(Number(dns.address.split(':')[1]));
});

test('a scanner that is killed while it looks at a mail is replaced, and the mail is looked at again', async (context) => {
  const dns = dgram.createSocket('udp4').bind(0, '127.0.0.1');
  await once(dns, 'listening');
  context.after(() => dns.close());
  const filters = await startFilters(dns.address().port);
  try {
    const answer = filters.ask({ text: mailOf({ From }, 'MAILSTEAD-SPAM-TEST-7\r\n'), from: 'alice@elsewhere.org' });
    // Rspamd's questions come from the scanner that looks at the mail. Which of the two that is, they do not say.
    await once(dns, 'message');
    for (const pid of scannersOf(filters)) process.kill(pid, 'SIGKILL');
    const { action, score } = await answer;
    assert.deepEqual([action, score], ['accept', 70]);
    assert.match(filters.log(), /normal process \d+ terminated abnormally/);
  } finally {
    await filters.stop();
  }
});

test('with no DNS at all, from outside too, and within seconds', async () => {
  const silent = dgram.createSocket('udp4').bind(0, '127.0.0.1');
  await once(silent, 'listening');
  const filters = await startFilters(silent.address().port);
  try {
    const asked = ['plain', 'typed by hand', 'HTML', 'a link'].flatMap((name) =>
      [here, outside].map(async (client) => {
        const since = performance.now();
        const score = await scoreOf(filters, name, client);
        assert.ok(score <= 8, `${name} from ${client.ip}: ${score}`);
        assert.ok(performance.now() - since < 7000, `${performance.now() - since}`);
      }),
    );
    await Promise.all(asked);
  } finally {
    await filters.stop();
    silent.close();
  }
});
