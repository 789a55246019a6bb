/** The connections to the mail store, and what becomes of one that it closes. */
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { type FakeStore, fakeStore, rows } from '../../test/support/store.ts';
import { doveadm, StoreAway } from './doveadm.ts';

let store: FakeStore;
before(async () => {
  store = await fakeStore();
});
after(async () => store.close());

const ask = async (): Promise<unknown> => doveadm(store.door, 'who', {}, 5000);

test('a kept connection that is closed when it is used again is replaced; a new one that is closed says that the store is away', async () => {
  const used = new Set<Socket>();
  store.answer((_command, response, { socket }) => {
    if (used.has(socket)) socket.destroy();
    else rows(response, []);
    used.add(socket);
  });
  await Promise.all([ask(), ask(), ask()]);
  assert.equal(used.size, 3);
  await Promise.all([ask(), ask(), ask()]);
  assert.equal(used.size, 6);
  store.answer((_command, _response, { socket }) => void socket.destroy());
  await assert.rejects(ask(), StoreAway);
});
