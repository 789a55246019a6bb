/** A home whose data has gone is not taken for a new one. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { isMailThere, refuseMissing, rememberStart } from '../../engine/earlier-start.ts';
import { findPlaces, PlaceError, type Places } from '../../engine/places.ts';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-earlier-')));
after(() => fs.rmSync(folder, { recursive: true }));

const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const all = { hasOwnDatabase: true, hasMail: true };
const remember = (places: Places, hasOwnDatabase: boolean, mail: typeof me | undefined): void =>
  rememberStart(places, { hasOwnDatabase, mail }, (line) => assert.fail(line));
const refused = (places: Places, now: typeof all, said: RegExp): void =>
  assert.throws(
    () => refuseMissing(places, now),
    (error) => error instanceof PlaceError && said.test(error.message),
  );

let homes = 0;
/** A home after its first whole start. */
function used(hasOwnDatabase = true, mail: typeof me | undefined = me): Places {
  const places = findPlaces(path.join(folder, `home-${(homes += 1)}`), false);
  for (const made of [places.records, places.mailStore, path.join(places.postfix.queue, 'incoming')])
    fs.mkdirSync(made, { recursive: true });
  if (hasOwnDatabase) fs.mkdirSync(places.pgData, { recursive: true });
  if (hasOwnDatabase) fs.writeFileSync(path.join(places.pgData, 'PG_VERSION'), '15\n');
  remember(places, hasOwnDatabase, mail);
  return places;
}

/** As if the disk of this folder were not mounted: there is an empty one in its place. */
function unmounted(folderOfDisk: string, look: () => void): void {
  const away = `${folderOfDisk}.away`;
  fs.renameSync(folderOfDisk, away);
  fs.mkdirSync(folderOfDisk);
  look();
  fs.rmSync(folderOfDisk, { recursive: true });
  fs.renameSync(away, folderOfDisk);
}

test('a new home, one that has all, and one that is used without mail daemons for once', () => {
  refuseMissing(findPlaces(path.join(folder, 'new'), false), all);
  const places = used();
  refuseMissing(places, all);
  const written = fs.statSync(path.join(places.records, 'earlier-start.json')).ino;
  for (const mail of [me, undefined]) {
    remember(places, true, mail);
    refuseMissing(places, all);
  }
  assert.equal(
    fs.statSync(path.join(places.records, 'earlier-start.json')).ino,
    written,
    'a full disk keeps none down',
  );
  unmounted(places.mailStore, () => {
    refuseMissing(places, { ...all, hasMail: false });
    refused(places, all, /^The mail is not in /);
  });
});

test('each folder that has gone is named, and what to do', () => {
  const places = used();
  const cluster = path.dirname(places.pgData);
  for (const [disk, said] of [
    [cluster, `^The database is not in ${places.pgData}, .*is its disk mounted\\? Nothing was started`],
    [places.mailStore, `^The mail is not in ${places.mailStore}, .*really begin anew, remove ${places.records}/`],
    [path.dirname(places.postfix.queue), `^The queue is not in ${places.postfix.queue}`],
  ] as const)
    unmounted(disk, () => refused(places, all, new RegExp(said)));
  refuseMissing(places, all);
});

test('another home’s mail is not taken for its own', () => {
  const [places, other] = [used(), used()];
  fs.rmSync(places.mailStore, { recursive: true });
  fs.cpSync(other.mailStore, places.mailStore, { recursive: true });
  assert.ok(!isMailThere(places));
  refused(places, all, /^The mail is not in /);
});

test('a setting that was lost begins no database of its own; one that is new may', () => {
  refused(used(false), all, /MAILSTEAD_DATABASE_URL, which is not set/);
  refuseMissing(used(), { ...all, hasOwnDatabase: false });
  const moved = used();
  remember(moved, false, me);
  // It has its old one yet, and goes back to that knowingly or not: nothing is made anew.
  refuseMissing(moved, all);
});

test('what cannot be written is told, and ends nothing', () => {
  const places = used();
  fs.rmSync(places.records, { recursive: true });
  fs.writeFileSync(places.records, 'no folder');
  const said: string[] = [];
  rememberStart({ ...places, records: `${places.records}/none` }, { hasOwnDatabase: true, mail: me }, (line) =>
    said.push(line),
  );
  assert.match(said.join(), /^this start could not be remembered: /);
});
