/**
 * The API by one of three ways to PostgreSQL, for bench/wall.ts: BENCH_WALL is `wall` (as the product works), `scopes` (each transaction
 * sets its scope, but as the owner of the tables, whom no policy asks) or `none` (neither). A process of its own, without the jobs.
 */
import { buildApp } from '../server/app.ts';
import { connect, type Sql } from '../server/db/connect.ts';
import { connectBehindWall } from '../server/db/wall.ts';
import { newLogger } from '../server/log.ts';
import { prepare } from '../server/prepare.ts';
import { readSettings } from '../server/settings.ts';
import { loneServices } from '../test/support/services.ts';

export type Way = 'wall' | 'scopes' | 'none';

const WAYS: Record<Way, (app: string, owner: string) => Sql> = {
  wall: (app) => connectBehindWall(app),
  scopes: (_app, owner) => connectBehindWall(owner),
  none: (_app, owner) => connect(owner),
};

const settings = readSettings();
const owner = settings.MAILSTEAD_DATABASE_URL ?? '';
const { appUrl, instance } = await prepare(owner, settings);
const sql = WAYS[process.env['BENCH_WALL'] as Way](appUrl, owner);
const log = newLogger();
const app = await buildApp(loneServices(sql, instance, log, 'http://127.0.0.1'), log);
process.send?.({ http: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.on('disconnect', () => process.exit());
