/** How the parts reach PostgreSQL: the API by a URL, the mail daemons by libpq's words. */
import type { MailDatabase } from './part.ts';
import type { Places } from './places.ts';
import { secret } from './secrets.ts';

/**
 * @param url of the API's role
 * @param socketDir of the private cluster; unset: the host of the URL
 * @throws Error when the URL names no database, or several hosts
 */
export function mailDatabase(url: string, places: Places, socketDir?: string): MailDatabase {
  const parsed = new URL(url);
  const host = socketDir ?? parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname);
  const database = decodeURIComponent(parsed.pathname.slice(1));
  if (host === '' || host.includes(',')) throw new Error('MAILSTEAD_DATABASE_URL must name one host.');
  if (database === '') throw new Error('MAILSTEAD_DATABASE_URL must name a database.');
  const sslmode = parsed.searchParams.get('sslmode') ?? undefined;
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(parsed.searchParams.get('port') ?? (parsed.port || '5432')),
    database,
    ...(sslmode === undefined ? {} : { sslmode }),
    // The roles of one cluster are seen by all its databases: each home has its own.
    readerRole: `mailstead_reader_${places.id}`,
    readerPassword: secret(places.secrets, 'mail-reader'),
    writerRole: `mailstead_writer_${places.id}`,
    writerPassword: secret(places.secrets, 'mail-writer'),
    doormanRole: `mailstead_doorman_${places.id}`,
    doormanPassword: secret(places.secrets, 'mail-doorman'),
  };
}
