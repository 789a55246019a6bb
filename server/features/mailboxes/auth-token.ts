/**
 * The authToken of mailbox GET: opaque, short-lived, good for one use (contract.md B.2 rows 19-21). Making one writes nothing;
 * redeeming it does. It dies with the password it was made under.
 */
import type { Sql } from '../../db/connect.ts';
import { openToken, sealToken } from '../../http/seal.ts';

/** Seconds. */
const LIFE = 300;

/** Makes a token for a mailbox as it is now. */
export function mintAuthToken(key: Buffer, username: { id: string; generation: number }, now: Date): string {
  const expires = new Date(now.getTime() + LIFE * 1000);
  return sealToken(key, { subject: username.id, generation: username.generation, expires });
}

/**
 * Takes a token in for the one time that it is good.
 * @returns the username's id; undefined for a token that is not ours, over its life, used before, or of an old password
 */
export async function redeemAuthToken(sql: Sql, key: Buffer, token: string, now: Date): Promise<string | undefined> {
  const opened = openToken(key, token, now);
  if (opened === undefined) return undefined;
  const rows = await sql<{ id: string }[]>`
    insert into redeemed_tokens (nonce, username_id, redeemed_date, expires_date)
    select ${opened.nonce}, id, ${now}, ${opened.expires} from usernames
     where id = ${opened.subject} and generation = ${opened.generation}
    on conflict (nonce) do nothing
    returning username_id as id`;
  return rows[0]?.id;
}
