/**
 * What Rspamd compiles at the very first start of a home, some 10 s: the systems of one test run share it by links in the folder that
 * TEST_RSPAMD_PATTERNS names (tools/test.ts). Without that each home compiles its own.
 */
import fs from 'node:fs';
import path from 'node:path';
import { findUser } from '../../engine/users.ts';

const shared = process.env['TEST_RSPAMD_PATTERNS'];

/** Gives a new home what other homes have compiled. */
export function giveCompiledPatterns(home: string): void {
  const rspamd = findUser('_rspamd');
  if (shared === undefined || !rspamd || !fs.existsSync(shared)) return;
  const state = path.join(home, 'rspamd', 'state');
  fs.mkdirSync(state, { recursive: true });
  fs.chownSync(state, rspamd.uid, rspamd.gid);
  linkPatterns(shared, state);
}

/** Takes what a home has compiled by now. */
export function keepCompiledPatterns(home: string): void {
  const state = path.join(home, 'rspamd', 'state');
  if (shared === undefined || !fs.existsSync(state)) return;
  fs.mkdirSync(shared, { recursive: true });
  linkPatterns(state, shared);
}

/** Each file is named by a hash of what was compiled, and is put there as a whole: so a part of them is of use, too. */
function linkPatterns(from: string, to: string): void {
  for (const name of fs.readdirSync(from).filter((each) => /^[0-9a-f]+\.(hs|hsmc|hsmp)$/.test(each))) {
    try {
      fs.linkSync(path.join(from, name), path.join(to, name));
    } catch (error) {
      // It is there already, or was removed meanwhile by a system that ends.
      if (!['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}
