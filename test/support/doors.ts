/** Who may import whom (ARCHITECTURE.md, Doors): the rules, as functions over the repository's files. Pure. */
import path from 'node:path/posix';

/** A file of the repository; `path` from its root, with `/`. */
export type SourceFile = { path: string; text: string };

/** Something imported: a path from the root, or the name of a package. */
type Import = { target: string; typeOnly: boolean };

type Rule = { name: string; complaint: (file: SourceFile, imports: Import[]) => string | undefined };

/**
 * The features above each feature: who stands below may ask, by the doors below. What is not named here stands under a username.
 */
const above: Record<string, string[]> = {
  franchises: [],
  plans: ['franchises'],
  accounts: ['franchises'],
  users: ['accounts'],
  domains: ['accounts', 'plans'],
  aliases: ['domains'],
  dns: ['aliases'],
  usernames: ['domains'],
  mailboxes: ['usernames'],
  webmail: ['mailboxes'],
  // The antispam page is a second way to the same verbs: it calls them, and has none of its own.
  avas: ['domains', 'blackwhitelist', 'cleanmailplus'],
};

/** What a feature shows to those below it; and some pure files that belong to no row. */
const shown = new Set(['schema.ts', 'queries.ts', 'passwords.ts', 'auth-token.ts']);
const shownToo = new Set([
  'server/features/cleanmailplus/attributes.ts',
  'server/features/domains/name.ts',
  'server/features/plans/standard.ts',
]);
/** The verbs that the antispam page calls. */
const pageVerbs = new Set(['blackwhitelist.ts', 'cleanmailplus.ts']);

const pureFiles = [
  /^server\/sieve\//,
  /^server\/policy\/(compile|words)\.ts$/,
  /^server\/features\/[^/]+\/policy\.ts$/,
  /^server\/http\/(pages|query|colander)\.ts$/,
  /^server\/audit\/(chain|changes)\.ts$/,
  /^server\/passwords\/(rules|unix-crypt)\.ts$/,
  /^server\/features\/avas\/page\.ts$/,
  /^server\/mail-address\.ts$/,
  /^server\/log-ins\/name\.ts$/,
  /^server\/store\/queue-id\.ts$/,
  /^server\/metrics\/(job-)?families\.ts$/,
  /^metrics\/(dovecot|watcher)\.ts$/,
  /^policyd\/(nonsense|learn\/strip|resolver\/packet|policy\/(question|decide))\.ts$/,
  /^policyd\/milter\/(packets|from-header|mailbox-list|encoded-words)\.ts$/,
  /^server\/features\/dns\/(records|zone|accept)\.ts$/,
];
/** Packages and modules that compute and do nothing else. */
const pureModules = new Set([
  'node:crypto',
  'node:url',
  'node:util',
  'nodemailer/lib/addressparser',
  'tldts',
  'typebox',
]);

/** To our own daemons, and to the DNS servers of the machine: nothing else is asked on anybody's behalf. */
const connecting =
  /^(server\/store\/(watcher|filters|post|doveadm|probe)|policyd\/(look|postgres-proxy|policy\/srs|learn\/rspamd|resolver\/(resolver|exchange)))\.ts$/;

/** The way to PostgreSQL, the log, the end of root's rights, what an address is, the filters' words, how tries to log in are counted. */
const openToPolicyd = new Set([
  'server/db/connect.ts',
  'server/log.ts',
  'server/privileges.ts',
  'server/mail-address.ts',
  'server/policy/words.ts',
  'server/http/client.ts',
  'server/log-ins/name.ts',
  'server/log-ins/tries.ts',
]);

/** Log, the end of root's rights, the text that Prometheus reads. */
const openToMetrics = new Set([
  'server/log.ts',
  'server/privileges.ts',
  'server/metrics/families.ts',
  'server/metrics/job-families.ts',
]);

const isPure = (file: string): boolean => shownToo.has(file) || pureFiles.some((pattern) => pattern.test(file));
/** The compiler puts together what each feature says of mail. */
const isPolicy = (file: SourceFile, target: string): boolean =>
  file.path.startsWith('server/policy/') && target.endsWith('/policy.ts');
const featureOf = (file: string): string | undefined => /^server\/features\/([^/]+)\//.exec(file)?.[1];

export const rules: Rule[] = [
  {
    name: 'pure files stay pure',
    complaint: (file, imports) =>
      isPure(file.path)
        ? imports.find(({ target, typeOnly }) => !typeOnly && !isPure(target) && !isHarmless(target))?.target
        : undefined,
  },
  {
    name: 'a feature looks up its own stem only, through schema.ts and queries.ts',
    complaint: (file, imports) => {
      const feature = featureOf(file.path);
      if (feature === undefined) return undefined;
      return imports.find(({ target }) => {
        const other = featureOf(target);
        if (other === undefined || other === feature) return false;
        const verb = feature === 'avas' && pageVerbs.has(path.basename(target));
        const door = verb || shown.has(path.basename(target)) || shownToo.has(target);
        return !door || !stemOf(feature).includes(other);
      })?.target;
    },
  },
  {
    name: 'what features stand on knows no feature',
    complaint: (file, imports) =>
      /^server\/(http|db|passwords|store|sieve|policy|audit|log-ins)\/|^server\/(faults|audit|settings)\.ts$/.test(
        file.path,
      )
        ? imports.find(
            ({ target, typeOnly }) => !typeOnly && featureOf(target) !== undefined && !isPolicy(file, target),
          )?.target
        : undefined,
  },
  {
    name: 'the mail daemons ask schema mail only',
    complaint: (file) =>
      file.path.startsWith('mail/') && !file.path.endsWith('.md')
        ? file.text
            .split('\n')
            .filter((line) => !line.trimStart().startsWith('#'))
            .find((line) => /\b(from|join|into|update)\s+(?!mail\.)["a-z_.]+/i.test(line) && /\bselect\b/i.test(line))
        : undefined,
  },
  {
    name: 'sdk, cli and console speak to the server over HTTP only',
    complaint: (file, imports) =>
      /^(sdk|cli|console)\//.test(file.path)
        ? imports.find(({ target }) => /^(server|engine|db)\//.test(target))?.target
        : undefined,
  },
  {
    name: 'server and engine are apart, but for the settings, the driver and the roles of the database and what is said of queued mails',
    complaint: (file, imports) => {
      if (file.path.startsWith('server/')) return imports.find(({ target }) => target.startsWith('engine/'))?.target;
      const open = new Set([
        'server/settings.ts',
        'server/db/driver.ts',
        'server/db/roles.ts',
        'server/store/queue-id.ts',
      ]);
      return file.path.startsWith('engine/')
        ? imports.find(({ target }) => target.startsWith('server/') && !open.has(target))?.target
        : undefined;
    },
  },
  {
    name: 'policyd is apart from server and engine, but for what knows nothing of the product',
    complaint: (file, imports) => {
      if (file.path.startsWith('policyd/')) {
        return imports.find(({ target }) => /^(server|engine)\//.test(target) && !openToPolicyd.has(target))?.target;
      }
      return /^(server|engine)\//.test(file.path)
        ? imports.find(({ target, typeOnly }) => !typeOnly && target.startsWith('policyd/'))?.target
        : undefined;
    },
  },
  {
    name: 'what shows the metrics is apart from all whom it asks',
    complaint: (file, imports) => {
      if (file.path.startsWith('metrics/')) {
        return imports.find(({ target }) => /^(server|engine|policyd)\//.test(target) && !openToMetrics.has(target))
          ?.target;
      }
      return /^(server|engine|policyd)\//.test(file.path)
        ? imports.find(({ target, typeOnly }) => !typeOnly && target.startsWith('metrics/'))?.target
        : undefined;
    },
  },
  {
    name: 'only the product, never its tests or tools, is imported by the product',
    complaint: (file, imports) =>
      /^(server|engine|policyd|metrics)\//.test(file.path)
        ? imports.find(({ target }) => /^(test|bench|tools)\/|\.test\.ts$/.test(target))?.target
        : undefined,
  },
  {
    name: 'who opens connections is known',
    complaint: (file) =>
      /^(server|policyd)\//.test(file.path) && !connecting.test(file.path)
        ? /\b(fetch|https?2?\.(request|get|connect)|(net|tls)\.(connect|createConnection)|dgram\.createSocket|createTransport|new WebSocket)\(/.exec(
            withoutComments(file),
          )?.[0]
        : undefined,
  },
  { name: 'no default exports', complaint: (file) => /^export default .*|\bas default\b/m.exec(file.text)?.[0] },
  {
    name: 'no file over 300 lines',
    complaint: (file) => {
      const lines = file.text.trimEnd().split('\n').length;
      // What the compiler has written is as long as it is.
      const written = /^(server|engine|policyd|metrics)\//.test(file.path) && !file.path.endsWith('.sieve');
      return written && lines > 300 ? `${lines} lines` : undefined;
    },
  },
  {
    name: 'server/settings.ts alone reads the environment',
    complaint: (file) => {
      if (file.path === 'server/settings.ts') return undefined;
      // The engine hands the whole environment on; it reads nothing from it.
      if (file.path.startsWith('engine/'))
        return /process\.env\s*(\.|\?\.|\[)|\}\s*=\s*process\.env\b/.exec(file.text)?.[0];
      return /^(server|policyd|metrics|sdk|cli|console)\//.test(file.path)
        ? /process\.env\b/.exec(withoutComments(file))?.[0]
        : undefined;
    },
  },
];

/** One sentence for each rule that a file breaks. Tests keep the rules of their form only, not those of who may import whom. */
export function complaints(files: SourceFile[]): string[] {
  return files
    .filter((file) => !file.path.endsWith('.test.ts'))
    .flatMap((file) => {
      const imports = importsOf(file);
      return rules.flatMap(({ name, complaint }) => {
        const found = complaint(file, imports);
        return found === undefined ? [] : [`${file.path}: ${name} (${found.trim()})`];
      });
    });
}

/** Everything a module imports, statically or not, resolved against its own place. */
export function importsOf(file: SourceFile): Import[] {
  if (!/\.(ts|tsx|mjs)$/.test(file.path)) return [];
  const statements =
    /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\b(?:import|URL)\(\s*['"](\.[^'"]+|[^'"]+\.ts)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...withoutComments(file).matchAll(statements)].map(([, type, from, bare, relative, dynamic]) => {
    const written = from ?? bare ?? relative ?? dynamic ?? '';
    const target = written.startsWith('.') ? path.join(path.dirname(file.path), written) : written;
    return { target, typeOnly: type !== undefined };
  });
}

function withoutComments(file: SourceFile): string {
  return file.text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function isHarmless(target: string): boolean {
  const isFault = target === 'server/faults.ts' || path.basename(target) === 'schema.ts';
  return isFault || pureModules.has(target);
}

function stemOf(feature: string): string[] {
  const parents = above[feature] ?? ['usernames'];
  return [...parents, ...parents.flatMap(stemOf)];
}
