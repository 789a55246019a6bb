/** Runs before a program of ours (namespace.ts): its `Date` tells a time that differs by what a file says, looked at ten times a second. */
import fs from 'node:fs';

const file = new URL(import.meta.url).searchParams.get('file') ?? '';
const OFTEN = 100;
const RealDate = Date;
let offset = 0;
let looked = -Infinity;

function now(): number {
  if (performance.now() - looked > OFTEN) {
    looked = performance.now();
    offset = Number(fs.readFileSync(file, 'utf8'));
  }
  return RealDate.now() + offset;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, words: [], made) =>
    Reflect.construct(target, words.length === 0 ? [now()] : words, made) as object,
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});
