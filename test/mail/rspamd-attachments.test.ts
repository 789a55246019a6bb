/** Which attachments are dangerous (contract.md F.3, ATTACHMENT_CONTROL): what runs when it is opened, by name or first bytes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { archive } from '../support/archive.ts';
import { type Dns, startDns } from '../support/dns.ts';
import { type Filters, startFilters } from '../support/filters.ts';
import { mailOf, multipart, withAttachment } from '../support/mail-text.ts';

let dns: Dns;
let filters: Filters;

before(async () => {
  dns = await startDns();
  filters = await startFilters(Number(dns.address.split(':')[1]));
});
after(async () => {
  await filters.stop();
  await dns.stop();
});

async function isDangerous(text: string): Promise<boolean> {
  const { headers, action } = await filters.ask({ text, from: 'alice@elsewhere.example' });
  assert.equal(action, 'accept');
  assert.ok(['dangerous', undefined].includes(headers['X-Mailstead-Attachment']));
  return headers['X-Mailstead-Attachment'] === 'dangerous';
}

const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(62), Buffer.from('PE\0\0')]);
const elf = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(40)]);
const link = Buffer.concat([Buffer.from([0x4c, 0, 0, 0, 1, 0x14, 2, 0]), Buffer.alloc(60)]);
const image = Buffer.concat([Buffer.alloc(32_769), Buffer.from('CD001\x01\0'), Buffer.alloc(100)]);

test('by the name', async () => {
  const endings = 'exe com bat cmd pif scr js jse vbs vbe wsf hta jar ps1 msi lnk iso img sh py'.split(' ');
  const names = [
    ...endings.map((ending) => `invoice.${ending}`),
    'INVOICE.EXE',
    'invoice.pdf.exe',
    'invoice.exe. ',
    'invoice.exe...',
    'invoice\u202efdp.exe',
    'invoice.e\u200bxe',
    'invoice.exe::$DATA',
    'invoice.exe.gz',
    'folder/invoice.scr',
    '.exe',
  ];
  for (const name of names) assert.equal(await isDangerous(withAttachment(name, 'a few letters')), true, name);
});

test('not documents, pictures, archives as such, nor names that only look so', async () => {
  const names = 'report.pdf letter.docx macros.xlsm old.doc photo.jpg site.html data.zip data.tar.gz readme notes.txt';
  const others = ['exe.txt', 'invoice.exe.pdf', 'index.json', 'shell', 'a.exec', 'invoice.exe-file'];
  for (const name of [...names.split(' '), ...others]) {
    assert.equal(await isDangerous(withAttachment(name, 'a few letters')), false, name);
  }
});

test('by its first bytes, whatever the name', async () => {
  for (const [what, content] of Object.entries({ program, elf, link, image, script: '#!/bin/sh\necho hello\n' })) {
    assert.equal(await isDangerous(withAttachment('invoice.pdf', content, 'application/pdf')), true, what);
    assert.equal(await isDangerous(withAttachment('invoice', content)), true, what);
  }
  assert.equal(await isDangerous(withAttachment('letter.txt', 'MZ is how some letters begin', 'text/plain')), false);
  assert.equal(await isDangerous(mailOf({}, '#!/bin/sh\r\nis how a script begins.\r\n')), false);
});

test('in a zip: by name and by first bytes, packed or not, in a zip in it, behind a password', async () => {
  const zips = {
    stored: archive([{ name: 'invoice.js', content: 'alert()', plain: true }]),
    packed: archive([
      { name: 'readme.txt', content: 'text '.repeat(1000) },
      { name: 'deep/folder/invoice.pdf.exe', content: 'x'.repeat(5000) },
    ]),
    'by first bytes': archive([{ name: 'invoice.pdf', content: Buffer.concat([program, Buffer.alloc(90_000, 'a')]) }]),
    nested: archive([{ name: 'more.zip', content: archive([{ name: 'run.bat', content: 'dir' }]) }]),
    'behind a password': archive([{ name: 'invoice.exe', content: 'secret', encrypted: true }]),
    'with a comment behind it': Buffer.concat([archive([{ name: 'a.vbs', content: 'x' }]), Buffer.from('comment')]),
  };
  for (const [what, content] of Object.entries(zips)) {
    assert.equal(await isDangerous(withAttachment('invoice.zip', content, 'application/zip')), true, what);
    assert.equal(await isDangerous(withAttachment('invoice.bin.txt', content)), true, `${what}, not called a zip`);
  }
});

test('not a zip of harmless files, nor a document that is one', async () => {
  const harmless = archive([
    { name: 'photos/one.jpg', content: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) },
    { name: 'exe', content: 'x' },
    { name: 'secret.txt', content: 'x', encrypted: true },
    { name: 'inner.zip', content: archive([{ name: 'letter.txt', content: 'x' }]) },
  ]);
  assert.equal(await isDangerous(withAttachment('photos.zip', harmless, 'application/zip')), false);
  const document = archive([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: '<w:document/>' },
    { name: 'word/vbaProject.bin', content: 'x' },
  ]);
  assert.equal(await isDangerous(withAttachment('letter.docm', document)), false);
});

test('by any of several names of a part', async () => {
  const both = multipart([
    { type: 'text/plain', content: 'x' },
    { type: 'text/plain; name="notes.exe"', disposition: 'attachment; filename="notes.txt"', content: 'x' },
  ]);
  assert.equal(await isDangerous(both), true);
  const coded = multipart([
    { type: 'text/plain', content: 'x' },
    { type: 'application/octet-stream', disposition: "attachment; filename*=utf-8''invoice%2Eexe", content: 'x' },
  ]);
  assert.equal(await isDangerous(coded), true);
  const word = multipart([
    { type: 'text/plain', content: 'x' },
    { type: 'application/octet-stream; name="=?utf-8?B?aW52b2ljZS5leGU=?="', content: 'x' },
  ]);
  assert.equal(await isDangerous(word), true);
});

test('in a mail that is forwarded as an attachment, and as the only part', async () => {
  const inner = withAttachment('invoice.exe', 'x');
  const outer = mailOf(
    { 'Content-Type': 'multipart/mixed; boundary="outer"' },
    `--outer\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--outer\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--outer--\r\n`,
  );
  assert.equal(await isDangerous(outer), true);
  const alone = mailOf({
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': 'attachment; filename=a.scr',
  });
  assert.equal(await isDangerous(alone), true);
});

test('archives that are broken, huge in number or hardly end are no reason to wait or to fail', async () => {
  const many = archive(Array.from({ length: 3000 }, (_, nth) => ({ name: `${nth}.txt`, content: 'x', plain: true })));
  const bomb = archive([{ name: 'bomb.txt', content: Buffer.alloc(20 * 1_048_576) }]);
  const whole = archive([{ name: 'a.txt', content: 'some text' }]);
  const broken = [
    whole.subarray(0, 40),
    whole.subarray(40),
    Buffer.concat([whole.subarray(0, -10), Buffer.alloc(10, 0xff)]),
  ];
  for (const content of [many, bomb, gzipSync(Buffer.alloc(20 * 1_048_576)), ...broken, Buffer.from('PK\x03\x04')]) {
    const since = performance.now();
    assert.equal(await isDangerous(withAttachment('data.zip', content, 'application/zip')), false);
    assert.ok(performance.now() - since < 2000);
  }
});
