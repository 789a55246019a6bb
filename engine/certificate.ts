/** The certificate of all TLS ports: the operator's, or a self-signed one made at the first start. */
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';
import type { Settings } from '../server/settings.ts';
import { writePrivate } from './secrets.ts';

/** PEM files. */
export interface CertificateFiles {
  cert: string;
  key: string;
}

const day = 86_400_000;

/**
 * The files to use. A self-signed certificate is made anew when the host's name has changed or it ends within a month.
 * @param folder where a self-signed one is kept
 * @throws Error with a sentence when the operator's files cannot be read or do not belong together
 */
export async function ensureCertificate(
  settings: Pick<Settings, 'MAILSTEAD_TLS_CERT' | 'MAILSTEAD_TLS_KEY' | 'MAILSTEAD_HOSTNAME'>,
  folder: string,
): Promise<CertificateFiles> {
  if (settings.MAILSTEAD_TLS_CERT !== undefined && settings.MAILSTEAD_TLS_KEY !== undefined) {
    const own = { cert: path.resolve(settings.MAILSTEAD_TLS_CERT), key: path.resolve(settings.MAILSTEAD_TLS_KEY) };
    for (const [name, file] of [
      ['MAILSTEAD_TLS_CERT', own.cert],
      ['MAILSTEAD_TLS_KEY', own.key],
    ] as const) {
      if (!isReadable(file)) throw new Error(`${name}: ${file} cannot be read.`);
    }
    return own;
  }
  const files = { cert: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') };
  if (!isGood(files, settings.MAILSTEAD_HOSTNAME)) await makeSelfSigned(files, settings.MAILSTEAD_HOSTNAME);
  return files;
}

/** When the certificate of a PEM file ends, the first of a chain, in seconds since 1970. */
export function certificateEnd(file: string): number {
  return Date.parse(new X509Certificate(fs.readFileSync(file)).validTo) / 1000;
}

function isReadable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function isGood(files: CertificateFiles, hostname: string): boolean {
  if (!isReadable(files.cert) || !isReadable(files.key)) return false;
  const certificate = new X509Certificate(fs.readFileSync(files.cert));
  return certificate.checkHost(hostname) !== undefined && certificateEnd(files.cert) * 1000 > Date.now() + 30 * day;
}

async function makeSelfSigned(files: CertificateFiles, hostname: string): Promise<void> {
  const names = [...new Set([hostname, 'localhost'])];
  const made = await generate([{ name: 'commonName', value: hostname.slice(0, 64) }], {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 3650 * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  });
  writePrivate(files.key, made.private);
  writePrivate(files.cert, made.cert);
}
