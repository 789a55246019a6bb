/** A home made by hand, without daemons: the database of a test, and one mailbox with five mails. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPlaces, type Places } from '../../engine/places.ts';
import type { TestApi } from '../support/api.ts';
import { testCluster } from '../support/database.ts';
import { peopledApi } from '../support/world.ts';

export interface ByHand {
  api: TestApi;
  /** In which the home lies, and what else a test makes. */
  folder: string;
  places: Places;
  databaseUrl: string;
  /** Of the one mailbox with mail. */
  maildir: string;
  remove: () => Promise<void>;
}

export async function makeByHand(prefix: string): Promise<ByHand> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), prefix)));
  fs.chmodSync(folder, 0o755);
  const api = await peopledApi();
  const url = new URL(testCluster().ownerUrl);
  url.pathname = `/${api.sql.options.database}`;
  const places = findPlaces(path.join(folder, 'home'), false);
  for (const at of [places.secrets, places.logs]) fs.mkdirSync(at, { recursive: true });
  fs.writeFileSync(path.join(places.secrets, 'srs'), '0123456789abcdef', { mode: 0o600 });
  const [row] = await api.sql<[{ id: string }]>`select id from usernames where username = 'alice'`;
  const maildir = path.join(places.mailStore, row.id.slice(-2), row.id, 'mail');
  for (const name of ['cur', 'new', 'tmp', '.Work/cur', '.Work/new', '.Work/tmp'])
    fs.mkdirSync(path.join(maildir, name), { recursive: true });
  for (let i = 1; i < 6; i += 1) fs.writeFileSync(path.join(maildir, 'cur', `${i}.M1.host,S=6:2,S`), `mail ${i}`);
  fs.writeFileSync(path.join(maildir, 'dovecot-uidlist'), '3 V1700000000 N6 G00ff\n1 :1.M1.host,S=6\n2 :2.M1');
  const remove = async (): Promise<void> => {
    await api.close();
    fs.rmSync(folder, { recursive: true });
  };
  return { api, folder, places, databaseUrl: url.href, maildir, remove };
}
