/**
 * The filters dead or hanging: /health/ready shows it, the log says it once, and mail is taken unfiltered or waits, as
 * MAILSTEAD_FILTER_DOWN says; none is lost. Twice the same, once for each value.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { PartName } from '../../engine/part.ts';
import { layOut } from '../../server/outbox.ts';
import { until } from '../engine/until.ts';
import { MailboxReader, type StoredMail } from '../support/mailbox-reader.ts';
import { firstPassword, newTenant, type Tenant } from '../support/operator.ts';
import { deliver, SmtpClient, type SmtpReply } from '../support/smtp.ts';
import { startSystem, type System } from '../support/system.ts';

/** All well, or what is not. */
type Told = [status: number, overall: string, filter: string, virus: string, policy: string];
const WELL: Told = [200, 'ok', 'ok', 'ok', 'ok'];
/** Of the log: what has gone and what is back. */
const GONE = /(Rspamd|the virus scanner) does not answer/;
const BACK = /(Rspamd|the virus scanner) is back/;
const TEST_VIRUS = Buffer.from(
  'WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=',
  'base64',
);

for (const filterDown of ['accept', 'defer'] as const) {
  describe(`MAILSTEAD_FILTER_DOWN=${filterDown}`, () => {
    const accepts = filterDown === 'accept';
    let system: System;
    let smtp: string | undefined;
    let tenant: Tenant;
    let address: string;
    let reader: MailboxReader | undefined;

    before(async () => {
      system = await startSystem({ MAILSTEAD_FILTER_DOWN: filterDown });
      tenant = await newTenant(system.api);
      address = await tenant.add('alice');
      await system.api.put(`${tenant.path}/cleanmailplus`, {
        attributes: [{ attributeName: 'SPAM_ACTION', attributeValue: '1' }],
      });
      reader = await MailboxReader.open(system.ready().imap ?? '', address, firstPassword);
    });
    after(async () => {
      reader?.close();
      await system.remove();
    });

    async function tells(expected: Told): Promise<void> {
      let told: Told | undefined;
      await until(
        `/health/ready as ${expected.join(' ')}`,
        async () => {
          const reply = await fetch(new URL('/health/ready', system.ready().http));
          const { status, parts } = (await reply.json()) as { status: string; parts: Record<string, string> };
          smtp = parts['smtp'];
          told = [reply.status, status, parts['filter'] ?? '', parts['virus'] ?? '', parts['policy'] ?? ''];
          return told.join() === expected.join();
        },
        60_000,
      ).catch(() => assert.deepEqual(told, expected));
    }

    /** Runs `work` while a part is dead and nobody starts it anew; then waits until all is well. */
    async function without(part: PartName, work: () => Promise<void>): Promise<void> {
      const { pid: watcher, pids } = system.ready();
      process.kill(watcher, 'SIGSTOP');
      try {
        // The part is the first of a session of its own.
        process.kill(-pids[part]!, 'SIGKILL');
        await work();
      } finally {
        process.kill(watcher, 'SIGCONT');
      }
      await tells(WELL);
    }

    const log = (): string[] => fs.readFileSync(path.join(system.home, 'logs', 'policyd.log'), 'utf8').split('\n');
    const count = (pattern: RegExp): number => log().filter((line) => pattern.test(line)).length;

    async function send(subject: string, line: string): Promise<SmtpReply> {
      const text = `From: someone@elsewhere.example\r\nTo: ${address}\r\nSubject: ${subject}\r\n\r\n${line}\r\n`;
      return deliver(system.ready().smtp ?? '', { to: address, text });
    }

    const find = async (subject: string, at = reader!): Promise<StoredMail | undefined> =>
      (await at.everywhere()).find((mail) => mail.header('Subject') === subject);
    const arrives = async (subject: string, at = reader!): Promise<StoredMail> =>
      until(`the mail "${subject}"`, async () => find(subject, at), 30_000);

    const isTaken = ({ code, text }: SmtpReply): void => assert.equal(code, 250, text);
    const isTemporary = ({ code, text }: SmtpReply): void => assert.ok(code >= 400 && code < 500, `${code} ${text}`);

    test('with the filters: spam is spam', async () => {
      await tells(WELL);
      isTaken(await send('spam before', 'MAILSTEAD-SPAM-TEST-15'));
      assert.ok(Number((await arrives('spam before')).header('X-Mailstead-Score')) >= 150);
    });

    test('Rspamd killed', async () => {
      await without('rspamd', async () => {
        await tells([accepts ? 200 : 503, 'degraded', 'down', 'unknown', 'ok']);
        const sent = await send('spam unseen', 'MAILSTEAD-SPAM-TEST-15');
        if (!accepts) return isTemporary(sent);
        isTaken(sent);
        const mail = await arrives('spam unseen');
        assert.deepEqual([mail.folder, mail.header('X-Mailstead-Score')], ['INBOX', undefined]);
        await until('the log', () => count(GONE) === 1);
      });
      isTaken(await send('spam after', 'MAILSTEAD-SPAM-TEST-15'));
      assert.ok(Number((await arrives('spam after')).header('X-Mailstead-Score')) >= 150);
      // What was told to come again has not come by another way.
      const unseen = (await reader!.everywhere()).filter((mail) => mail.header('Subject') === 'spam unseen');
      assert.equal(unseen.length, accepts ? 1 : 0);
      assert.deepEqual([count(GONE), count(BACK)], [1, 1]);
    });

    // To defer, nothing would come to be judged.
    if (accepts) {
      test('Rspamd killed: who takes mail of its own system only has it, and no other', async () => {
        const path = `${tenant.path}/usernames/reserved/exchange`;
        await system.api.put(path, { password: firstPassword, displayName: 'reserved' });
        await system.api.put(path, { requireSenderAuthenticationEnabled: true });
        const reserved = `reserved@${tenant.domain}`;
        await tenant.add('carol');
        const targets = { targets: [{ target: reserved }] };
        assert.equal((await system.api.call('POST', `${tenant.path}/usernames/carol/forwards`, targets)).status, 204);
        const there = await MailboxReader.open(system.ready().imap ?? '', reserved, firstPassword);
        const text = (subject: string): string =>
          `Subject: ${subject}\r\nFrom: ${address}\r\nX-Mailstead-Authenticated: yes\r\n\r\nHello.\r\n`;
        await without('rspamd', async () => {
          const client = await SmtpClient.open(system.ready().submissions ?? '', { secure: true });
          await client.logIn(address, firstPassword);
          isTaken(await client.mail({ from: address, to: [reserved], text: text('of a colleague') }));
          client.close();
          const notice = { recipient: reserved, subject: 'of the system itself', body: 'Hello.' };
          await system.sql.begin((tx) => layOut(tx, notice, new Date()));
          for (const subject of ['of a colleague', notice.subject]) {
            const mail = await arrives(subject, there);
            assert.deepEqual(
              [mail.header('X-Mailstead-Authenticated'), mail.header('X-Mailstead-Score')],
              ['yes', undefined],
            );
          }
          // By a forward, since policyd would refuse it at the door.
          isTaken(
            await deliver(system.ready().smtp ?? '', {
              from: address,
              to: `carol@${tenant.domain}`,
              text: text('forged'),
            }),
          );
          const bounce = await until('the bounce', async () =>
            (await reader!.everywhere()).find((mail) => mail.body.includes('takes mail of its own system only')),
          );
          assert.match(bounce.body, /^Subject: forged/m);
          assert.equal(await find('forged', there), undefined);
        });
        there.close();
      });
    }

    test('the virus scanner killed', async () => {
      await without('clamd', async () => {
        await tells([accepts ? 200 : 503, 'degraded', 'ok', 'down', 'ok']);
        const sent = await send('virus unseen', TEST_VIRUS.toString());
        if (!accepts) return isTemporary(sent);
        isTaken(sent);
        assert.equal((await arrives('virus unseen')).header('X-Mailstead-Virus'), undefined);
      });
      assert.deepEqual([count(GONE), count(BACK)], accepts ? [3, 3] : [2, 2]);
    });

    test('policyd killed: mail waits whatever the setting, and goes on when it is back', async () => {
      await without('policyd', async () => {
        await tells([503, 'degraded', 'unknown', 'unknown', 'down']);
        isTemporary(await send('without policyd', 'Hello.'));
        const client = await SmtpClient.open(system.ready().submissions ?? '', { secure: true });
        isTemporary(await client.logIn(address, firstPassword));
        client.close();
      });
      isTaken(await send('with policyd', 'Hello.'));
      await arrives('with policyd');
    });

    // To defer, it would be the same.
    if (!accepts) return;
    test('Rspamd hanging: mail is slow, and comes', async () => {
      const pid = system.ready().pids.rspamd!;
      process.kill(-pid, 'SIGSTOP');
      try {
        // Postfix waits for it longer than the look at SMTP does.
        await tells([503, 'degraded', 'down', 'unknown', 'ok']);
        assert.equal(smtp, 'down');
        isTaken(await send('while it hangs', 'Hello.'));
        assert.equal((await arrives('while it hangs')).header('X-Mailstead-Score'), undefined);
      } finally {
        process.kill(-pid, 'SIGCONT');
      }
      await tells(WELL);
    });
  });
}
