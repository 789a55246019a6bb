/** Every way to falsify the audit that a hand in the database has, done by the role that owns it; and that each is found. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, describe, test } from 'node:test';
import { testDatabase } from '../../test/support/database.ts';
import { audit } from '../audit.ts';
import type { Tx } from '../db/connect.ts';
import { linkHash, type Sealed } from './chain.ts';
import { sealedColumns } from './rows.ts';
import { type Head, headOf, seal } from './seal.ts';
import { headOfText, headsIn, verifyAudit } from './verify.ts';

const database = await testDatabase();
const { sql } = database;
after(async () => database.drop());

const caller = {
  kind: 'account',
  name: 'acme-owner',
  userId: '',
  accountId: '',
  accountNumber: 'acme',
  roles: [],
} as never;
const write = async (target: string): Promise<void> =>
  audit(sql, { caller, address: '192.0.2.1', requestId: randomUUID(), now: new Date() }, 'setThing', target, {
    a: [1, 2],
  });

for (let i = 1; i <= 10; i += 1) await write(`thing ${i}`);
await seal(sql);

/** What an owner of the tables must do first, and cannot do unseen by who reads PostgreSQL's log. */
async function disarm(tx: Tx): Promise<void> {
  await tx`grant update, delete on audit, audit_chain to current_user`;
  await tx`alter table audit disable trigger all`;
  await tx`alter table audit_chain disable trigger all`;
}

/** What is said of the audit after `falsify`, which is undone. */
async function saidAfter(falsify: (tx: Tx) => Promise<unknown>, heads: Head[] = []): Promise<string> {
  await sql`create table if not exists kept_audit as select * from audit`;
  await sql`create table if not exists kept_chain as select * from audit_chain`;
  await sql.begin(async (tx) => {
    await disarm(tx);
    await falsify(tx);
  });
  const { whole, sentence } = await verifyAudit(sql, heads);
  await sql.begin(async (tx) => {
    await disarm(tx);
    await tx`delete from audit`;
    await tx`delete from audit_chain`;
    await tx`delete from audit_unsealed`;
    await tx`insert into audit select * from kept_audit`;
    await tx`insert into audit_chain select * from kept_chain`;
    await tx`alter table audit enable trigger all`;
    await tx`alter table audit_chain enable trigger all`;
    await tx`revoke update, delete on audit, audit_chain from current_user`;
  });
  assert.equal(whole, sentence.startsWith('The audit is whole'));
  return sentence;
}

const idAt = (position: number) => sql`(select audit_id from audit_chain where position = ${position})`;

/** Links the rows from a position on as they stand now: what somebody can do who knows the rule. */
async function sealAnew(tx: Tx, from: number): Promise<void> {
  const rows = await tx<{ position: number; row: Sealed }[]>`
    select position::int, ${sealedColumns(tx)} as row from audit_chain c join audit a on a.id = c.audit_id
     where position >= ${from} order by position`;
  const [before] = await tx<{ hash: Buffer }[]>`select hash from audit_chain where position = ${from - 1}`;
  let hash = before!.hash;
  for (const { position, row } of rows) {
    hash = linkHash(hash, position, row);
    await tx`update audit_chain set hash = ${hash} where position = ${position}`;
  }
}

test('an audit that nobody touched is whole, also while rows wait and others are written', async () => {
  assert.equal(await saidAfter(async () => {}), 'The audit is whole: 10 rows are sealed; 0 heads told before fit.');
  await saidAfter(async (tx) => {
    await tx`alter table audit enable trigger await_seal`;
    await tx`insert into audit select gen_random_uuid(), at, request_id, caller, address, operation, target, detail, caller_kind from audit limit 1`;
  }).then((said) =>
    assert.equal(said, 'The audit is whole: 10 rows are sealed, 1 more waits for the seal; 0 heads told before fit.'),
  );
});

describe('the role of the application', () => {
  const attempts = {
    'update audit': sql`update audit set target = 'x'`,
    'delete audit': sql`delete from audit`,
    'delete of nothing': sql`delete from audit where false`,
    'truncate audit': sql`truncate audit`,
    'update audit_chain': sql`update audit_chain set hash = hash`,
    'delete audit_chain': sql`delete from audit_chain`,
    'truncate audit_chain': sql`truncate audit_chain`,
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    test(`has no right to ${name}, and with the right the trigger refuses`, async () => {
      await assert.rejects(
        sql.begin((tx) => tx`${attempt}`),
        { code: '42501', message: /permission denied/ },
      );
      const granted = sql.begin(async (tx) => {
        await tx`grant update, delete, truncate on audit, audit_chain to current_user`;
        await tx`${attempt}`;
      });
      await assert.rejects(granted, { code: '42501', message: /is append-only/ });
    });
  }
});

describe('found:', () => {
  const columns = {
    at: sql`at + interval '1 microsecond'`,
    request_id: sql`gen_random_uuid()`,
    caller: sql`'operator'`,
    caller_kind: sql`'operator'`,
    address: sql`'192.0.2.2'`,
    operation: sql`'setOther'`,
    target: sql`'thing 40'`,
    account_id: sql`gen_random_uuid()`,
    account: sql`'acme'`,
    domain_id: sql`gen_random_uuid()`,
    username_id: sql`gen_random_uuid()`,
    detail: sql`'{"a": [1,2]}'`,
    count: sql`2`,
  };
  for (const [column, value] of Object.entries(columns)) {
    test(`a row whose ${column} was changed`, async () => {
      const said = await saidAfter((tx) => tx`update audit set ${sql(column)} = ${value} where id = ${idAt(4)}`);
      assert.match(said, /^The audit is broken at position 4: its row [0-9a-f-]{36} was changed/);
    });
  }

  test('a row that was removed', async () => {
    const said = await saidAfter((tx) => tx`delete from audit where id = ${idAt(5)}`);
    assert.match(said, /^The audit is broken at position 5: its row [0-9a-f-]{36} was removed\.$/);
  });

  test('a row that was removed with its link, in the middle and at the beginning', async () => {
    for (const position of [5, 1]) {
      const said = await saidAfter(async (tx) => {
        await tx`delete from audit where id = ${idAt(position)}`;
        await tx`delete from audit_chain where position = ${position}`;
      });
      assert.equal(said, `The audit is broken at position ${position + 1}: 1 before it is missing.`);
    }
  });

  test('a row that was removed, and those after it moved up', async () => {
    const said = await saidAfter(async (tx) => {
      await tx`delete from audit where id = ${idAt(5)}`;
      await tx`delete from audit_chain where position = 5`;
      for (let position = 6; position <= 10; position += 1)
        await tx`update audit_chain set position = position - 1 where position = ${position}`;
    });
    assert.match(said, /^The audit is broken at position 5: /);
  });

  test('two rows that changed places', async () => {
    const said = await saidAfter(async (tx) => {
      const [three, four] = await tx<
        { id: string }[]
      >`select audit_id as id from audit_chain where position in (3, 4) order by position`;
      await tx`update audit_chain set audit_id = gen_random_uuid() where position = 3`;
      await tx`update audit_chain set audit_id = ${three!.id} where position = 4`;
      await tx`update audit_chain set audit_id = ${four!.id} where position = 3`;
    });
    assert.match(said, /^The audit is broken at position 3: .* is not the one that was sealed there\.$/);
  });

  test('two links that changed places, rows and hashes', async () => {
    const said = await saidAfter(async (tx) => {
      await tx`update audit_chain set position = 100 where position = 3`;
      await tx`update audit_chain set position = 3 where position = 4`;
      await tx`update audit_chain set position = 4 where position = 100`;
    });
    assert.match(said, /^The audit is broken at position 3: /);
  });

  test('a row that was put in without a link, and links that were taken from their rows', async () => {
    const inserted = await saidAfter(
      (tx) =>
        tx`insert into audit select gen_random_uuid(), at, request_id, caller, address, operation, target, detail, caller_kind from audit limit 1`,
    );
    assert.match(inserted, /^The audit is broken: 1 rows, the first of .*Z, have no place in the chain\.$/);
    const unlinked = await saidAfter((tx) => tx`delete from audit_chain where position > 8`);
    assert.match(unlinked, /^The audit is broken: 2 rows, the first of .*Z, have no place in the chain\.$/);
  });

  test('a row that was removed while it waited', async () => {
    const said = await saidAfter((tx) => tx`insert into audit_unsealed (audit_id) values (gen_random_uuid())`);
    assert.equal(said, 'The audit is broken: 1 rows were removed before they were sealed.');
  });
});

describe('the tail', () => {
  const cut = async (tx: Tx): Promise<void> => {
    await tx`delete from audit where id in (select audit_id from audit_chain where position > 8)`;
    await tx`delete from audit_chain where position > 8`;
  };

  test('removed cleanly it leaves no trace in the database; a head that was told before shows it', async () => {
    const head = await headOf(sql);
    assert.equal(head.position, 10);
    assert.match(await saidAfter(cut), /^The audit is whole: 8 rows/);
    assert.equal(
      await saidAfter(cut, [head]),
      'The audit has lost its tail: it ends at position 8, and was told to reach 10.',
    );
  });

  test('so does one when all was sealed anew after a change', async () => {
    const head = await headOf(sql);
    const falsify = async (tx: Tx): Promise<void> => {
      await tx`update audit set caller = 'somebody else' where id = ${idAt(6)}`;
      await sealAnew(tx, 6);
    };
    assert.match(await saidAfter(falsify), /^The audit is whole/);
    assert.equal(
      await saidAfter(falsify, [head]),
      'The audit is broken at position 10: it was told before with another hash, so all up to it was sealed anew.',
    );
    // Whoever can write to a log the new head as well: that does not take back the old one, wherever it stands.
    const told: Head = { position: 10, hash: Buffer.alloc(0) };
    const falsifyAndTell = async (tx: Tx): Promise<void> => {
      await falsify(tx);
      const [end] = await tx<[{ hash: Buffer }]>`select hash from audit_chain where position = 10`;
      told.hash = end.hash;
    };
    for (const heads of [
      [head, told],
      [told, head],
    ])
      assert.match(await saidAfter(falsifyAndTell, heads), /^The audit is broken at position 10: it was told before/);
    assert.match(await saidAfter(falsifyAndTell, [told]), /1 heads told before fit/);
    const [early] = await sql<Head[]>`select position::int, hash from audit_chain where position = 5`;
    assert.match(await saidAfter(falsify, [early!]), /1 heads told before fit/);
  });
});

test('heads are read from a log, whatever else stands there', () => {
  const hash = 'ab'.repeat(32);
  const line = (fields: object): string => JSON.stringify({ level: 30, ...fields });
  const log = [
    line({ position: 12, hash, msg: 'audit head' }),
    '{"broken audit head',
    line({ position: 13, hash, msg: 'call', route: 'audit head' }),
    line({ position: '1; drop', hash, msg: 'audit head' }),
    line({ position: 14, hash: 'x', msg: 'audit head' }),
    line({ position: 0, hash, msg: 'audit head' }),
    '',
  ].join('\n');
  assert.deepEqual(headsIn(log), [{ position: 12, hash: Buffer.from(hash, 'hex') }]);
  assert.equal(headOfText(`7:${hash}`)?.position, 7);
  for (const text of ['', '7', `-7:${hash}`, `7:${hash}0`, `7.5:${hash}`]) assert.equal(headOfText(text), undefined);
});
