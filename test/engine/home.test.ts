/** What a home holds besides its daemons: lock, secrets, certificate. */
import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { ensureCertificate } from '../../engine/certificate.ts';
import { LockError, takeLock } from '../../engine/lock.ts';
import { homeId } from '../../engine/places.ts';
import { secret } from '../../engine/secrets.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-home-'));
after(() => fs.rmSync(folder, { recursive: true }));

test('one watcher a home; one that leaves is waited for', async () => {
  const id = homeId(folder);
  const first = await takeLock(id, folder);
  await assert.rejects(takeLock(id, folder), (error) => {
    assert.ok(error instanceof LockError);
    assert.ok(error.message.includes(folder) && error.message.includes(String(process.pid)));
    return true;
  });
  const other = await takeLock(homeId(`${folder}/other`), `${folder}/other`);
  other.release();
  first.sayLeaving();
  const second = takeLock(id, folder);
  first.release();
  (await second).release();
});

test('a secret is made once, for its owner alone', () => {
  const made = secret(folder, 'word');
  assert.match(made, /^[0-9a-f]{48}$/);
  assert.equal(secret(folder, 'word'), made);
  assert.notEqual(secret(folder, 'other'), made);
  assert.equal(fs.statSync(path.join(folder, 'word')).mode & 0o777, 0o600);
  fs.writeFileSync(path.join(folder, 'empty'), '');
  assert.throws(() => secret(folder, 'empty'), /does not hold a secret/);
});

test('a self-signed certificate is for the host, the machine itself and ten years; a new name makes a new one', async () => {
  const first = await ensureCertificate({ MAILSTEAD_HOSTNAME: 'mail.example.com' }, folder);
  const certificate = new X509Certificate(fs.readFileSync(first.cert));
  for (const name of ['mail.example.com', 'localhost']) assert.equal(certificate.checkHost(name), name);
  assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
  assert.ok(certificate.checkPrivateKey(createPrivateKey(fs.readFileSync(first.key))));
  assert.ok(Date.parse(certificate.validTo) > Date.now() + 9 * 365 * 86_400_000);
  assert.equal(fs.statSync(first.key).mode & 0o777, 0o600);

  const again = await ensureCertificate({ MAILSTEAD_HOSTNAME: 'mail.example.com' }, folder);
  assert.equal(new X509Certificate(fs.readFileSync(again.cert)).fingerprint256, certificate.fingerprint256);
  const renamed = await ensureCertificate({ MAILSTEAD_HOSTNAME: 'other.example.com' }, folder);
  assert.ok(new X509Certificate(fs.readFileSync(renamed.cert)).checkHost('other.example.com'));
});

test('files of the operator’s own are used as they are; a missing one is named', async () => {
  const own = { MAILSTEAD_HOSTNAME: 'a', MAILSTEAD_TLS_CERT: path.join(folder, 'cert.pem') };
  const files = await ensureCertificate({ ...own, MAILSTEAD_TLS_KEY: path.join(folder, 'key.pem') }, '/nowhere');
  assert.equal(files.cert, own.MAILSTEAD_TLS_CERT);
  const missing = ensureCertificate({ ...own, MAILSTEAD_TLS_KEY: '/nowhere/key.pem' }, folder);
  await assert.rejects(missing, /MAILSTEAD_TLS_KEY: \/nowhere\/key.pem cannot be read/);
});
