/** Rows of the audit, as they are written and as they are sealed. */
import { v7 as uuidv7 } from 'uuid';
import type { Sql, Tx } from '../db/connect.ts';
import type { By } from '../http/gate.ts';
import type { About } from '../http/principals.ts';
import { bounded, type Detail } from './changes.ts';

/** A row; what is not known is null. */
export interface AuditRow {
  id: string;
  at: Date;
  requestId: string;
  callerKind: string;
  caller: string;
  address: string;
  operation: string;
  target: string;
  accountId: string | null;
  account: string | null;
  domainId: string | null;
  usernameId: string | null;
  detail: Detail;
  count: number;
}

/** What was done, by whom; `about` adds to what the path named. */
export function rowOf(by: By, operation: string, target: string, detail: Detail, about: About): AuditRow {
  const { caller, address, requestId, now } = by;
  const { accountId = null, account = null, domainId = null, usernameId = null } = { ...by.about, ...about };
  const who = { callerKind: caller.kind, caller: caller.name, address };
  const what = { operation, target, accountId, account, domainId, usernameId, detail: bounded(detail), count: 1 };
  return { id: uuidv7(), at: now, requestId, ...who, ...what };
}

/** The one insert. As JSON, so that one row and a thousand are the same prepared statement. */
export async function insertRows(sql: Sql | Tx, rows: AuditRow[]): Promise<void> {
  const text = storable(JSON.stringify(rows));
  await sql`
    insert into audit (id, at, request_id, caller_kind, caller, address, operation, target, account_id, account, domain_id, username_id,
                       detail, count)
    select * from json_to_recordset(${text}::text::json) as row (
      id uuid, at timestamptz, "requestId" uuid, "callerKind" text, caller text, address text, operation text, target text,
      "accountId" uuid, account text, "domainId" uuid, "usernameId" uuid, detail json, count integer)`;
}

/** JSON without what PostgreSQL's text cannot hold and callers may write all the same: NUL, and halves of a character. */
function storable(json: string): string {
  return json.replace(/\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escape) =>
    /^\\u(0000|d)/.test(escape) ? '\\ufffd' : escape,
  );
}

/** All columns of a row `a` of the audit as texts, letter by letter the same at any time and in any session: what is linked. */
export function sealedColumns(sql: Sql | Tx) {
  return sql`array[a.id::text, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), a.request_id::text, a.caller_kind, a.caller,
    a.address, a.operation, a.target, a.account_id::text, a.account, a.domain_id::text, a.username_id::text, a.detail::text, a.count::text]`;
}
