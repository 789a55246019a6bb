/** Passwords brought from elsewhere (operator.md, `passwordHash`): who has one logs in by every protocol. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { allLogIn, logIns, noneLogIn } from '../../support/log-ins.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { newTenant, type Tenant } from '../../support/operator.ts';
import type { System } from '../../support/system.ts';

const password = 'Geheim-1-erstes';
/** Made by `doveadm pw`. */
const hashes = [
  '{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$zSKwdveEAg8ur4PJIUKUEw$VrSgwpPbkhcwAHXL3UbtYXaVpKgQ5Ez6NlANqGFwsR4',
  '{BLF-CRYPT}$2y$05$mt.rpLAu3xHvwuhTMtXtX.w0BtKlmVCuAhsQenmwjzsFrQawLFqh2',
  '{SHA512-CRYPT}$6$rounds=1000$MS8n9SO1YdlHPOD4$eaHZfqfuCuqoNZZrDYPJx9Ptrmjh0/8B0UBCKPQK7YbqR1IAvC01sEXsj5VJkhs1GzufUL438kUF/MRGppIHa/',
  '{SHA256-CRYPT}$5$rounds=1000$tfTs8dm2k5vwi/vu$AqIMV0o4wvO6DMTu5Gh7YwHN9EmvfH7RU9mL5DPyPp9',
  '{SSHA512}NBmsR+Myc5zSaYcOg123TL1pR3RnOFNBrUBfuoGueUZ/A8qnbgmKyu5QZ4h97gXIsFq5VBFtZKsQnxlyqsFaDQy4ou8=',
  '{SSHA256}ge17MhjnVpnJtdBdA4rdJUcjM+10PVlSbj7Z5Hug7cV+ht0h',
  '{SSHA}RbTuEq1WDDVyc5fE4hQnKop9KVMxPPId',
  '{MD5-CRYPT}$1$nXENf1jb$5u8enms3aiO94Izzod7Bw1',
];

let system: System;
let tenant: Tenant;

before(async () => {
  ({ system } = await oneSystem());
  tenant = await newTenant(system.api);
});

for (const [nth, passwordHash] of hashes.entries()) {
  const scheme = passwordHash.slice(1, passwordHash.indexOf('}'));
  test(`${scheme}: logs in with its password alone, and with another one once that is set`, async () => {
    const name = `moved-${nth}`;
    const address = await tenant.add(name, { passwordHash });
    assert.deepEqual(await logIns(system.ready(), address, password), allLogIn);
    assert.deepEqual(await logIns(system.ready(), address, passwordHash), noneLogIn);
    await system.api.put(tenant.mailbox(name), { password: 'Neu-2-gesetzt' });
    assert.deepEqual(await logIns(system.ready(), address, 'Neu-2-gesetzt'), allLogIn);
    assert.deepEqual(await logIns(system.ready(), address, password), noneLogIn);
    const [row] = await system.sql<{ hash: string }[]>`
      select password_hash as hash from usernames where username = ${name}`;
    assert.match(row?.hash ?? '', /^\{ARGON2ID\}/);
  });
}

test('passwords with every kind of character log in', async () => {
  const odd = [
    'Ünïcode-Pässw0rd-日本',
    `Quote"Back\\slash'1%s{}`,
    'Blank in 1 password!',
    'Tr0ub4dor&$(id)`;--',
    '𝒫Xassing-1-plane',
  ];
  for (const [nth, password] of odd.entries()) {
    const address = await tenant.add(`typist-${nth}`, { password });
    for (const time of ['computed', 'known'])
      assert.deepEqual(await logIns(system.ready(), address, password), allLogIn, `${password}, ${time}`);
    assert.deepEqual(await logIns(system.ready(), address, password.slice(0, -1)), noneLogIn, password);
  }
});
