import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { complaints, importsOf, rules, type SourceFile } from './support/doors.ts';

const root = path.join(import.meta.dirname, '..');
const folders = ['server', 'engine', 'policyd', 'metrics', 'mail', 'sdk', 'cli', 'console', 'test', 'bench', 'tools'];

function repositoryFiles(): SourceFile[] {
  return folders
    .flatMap((folder) => fs.globSync(`${folder}/**/*`, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ path: path.relative(root, file), text: fs.readFileSync(file, 'utf8') }));
}

test('every file keeps the rules', () => {
  const files = repositoryFiles();
  const count = (start: string): number => files.filter((file) => file.path.startsWith(start)).length;
  // A search that finds nothing would find nothing wrong.
  for (const folder of ['server/', 'server/features/', 'engine/', 'policyd/', 'mail/'])
    assert.ok(count(folder) > 5, folder);
  assert.ok(files.flatMap(importsOf).length > 100);
  assert.deepEqual(complaints(files), []);
});

/** One file for each rule that breaks it, and it alone; and its like that breaks none. */
const made: Record<string, { bad: SourceFile[]; good: SourceFile[] }> = {
  'pure files stay pure': {
    bad: [
      { path: 'server/sieve/text.ts', text: `import fs from 'node:fs';` },
      { path: 'server/policy/compile.ts', text: `import { connect } from '../db/connect.ts';` },
      { path: 'server/features/forwards/policy.ts', text: `import {\n  connect,\n} from '../../db/connect.ts';` },
      { path: 'server/features/forwards/policy.ts', text: `export * from 'fastify';` },
      { path: 'server/http/pages.ts', text: `const x = await import('node:http');` },
      { path: 'server/http/pages.ts', text: `import 'pino';` },
      { path: 'server/passwords/rules.ts', text: `import { verifyPassword } from './verify.ts';` },
      { path: 'policyd/policy/decide.ts', text: `import { isGenuine } from './srs.ts';` },
      { path: 'policyd/milter/from-header.ts', text: `import net from 'node:net';` },
    ],
    good: [
      { path: 'server/sieve/text.ts', text: `import { quoted } from './quote.ts';` },
      { path: 'server/features/forwards/policy.ts', text: `import type { Sql } from '../../db/connect.ts';` },
    ],
  },
  'a feature looks up its own stem only, through schema.ts and queries.ts': {
    bad: [
      { path: 'server/features/domains/domains.ts', text: `import { x } from '../mailboxes/queries.ts';` },
      { path: 'server/features/forwards/forwards.ts', text: `import { x } from '../autoresponder/queries.ts';` },
      { path: 'server/features/forwards/forwards.ts', text: `import { x } from '../domains/domains.ts';` },
      { path: 'server/features/forwards/forwards.ts', text: `import type { x } from '../usernames/routes.ts';` },
    ],
    good: [
      { path: 'server/features/forwards/forwards.ts', text: `import { x } from '../domains/queries.ts';` },
      { path: 'server/features/forwards/forwards.ts', text: `import { x } from '../accounts/schema.ts';` },
      { path: 'server/features/forwards/forwards.ts', text: `import { x } from './queries.ts';` },
      { path: 'server/features/forwards/forwards.test.ts', text: `import { x } from '../webmail/webmail.ts';` },
    ],
  },
  'what features stand on knows no feature': {
    bad: [
      { path: 'server/http/gate.ts', text: `import { x } from '../features/domains/queries.ts';` },
      { path: 'server/audit.ts', text: `import { x } from './features/domains/queries.ts';` },
      { path: 'server/audit/notes.ts', text: `import { x } from '../features/domains/queries.ts';` },
    ],
    good: [{ path: 'server/app.ts', text: `import { x } from './features/domains/routes.ts';` }],
  },
  'the mail daemons ask schema mail only': {
    bad: [
      { path: 'mail/dovecot/passdb.conf', text: `password_query = SELECT password_hash FROM usernames` },
      { path: 'mail/postfix/x.cf', text: `query = SELECT 1 FROM mail.users JOIN public.domains ON true` },
    ],
    good: [
      { path: 'mail/dovecot/passdb.conf', text: `password_query = SELECT "user" FROM mail.passdb('%u')` },
      { path: 'mail/postfix/x.cf', text: `# select what comes from outside\nquery = SELECT mail.domain('%s')` },
    ],
  },
  'sdk, cli and console speak to the server over HTTP only': {
    bad: [{ path: 'sdk/client.ts', text: `import { x } from '../server/faults.ts';` }],
    good: [{ path: 'sdk/client.ts', text: `import { x } from './links.ts';` }],
  },
  'server and engine are apart, but for the settings, the driver and the roles of the database and what is said of queued mails':
    {
      bad: [
        { path: 'server/main.ts', text: `import { x } from '../engine/ports.ts';` },
        { path: 'engine/main.ts', text: `import { x } from '../server/app.ts';` },
        { path: 'engine/main.ts', text: `const child = fork(new URL('../server/app.ts', import.meta.url));` },
      ],
      good: [{ path: 'engine/main.ts', text: `import { x } from '../server/settings.ts';` }],
    },
  'what shows the metrics is apart from all whom it asks': {
    bad: [
      { path: 'metrics/main.ts', text: `import { x } from '../server/db/connect.ts';` },
      { path: 'metrics/main.ts', text: `import { x } from '../policyd/listen.ts';` },
      { path: 'engine/metrics.ts', text: `import { serve } from '../metrics/serve.ts';` },
    ],
    good: [
      { path: 'metrics/serve.ts', text: `import { render } from '../server/metrics/families.ts';` },
      { path: 'engine/metrics.ts', text: `import type { Config } from '../metrics/config.ts';` },
    ],
  },
  'policyd is apart from server and engine, but for what knows nothing of the product': {
    bad: [
      { path: 'policyd/main.ts', text: `import { x } from '../server/settings.ts';` },
      { path: 'policyd/policy/decide.ts', text: `import { x } from '../../server/features/exchange/schema.ts';` },
      { path: 'policyd/main.ts', text: `import { x } from '../engine/ports.ts';` },
      { path: 'engine/policyd.ts', text: `import { x } from '../policyd/servers.ts';` },
    ],
    good: [
      { path: 'policyd/database.ts', text: `import { connect } from '../server/db/connect.ts';` },
      { path: 'engine/policyd.ts', text: `import type { Config } from '../policyd/config.ts';` },
    ],
  },
  'only the product, never its tests or tools, is imported by the product': {
    bad: [{ path: 'server/app.ts', text: `import { x } from '../test/support/database.ts';` }],
    good: [{ path: 'bench/main.ts', text: `import { x } from '../test/support/database.ts';` }],
  },
  'who opens connections is known': {
    bad: [
      { path: 'server/features/forwards/forwards.ts', text: `await fetch(target);` },
      { path: 'policyd/main.ts', text: `net.connect(port, host);` },
    ],
    good: [
      { path: 'server/store/doveadm.ts', text: `http.request({ socketPath });` },
      { path: 'engine/api.ts', text: `await fetch(url);` },
    ],
  },
  'no default exports': {
    bad: [
      { path: 'server/app.ts', text: `const x = 1;\nexport default x;` },
      { path: 'server/app.ts', text: `export { x as default };` },
    ],
    good: [{ path: 'server/app.ts', text: `export const x = 'export default';` }],
  },
  'no file over 300 lines': {
    bad: [{ path: 'engine/long.ts', text: 'x;\n'.repeat(301) }],
    good: [
      { path: 'engine/long.ts', text: 'x;\n'.repeat(300) },
      { path: 'engine/long.test.ts', text: 'x;\n'.repeat(301) },
    ],
  },
  'server/settings.ts alone reads the environment': {
    bad: [
      { path: 'server/app.ts', text: `const home = process.env.HOME;` },
      { path: 'server/app.ts', text: `const { HOME } = process.env;` },
      { path: 'engine/main.ts', text: `const home = process.env['HOME'];` },
      { path: 'engine/api.ts', text: `const { HOME: home } = process.env;` },
    ],
    good: [
      { path: 'server/settings.ts', text: `const home = process.env;` },
      { path: 'engine/main.ts', text: `start(process.env);` },
      { path: 'tools/up.mjs', text: `const home = process.env.HOME;` },
    ],
  },
};

for (const { name } of rules) {
  test(`the rule can fail: ${name}`, () => {
    const { bad = [], good = [] } = made[name] ?? {};
    assert.ok(bad.length > 0 && good.length > 0, 'a rule without an example');
    for (const file of bad) {
      const found = complaints([file]);
      assert.equal(found.length, 1, `${file.text}: ${found.join('; ')}`);
      assert.ok(found[0]?.startsWith(`${file.path}: ${name} (`), found[0]);
    }
    assert.deepEqual(complaints(good), []);
  });
}
