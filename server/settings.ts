/**
 * Every setting there is: one schema with prose and default, and the only reader of the environment.
 * `docs/reference/settings.md` is generated from it; a test holds the two together.
 */
import os from 'node:os';
import { Type, type Static, type TInteger, type TOptional, type TSchema, type TString } from 'typebox';
import { clientOf } from './http/client.ts';

const port = (byDefault: number, description: string): TInteger =>
  Type.Integer({ minimum: 0, maximum: 65535, default: byDefault, description });

const roleAndPassword = (what: string): TOptional<TString> =>
  Type.Optional(Type.String({ pattern: '^[a-z0-9_]+:[A-Za-z0-9]+$', description: `role:password ${what}` }));

/** The settings of operator.md ("Starting and finding the system"), by the names fixed there. */
export const settingsSchema = Type.Object({
  MAILSTEAD_HOME: Type.String({
    minLength: 1,
    default: './var',
    description: 'State folder: database, mail, logs, sockets, secrets.',
  }),
  MAILSTEAD_HOSTNAME: Type.String({
    pattern: '^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$',
    default: '',
    description: 'Name in HELO, in the certificate and in our own mails. Unset: the name of the machine.',
  }),
  MAILSTEAD_BIND: Type.String({
    default: '127.0.0.1',
    description: 'Address of all ports. Off loopback no password is taken without TLS, on any protocol.',
  }),
  MAILSTEAD_HTTP_PORT: port(8080, 'API and pages.'),
  MAILSTEAD_HTTPS_PORT: port(8443, 'API and pages, with TLS.'),
  MAILSTEAD_SMTP_PORT: port(2525, 'Incoming mail, with STARTTLS.'),
  MAILSTEAD_SUBMISSION_PORT: port(2587, 'Submission with STARTTLS.'),
  MAILSTEAD_SUBMISSIONS_PORT: port(2465, 'Submission with TLS from the start (RFC 8314).'),
  MAILSTEAD_IMAP_PORT: port(2143, 'IMAP, with STARTTLS.'),
  MAILSTEAD_IMAPS_PORT: port(2993, 'IMAP with TLS from the start.'),
  MAILSTEAD_POP3_PORT: port(2110, 'POP3, with STLS.'),
  MAILSTEAD_POP3S_PORT: port(2995, 'POP3 with TLS from the start.'),
  MAILSTEAD_METRICS_PORT: Type.Optional(
    Type.String({
      pattern: '^(off|[0-9]{1,5})$',
      description: 'Figures for Prometheus, at `/metrics`. Unset: 9154, or a free one when that is taken. off: none.',
    }),
  ),
  MAILSTEAD_TLS_CERT: Type.Optional(
    Type.String({
      description: 'PEM file of the certificate chain. Unset: a self-signed certificate made at first start.',
    }),
  ),
  MAILSTEAD_TLS_KEY: Type.Optional(
    Type.String({ description: 'PEM file of the key that belongs to MAILSTEAD_TLS_CERT.' }),
  ),
  MAILSTEAD_BASE_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#]+(/[^?#]*)?$',
      description: 'The APIBaseURL of every link. Unset: http://, the bind address and the HTTP port.',
    }),
  ),
  MAILSTEAD_DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://.+$',
      description: 'An external PostgreSQL (15 or later). Unset: a private cluster in the state folder.',
    }),
  ),
  MAILSTEAD_OPERATOR_PASSWORD: Type.Optional(
    Type.String({
      minLength: 12,
      maxLength: 128,
      description:
        'Password of the platform user `operator`, read at the first start only. Unset: a random one, printed once and kept in `operator-password` in the state folder.',
    }),
  ),
  MAILSTEAD_ENGINE: Type.Union([Type.Literal('auto'), Type.Literal('required'), Type.Literal('off')], {
    default: 'auto',
    description:
      'auto: the mail daemons if they are there or can be installed, else the API alone. required: refuse to start without them. off: the API alone.',
  }),
  MAILSTEAD_RELAY_HOST: Type.Optional(
    Type.String({
      pattern: '^(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]+):[0-9]{1,5}$',
      description: '`host:port` to which all outbound mail is handed. Unset: delivered by MX.',
    }),
  ),
  MAILSTEAD_PRIVATE_DESTINATIONS: Type.Union([Type.Literal('refuse'), Type.Literal('allow')], {
    default: 'refuse',
    description:
      'Mail to a domain whose mail servers have private, loopback or link-local addresses only. refuse: it bounces, and /etc/hosts is not asked. allow: it is sent there. With MAILSTEAD_RELAY_HOST that host decides.',
  }),
  MAILSTEAD_KEEP_DELETED_DAYS: Type.Integer({
    minimum: 0,
    maximum: 36500,
    default: 30,
    description:
      'Days for which a deleted mailbox or domain is kept and may be restored, with its mail. 0: none is restored.',
  }),
  MAILSTEAD_KEEP_LOG_DAYS: Type.Integer({
    minimum: 1,
    maximum: 36500,
    default: 30,
    description: 'Days for which the older parts of a log are kept, at most 30 of 50 MB each.',
  }),
  MAILSTEAD_SUPPORT_ADDRESS: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,253}$',
      description: 'Where migration tickets are mailed, and where postmaster@ and abuse@ of the hosted domains arrive.',
    }),
  ),
  MAILSTEAD_FILTER_DOWN: Type.Union([Type.Literal('accept'), Type.Literal('defer')], {
    default: 'accept',
    description:
      'What happens to mail while the spam or virus filter is down. accept: it arrives unfiltered. defer: the sender is told to try later.',
  }),
  MAILSTEAD_CLAMAV: Type.Union([Type.Literal('on'), Type.Literal('off')], {
    default: 'on',
    description: 'off: no virus scanner is started.',
  }),
  MAILSTEAD_CLAMAV_UPDATES: Type.Union([Type.Literal('on'), Type.Literal('off')], {
    default: 'on',
    description:
      'on: the signatures of viruses are fetched from the ClamAV project, about 300 MB at first, where it can be reached. off: those in the state folder are used as they are.',
  }),
  MAILSTEAD_RESOLVER: Type.Optional(
    Type.String({
      pattern: '^(\\[[0-9A-Fa-f:.]+\\]|[0-9.]+):[0-9]{1,5}$',
      description:
        '`address:port` of the DNS server that the filters ask (SPF, DKIM, DMARC, blocklists). Unset: those of the machine.',
    }),
  ),
  MAILSTEAD_MESSAGE_SIZE_LIMIT: Type.Integer({
    minimum: 1,
    maximum: 2000,
    default: 50,
    description: 'MB (1,048,576 bytes each), the largest message accepted.',
  }),
  MAILSTEAD_SITEMAIL_URLS: Type.String({
    default: '[]',
    description: 'JSON: the `sitemail_urls` of mailbox GET, `[{"url", "version"}]`.',
  }),
  MAILSTEAD_EXCHANGE_PASSWORD_STARTS_WITH_LETTER: Type.Union([Type.Literal('true'), Type.Literal('false')], {
    default: 'true',
    description: 'Whether the password of an Exchange mailbox must start with a letter (contract C-13).',
  }),
  MAILSTEAD_SHARED_CLIENTS: Type.String({
    pattern: '^[0-9A-Fa-f:.]+(,[0-9A-Fa-f:.]+)*$',
    default: '127.0.0.1,::1',
    description:
      'Addresses, separated by commas, behind which many people stand: a webmail, a gateway. Wrong log-ins stop a name there, but never the whole address.',
  }),
});

/**
 * What the watcher tells the API process it starts. Not for people: documented here and nowhere else.
 */
export const internalSchema = Type.Object({
  MAILSTEAD_ENGINE_STATE: Type.Union([Type.Literal('on'), Type.Literal('off'), Type.Literal('unavailable')], {
    default: 'off',
    description: 'Whether the mail daemons run beside this API; `unavailable`: wanted, but they could not be had.',
  }),
  MAILSTEAD_RUN_AS: Type.Optional(
    Type.String({
      pattern: '^[0-9]+:[0-9]+$',
      description: 'uid:gid to which a process started as root drops before it serves.',
    }),
  ),
  MAILSTEAD_FIRST_PASSWORD: Type.Optional(
    Type.String({
      minLength: 12,
      maxLength: 128,
      description:
        'Password of the platform user `operator` if this start is the first one and the operator gave none.',
    }),
  ),
  MAILSTEAD_MAIL_READER: roleAndPassword('by which the mail daemons read.'),
  MAILSTEAD_MAIL_WRITER: roleAndPassword('by which the mail store writes usage.'),
  MAILSTEAD_MAIL_DOORMAN: roleAndPassword('by which tries to log in are counted.'),
  MAILSTEAD_STORE_SOCKET: Type.Optional(
    Type.String({ description: 'Unix socket of the mail store’s HTTP interface (doveadm).' }),
  ),
  MAILSTEAD_STORE_KEY: Type.Optional(Type.String({ description: 'Key of that interface.' })),
  MAILSTEAD_METRICS_SOCKET: Type.Optional(
    Type.String({ description: 'Unix socket on which this API tells its figures.' }),
  ),
  MAILSTEAD_WATCHER_SOCKET: Type.Optional(
    Type.String({ description: 'Unix socket of the watcher: Postfix’s queue, and the end of sessions.' }),
  ),
  MAILSTEAD_POLICY_SOCKET: Type.Optional(
    Type.String({ description: 'Unix socket by which policyd tells how the filters are.' }),
  ),
});

export type Settings = Static<typeof settingsSchema> & Static<typeof internalSchema>;

/** Thrown with one sentence a line for everything that is wrong; no value of a secret setting is repeated. */
export class SettingsError extends Error {}

/**
 * Reads and checks the settings.
 * @param environment usually `process.env`
 * @throws SettingsError with a sentence for each setting that is wrong
 */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const faults: string[] = [];
  const known = { ...settingsSchema.properties, ...internalSchema.properties };
  const read = Object.entries(known).flatMap(([name, schema]) => {
    const value = readOne(name, schema, environment[name], faults);
    return value === undefined ? [] : [[name, value]];
  });
  const settings = Object.fromEntries(read) as Settings;
  settings.MAILSTEAD_HOSTNAME ||= machineName();
  faults.push(...crossFaults(settings));
  if (faults.length > 0) throw new SettingsError(faults.join('\n'));
  return settings;
}

/** Names in the environment that look like settings and are none: worth a warning, since a misspelt setting has no effect. */
export function unknownSettings(environment: Record<string, string | undefined> = process.env): string[] {
  return Object.keys(environment).filter(
    (name) =>
      name.startsWith('MAILSTEAD_') && !(name in settingsSchema.properties) && !(name in internalSchema.properties),
  );
}

function readOne(name: string, schema: TSchema, given: string | undefined, faults: string[]): unknown {
  const rules = schema as { default?: unknown; type?: string; pattern?: string; minimum?: number; maximum?: number };
  const bounds = schema as { minLength?: number; maxLength?: number; anyOf?: { const: string }[] };
  if (given === undefined || given === '') return rules.default;
  if (rules.type === 'integer') {
    const number = /^[0-9]{1,9}$/.test(given) ? Number(given) : NaN;
    if (number >= (rules.minimum ?? 0) && number <= (rules.maximum ?? Infinity)) return number;
    faults.push(`${name} must be a whole number from ${rules.minimum} to ${rules.maximum}.`);
    return rules.default;
  }
  if (bounds.anyOf && !bounds.anyOf.some((choice) => choice.const === given)) {
    faults.push(`${name} must be one of ${bounds.anyOf.map((choice) => choice.const).join(', ')}.`);
  }
  if (rules.pattern && !new RegExp(rules.pattern).test(given))
    faults.push(`${name} does not have the form ${rules.pattern}.`);
  if (given.length < (bounds.minLength ?? 0)) faults.push(`${name} must have at least ${bounds.minLength} characters.`);
  if (given.length > (bounds.maxLength ?? Infinity))
    faults.push(`${name} must have at most ${bounds.maxLength} characters.`);
  return given;
}

function crossFaults(settings: Settings): string[] {
  const faults: string[] = [];
  if ((settings.MAILSTEAD_TLS_CERT === undefined) !== (settings.MAILSTEAD_TLS_KEY === undefined)) {
    faults.push('MAILSTEAD_TLS_CERT and MAILSTEAD_TLS_KEY belong together: set both or neither.');
  }
  const ports = Object.entries(settings)
    .map(([name, value]) => [name, Number(value)] as const)
    .filter(([name, value]) => name.endsWith('_PORT') && value > 0);
  if (Number(settings.MAILSTEAD_METRICS_PORT ?? 0) > 65_535) faults.push('MAILSTEAD_METRICS_PORT is no port.');
  for (const [name, value] of ports) {
    const twin = ports.find(([other, number]) => other < name && number === value);
    if (twin) faults.push(`${name} and ${twin[0]} are both ${value}: each service needs a port of its own.`);
  }
  try {
    sitemailUrls(settings);
  } catch {
    faults.push('MAILSTEAD_SITEMAIL_URLS must be a JSON list of {"url": string, "version": string}.');
  }
  return faults;
}

/** The value of MAILSTEAD_SITEMAIL_URLS as the list that mailbox GET shows. */
export function sitemailUrls(settings: Pick<Settings, 'MAILSTEAD_SITEMAIL_URLS'>): { url: string; version: string }[] {
  const list: unknown = JSON.parse(settings.MAILSTEAD_SITEMAIL_URLS);
  if (!Array.isArray(list)) throw new SettingsError('not a list');
  return list.map((item: unknown) => {
    const { url, version } = item as { url: unknown; version: unknown };
    if (typeof url !== 'string' || typeof version !== 'string') throw new SettingsError('not {url, version}');
    return { url, version };
  });
}

/** The clients (http/client.ts) of MAILSTEAD_SHARED_CLIENTS. */
export function sharedClients(settings: Pick<Settings, 'MAILSTEAD_SHARED_CLIENTS'>): Set<string> {
  return new Set(settings.MAILSTEAD_SHARED_CLIENTS.split(',').map(clientOf));
}

/** Whether everything listens on loopback only, so that a password may pass without TLS. */
export function bindsLoopback(settings: Pick<Settings, 'MAILSTEAD_BIND'>): boolean {
  return (
    settings.MAILSTEAD_BIND.startsWith('127.') ||
    settings.MAILSTEAD_BIND === '::1' ||
    settings.MAILSTEAD_BIND === 'localhost'
  );
}

/** The machine's own name where it can stand in SMTP, else one that can. */
function machineName(): string {
  const name = os.hostname();
  return /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(name) ? name.toLowerCase() : 'localhost.localdomain';
}
