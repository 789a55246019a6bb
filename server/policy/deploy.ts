/** Brings a change of settings into force: the owner's scripts are compiled anew in the transaction that makes the change. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { Sql, Tx } from '../db/connect.ts';
import { addressesOf } from '../mail-address.ts';
import { compileDomain, compileMailbox, compilePlan, type MailboxState, type Script } from './compile.ts';
import {
  outdatedOwners,
  type OwnerRow,
  readOwners,
  replaceScripts,
  unwrittenOwners,
  upsertDefaults,
} from './queries.ts';

/** The files whose text decides what the compiler writes. */
const SOURCES = [
  'mail-address.ts',
  'policy/compile.ts',
  'policy/words.ts',
  'policy/deploy.ts',
  'sieve/commands.ts',
  'sieve/quote.ts',
  'sieve/script.ts',
  'sieve/tests.ts',
  'features/autoresponder/policy.ts',
  'features/blackwhitelist/policy.ts',
  'features/cleanmailplus/attributes.ts',
  'features/cleanmailplus/policy.ts',
  'features/exchange/policy.ts',
  'features/forwards/policy.ts',
];

/** Names this compiler: scripts of another one are compiled anew after an upgrade. Read once, while the files can be read. */
const compiler = createHash('sha256')
  .update(SOURCES.map((name) => fs.readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')).join('\0'))
  .digest('hex')
  .slice(0, 16);

/**
 * Compiles the scripts of a domain or a mailbox from what the tables say now. The caller holds the owner's row until its
 * transaction ends, so nobody changes its settings meanwhile.
 * @param ownerId of the domain or the username whose settings have changed; one that is gone is passed over
 */
export async function deployPolicy(tx: Tx, ownerId: string): Promise<void> {
  for (const row of await readOwners(tx, [ownerId])) await replaceScripts(tx, row, compile(row), compiler);
}

/** Writes what owners without settings use. At each start, before the mail daemons. */
export async function deployDefaults(sql: Sql): Promise<void> {
  const nothing = { domainId: '', values: new Map<string, string>(), lists: { white: [], black: [] } };
  const mailbox = { ...nothing, id: '', isVirtual: false, autoresponder: undefined, forwards: [], exchange: undefined };
  await upsertDefaults(sql, [
    ...compileMailbox(mailbox),
    ...compileDomain(nothing),
    { ...compilePlan({ forwardKeepsCopy: true }), name: 'plan-keeps-copy' },
    { ...compilePlan({ forwardKeepsCopy: false }), name: 'plan-keeps-none' },
  ]);
}

const BATCH = 50;
const PAGE = 1000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * After an upgrade: compiles anew what an older compiler has written, for deleted domains too, which may come back, and what none has.
 * Each statement costs the same however many owners there are.
 */
export async function redeployOutdated(sql: Sql): Promise<void> {
  for (let ids = await outdatedOwners(sql, compiler, BATCH); ids.length > 0;) {
    await redeploy(sql, ids);
    ids = await outdatedOwners(sql, compiler, BATCH);
  }
  for (const kind of ['all_domains', 'usernames'] as const) {
    for (let after: string | undefined = FIRST; after !== undefined;) {
      const page = await unwrittenOwners(sql, kind, after, PAGE);
      await redeploy(sql, page.unwritten);
      after = page.last;
    }
  }
}

/** Each owner is held while it is compiled. */
async function redeploy(sql: Sql, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await sql.begin(async (tx) => {
      await tx`select from all_domains where id = (select domain_id from usernames where id = ${id} union select id from all_domains where id = ${id}) for key share`;
      await tx`select from usernames where id = ${id} for update`;
      await tx`select from all_domains where id = ${id} for update`;
      await deployPolicy(tx, id);
    });
  }
}

function compile(row: OwnerRow): Script[] {
  const state = {
    domainId: row.domainId,
    values: new Map(Object.entries(row.values)),
    lists: { white: row.white, black: row.black },
  };
  if (row.usernameId === null) return compileDomain(state);
  return compileMailbox({
    ...state,
    id: row.usernameId,
    isVirtual: row.isVirtual,
    autoresponder: row.autoresponder ?? undefined,
    forwards: row.forwards,
    exchange: row.exchange === null ? undefined : exchangeState(row.exchange),
  });
}

/** From the fields as they are stored; those that were not set have the defaults of a new mailbox (contract.md F.2). */
function exchangeState(fields: Record<string, unknown>): NonNullable<MailboxState['exchange']> {
  return {
    maxReceiveSize: (fields['maxReceiveSize'] as number | 'unlimited' | undefined) ?? 50,
    requiresAuthentication: fields['requireSenderAuthenticationEnabled'] === true,
    forwardTo: addressesOf((fields['forwardingSmtpAddress'] as string | undefined) ?? '') ?? [],
    keepsCopy: fields['deliverToMailboxAndForward'] === true,
  };
}
