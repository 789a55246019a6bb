/** `tools/verify-audit`: the command line of server/audit/verify.ts. Reads only. */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import type { Head } from '../server/audit/seal.ts';
import { headOfText, headsIn, verifyAudit, type Verdict } from '../server/audit/verify.ts';
import { connect } from '../server/db/connect.ts';
import { apiLogs, HomeError, openDatabase, placesOf } from './audit/home.ts';

const USAGE = `Looks whether the audit is what it was when it was sealed, and says so in one sentence.

  tools/verify-audit [FOLDER]   the state folder (MAILSTEAD_HOME, ./var); its database is started for the time of the look unless it runs
  tools/verify-audit URL        a database; better as MAILSTEAD_DATABASE_URL in the environment, where no other user sees its password

  --log FILE            a log of the API: the heads it tells must be in the chain, so that a removed tail shows; may be given
                        several times. Those of a state folder are read anyway
  --head POSITION:HASH  a head that was noted elsewhere; may be given several times

Exit status: 0 whole, 1 broken, 2 nothing could be looked at.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    log: { type: 'string', multiple: true, default: [] },
    head: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(USAGE);
else process.exitCode = await run();

async function run(): Promise<number> {
  try {
    const { whole, sentence } = await look();
    console.log(sentence);
    return whole ? 0 : 1;
  } catch (error) {
    // Messages of PostgreSQL may quote data; its code says enough.
    const { code, message } = error as { code?: string; message: string };
    const ours = error instanceof HomeError || code === undefined;
    console.error(ours ? message : `The audit could not be looked at: ${code}.`);
    return 2;
  }
}

async function look(): Promise<Verdict> {
  const [given = process.env['MAILSTEAD_DATABASE_URL'] ?? process.env['MAILSTEAD_HOME'] ?? './var', ...more] =
    positionals;
  if (more.length > 0) throw new HomeError('One database or state folder at a time.');
  const heads = [...values.head.map(readHead), ...values.log.flatMap((file) => headsIn(fs.readFileSync(file, 'utf8')))];
  if (/^postgres(ql)?:\/\//.test(given)) return lookAt(given, heads);
  const places = placesOf(given);
  const database = await openDatabase(places);
  try {
    return await lookAt(database.url, [...heads, ...apiLogs(places).flatMap(headsIn)]);
  } finally {
    await database.close();
  }
}

async function lookAt(url: string, heads: Head[]): Promise<Verdict> {
  const sql = connect(url, 1);
  try {
    return await verifyAudit(sql, heads);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function readHead(text: string): Head {
  const head = headOfText(text);
  if (head === undefined) throw new HomeError(`${text} is no head: give POSITION:HASH.`);
  return head;
}
