/** messagestats of both kinds of mailbox, in their long and short forms (contract.md B.1 rows 23 and 28; operator.md, Self-service). */
import { after, test } from 'node:test';
import { BASE, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { missing, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { fakeStore, rows } from '../../../test/support/store.ts';
import { peopledApi } from '../../../test/support/world.ts';

const store = await fakeStore();
const api = await peopledApi({ door: store.door });
after(async () => {
  await api.close();
  await store.close();
});
store.answer((_command, response) => rows(response, [{ mailbox: 'Sent', messages: '5', unseen: '1' }]));

const LONG = '/accounts/acme/email/acme.example/usernames';
const SHORT = '/email/acme.example/usernames';
const none = { allMessages: 0, unreadMessages: 0 };
const messageCount = { inbox: none, sent: { allMessages: 5, unreadMessages: 1 }, spam: none };
const counted = (path: string) => ({ messageCount, links: [{ href: `${BASE}${path}/`, rel: 'self' }] });

for (const { kind, name, other } of [
  { kind: 'mailbox', name: 'alice', other: 'exchange' },
  { kind: 'exchange', name: 'xena', other: 'mailbox' },
]) {
  test(`${kind}: each form links to itself; its owner counts by the short one alone`, async () => {
    const owner = api.as('acme-owner');
    const self = api.as(`${name}@acme.example`);
    if (kind === 'exchange')
      expectReply(await owner.put(`${LONG}/${name}/exchange`, { password: PASSWORD, displayName: 'Xena' }), 201);
    const [long, short] = [LONG, SHORT].map((base) => `${base}/${name}/${kind}/messagestats`) as [string, string];
    for (const client of [owner, api.as('north-app'), api.as('operator')])
      for (const path of [long, short]) expectReply(await client.get(path), 200, counted(path));
    expectReply(await self.get(short), 200, counted(short));
    expectReply(await self.get(long), 401, UNAUTHORIZED);
    expectReply(await api.as('bob@acme.example').get(short), 401, UNAUTHORIZED);
    for (const path of [long, short])
      expectReply(await owner.get(path.replace(`/${kind}/`, `/${other}/`)), 404, missing('Mailbox not found'));
  });
}
