/**
 * The authToken of mailbox GET: opaque, short-lived, good for one use (contract.md B.2 rows 19-21). Making one writes nothing
 * but a note for the audit; redeeming it does. It dies with the password it was made under.
 */
import { audit } from '../../audit.ts';
import { inBatches } from '../../db/batches.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { PLATFORM, within } from '../../db/scope.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { type OpenedToken, openToken, sealToken } from '../../http/seal.ts';
import type { Services } from '../../services.ts';
import { ownerOf } from '../usernames/queries.ts';

/** Seconds. */
const LIFE = 300;

/** Makes a token for a mailbox as it is now. */
export function mintAuthToken(key: Buffer, username: { id: string; generation: number }, now: Date): string {
  const expires = new Date(now.getTime() + LIFE * 1000);
  return sealToken(key, { subject: username.id, generation: username.generation, expires });
}

/** The token of a reply. That it was handed out is noted, and written beside the requests. */
export function handOutAuthToken(
  { instance, notes }: Pick<Services, 'instance' | 'notes'>,
  { by, stem }: { by: By; stem: Stem },
): string {
  const username = stem.username!;
  notes.add('mintAuthToken', by, `${username.username}@${stem.domain!.domain}`);
  return mintAuthToken(instance.secret, username, by.now);
}

/**
 * Takes a token in for the one time that it is good.
 * @param by who brings it, as far as that is known
 * @returns the username's id; undefined for a token that is not ours, over its life, used before, or of an old password
 */
export async function redeemAuthToken(sql: Sql, key: Buffer, token: string, by: By): Promise<string | undefined> {
  const opened = openToken(key, token, by.now);
  if (opened === undefined) return undefined;
  // Whose it is, only the token says.
  return within(PLATFORM, async () => sql.begin(async (tx) => take(tx, opened, by)));
}

async function take(tx: Tx, opened: OpenedToken, by: By): Promise<string | undefined> {
  const [taken] = await tx<{ id: string }[]>`
      insert into redeemed_tokens (nonce, username_id, redeemed_date, expires_date)
      select ${opened.nonce}, u.id, ${by.now}, ${opened.expires} from usernames u join domains d on d.id = u.domain_id
       where u.id = ${opened.subject} and u.generation + d.generation = ${opened.generation}
      on conflict (nonce) do nothing
      returning username_id as id`;
  if (taken === undefined) return undefined;
  const owner = await ownerOf(tx, taken.id);
  await audit(tx, by, 'redeemAuthToken', owner.name, {}, owner.about);
  return taken.id;
}

/** Forgets tokens whose life is over: they are refused without having been used. */
export async function dropOldTokens(sql: Sql): Promise<void> {
  await inBatches(
    (most) => sql`
      delete from redeemed_tokens
       where ctid = any(array(
         select ctid from redeemed_tokens where expires_date < now() - interval '1 day' order by expires_date limit ${most}))`,
  );
}
