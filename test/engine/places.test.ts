import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { elsewhere, findPlaces, homeId, isOpenToOthers, isTooLong, PlaceError } from '../../engine/places.ts';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-places-')));
fs.chmodSync(folder, 0o755);
after(() => fs.rmSync(folder, { recursive: true }));

test('an open home holds the daemons’ files too', () => {
  const home = path.join(folder, 'open');
  const places = findPlaces(home, true);
  assert.equal(places.home, home);
  assert.equal(places.place, home);
  assert.equal(places.pgData, path.join(home, 'postgres', 'data'));
});

test('below a folder that others cannot enter they lie elsewhere, and the folder keeps its mode', () => {
  const closed = path.join(folder, 'closed');
  fs.mkdirSync(closed, { mode: 0o700 });
  const home = path.join(closed, 'clone', 'var');
  const places = findPlaces(home, true);
  assert.equal(places.home, home);
  assert.equal(places.place, path.join(elsewhere, homeId(home)));
  assert.ok(places.dovecot.base.startsWith(elsewhere) && places.pgSocketDir.startsWith(elsewhere));
  assert.ok(places.secrets.startsWith(home) && places.readyFile.startsWith(home));
  assert.equal(fs.statSync(closed).mode & 0o777, 0o700);
  assert.ok(!isOpenToOthers(home));
});

test('a user alone needs no folder open to others', () => {
  const home = path.join(folder, 'closed', 'own');
  assert.equal(findPlaces(home, false).place, home);
});

test('a path too long for a socket: elsewhere for root, the sockets alone for a user', () => {
  const home = path.join(folder, 'long'.repeat(20));
  assert.ok(isTooLong(home));
  assert.equal(findPlaces(home, true).place, path.join(elsewhere, homeId(home)));
  const own = findPlaces(home, false);
  assert.equal(own.place, home);
  assert.ok(!own.pgSocketDir.startsWith(home));
  assert.ok(Buffer.byteLength(path.join(own.pgSocketDir, '.s.PGSQL.65535')) <= 107);
});

test('every socket path fits where the place is as long as it may be', () => {
  let place = '/p';
  while (!isTooLong(`${place}p`)) place += 'p';
  assert.ok(place.length > elsewhere.length + 13, 'the folder elsewhere is short enough itself');
  for (const name of [
    '/postgres/socket/.s.PGSQL.65535',
    '/run/postfix/quota-status',
    '/run/policyd-postfix/policy',
    '/run/rspamd-policyd/controller',
    '/rspamd/state/control',
    '/dovecot/base/login/ipc-proxy',
  ]) {
    assert.ok(place.length + name.length <= 107, name);
  }
});

test('what was decided stays decided', () => {
  const home = path.join(folder, 'noted');
  fs.mkdirSync(home);
  fs.chmodSync(home, 0o755);
  const place = path.join(elsewhere, '0123456789ab');
  fs.writeFileSync(path.join(home, 'daemons-are-in'), `${place}\n`);
  assert.equal(findPlaces(home, true).place, place);
  fs.writeFileSync(path.join(home, 'daemons-are-in'), '/etc\n');
  assert.throws(() => findPlaces(home, true), PlaceError);
});

test('data in a home that was closed later is not forgotten for an empty place', () => {
  const home = path.join(folder, 'later');
  fs.mkdirSync(path.join(home, 'postgres'), { recursive: true });
  fs.chmodSync(home, 0o700);
  assert.throws(() => findPlaces(home, true), /chmod o\+x/);
});

test('a home reached by a link is known by its real path', () => {
  fs.mkdirSync(path.join(folder, 'real'));
  fs.symlinkSync(path.join(folder, 'real'), path.join(folder, 'link'));
  assert.equal(findPlaces(path.join(folder, 'link'), false).home, path.join(folder, 'real'));
});
