/** What the watcher would give the mail daemons to start with, without the watcher: their configuration is written, and nothing is started. */
import { ensureCertificate } from '../../engine/certificate.ts';
import { makeFolders, makeMailFolders } from '../../engine/folders.ts';
import type { Context } from '../../engine/part.ts';
import { findPlaces } from '../../engine/places.ts';
import { findMailUsers } from '../../engine/users.ts';
import { readSettings } from '../../server/settings.ts';

/**
 * What the parts of the engine are made from. There is no database behind it.
 * @param home made when missing
 * @param environment settings
 */
export async function contextIn(home: string, environment: Record<string, string>): Promise<Context> {
  const settings = readSettings({ MAILSTEAD_HOSTNAME: 'mx.mailstead.test', ...environment });
  const places = findPlaces(home, true);
  const users = findMailUsers(true);
  if (users === undefined) throw new Error('The mail daemons are not installed here.');
  makeFolders(places, undefined);
  makeMailFolders(places, users, 0);
  return {
    settings,
    nodeEnvironment: {},
    places,
    ports: { smtp: 25, submission: 587, submissions: 465, imap: 143, imaps: 993, pop3: 110, pop3s: 995 },
    internalPorts: {
      reinjection: 20_025,
      srsForward: 20_001,
      srsReverse: 20_002,
      vault: 20_003,
      dns: 20_053,
      logIns: 20_004,
      postgresProxy: 20_005,
    },
    tls: await ensureCertificate(settings, places.tls),
    database: {
      host: '/nowhere',
      port: 5432,
      database: 'mailstead',
      readerRole: 'reader',
      readerPassword: 'secret',
      writerRole: 'writer',
      writerPassword: 'secret',
      doormanRole: 'doorman',
      doormanPassword: 'secret',
    },
    storeKey: 'key',
    vaultToken: 'token',
    logInToken: 'token',
    srsSecret: 'secret',
    apiGid: 0,
    users,
  };
}
