/** Which attachments are dangerous (contract.md F.3, ATTACHMENT_CONTROL): what runs when it is opened, by name or first bytes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { archive, type Entry } from '../support/archive.ts';
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

test('in a zip with something in front of it, behind it or of two readings, as unpackers read it', async () => {
  const bad = archive([{ name: 'run.bat', content: 'dir' }]);
  const hidden = archive([{ name: 'a.pdf', content: program }]);
  const good = archive([{ name: 'letter.txt', content: 'x' }]);
  const front = Buffer.from('a few bytes that unpack the rest');
  const zips = {
    'bytes in front': Buffer.concat([front, bad]),
    'bytes in front, by first bytes': Buffer.concat([front, hidden]),
    'a zip in front': Buffer.concat([good, bad]),
    'a zip in front, in a zip': archive([{ name: 'more.zip', content: Buffer.concat([good, bad]) }]),
    'bytes in front, counted': told(Buffer.concat([front, bad]), (offset) => offset + front.length),
    'the directory where the end record tells, by first bytes': Buffer.concat([
      hidden.subarray(0, -22),
      front,
      hidden.subarray(-22),
    ]),
    'an end record of nothing behind it': Buffer.concat([bad, good.subarray(-22)]),
    'the sizes of Zip64': zip64(bad),
  };
  for (const [what, content] of Object.entries(zips)) {
    assert.equal(await isDangerous(withAttachment('more.zip', content, 'application/zip')), true, what);
    assert.equal(await isDangerous(withAttachment('more.txt', content)), true, `${what}, not called a zip`);
  }
  const harmless = [Buffer.concat([front, good]), Buffer.concat([good, good]), zip64(good)];
  for (const content of [...harmless, archive([{ name: 'more.zip', content: Buffer.concat([front, good]) }])]) {
    assert.equal(await isDangerous(withAttachment('more.zip', content, 'application/zip')), false);
  }
});

/** The zip with another place of the directory told in its end record. */
function told(zip: Buffer, place: (offset: number) => number): Buffer {
  const changed = Buffer.from(zip);
  changed.writeUInt32LE(place(zip.readUInt32LE(zip.length - 6)), zip.length - 6);
  return changed;
}

/** The zip with an end record that leaves it to Zip64's where the directory is. */
function zip64(zip: Buffer): Buffer {
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06');
  record.writeBigUInt64LE(BigInt(zip.readUInt32LE(zip.length - 10)), 40);
  record.writeBigUInt64LE(BigInt(zip.readUInt32LE(zip.length - 6)), 48);
  const pointer = Buffer.alloc(20);
  pointer.write('PK\x06\x07');
  pointer.writeBigUInt64LE(BigInt(zip.length - 22), 8);
  const end = Buffer.from(zip.subarray(-22));
  end.fill(0xff, 12, 20);
  return Buffer.concat([zip.subarray(0, -22), record, pointer, end]);
}

test('what holds more than is looked at: in number, in bytes, in archives, in depth', async () => {
  const letters = (count: number): Entry[] =>
    Array.from({ length: count }, (_, nth) => ({ name: `${nth}.txt`, content: 'x', plain: true }));
  const bad: Entry = { name: 'run.bat', content: 'dir' };
  const small = archive(letters(1));
  const zips = (count: number, content: Buffer, ...last: Buffer[]): Buffer =>
    archive([...Array<Buffer>(count).fill(content), ...last].map((zip, nth) => ({ name: `${nth}.zip`, content: zip })));
  const large = (megabytes: number): Buffer =>
    archive([{ name: 'a.txt', content: Buffer.alloc(megabytes * 1_048_576), plain: true }]);
  const deep = (times: number): Buffer =>
    times === 0 ? small : archive([{ name: 'a.zip', content: deep(times - 1), plain: true }]);
  const dangerous = {
    'in number': archive([...letters(10_000), bad]),
    'in archives': zips(500, small, archive([bad])),
    'in bytes': zips(3, large(22), archive([bad])),
    'in bytes of one': archive([{ name: 'a.zip', content: large(33) }]),
    'in depth': deep(5),
  };
  for (const [what, content] of Object.entries(dangerous)) {
    assert.equal(await isDangerous(withAttachment('data.zip', content, 'application/zip')), true, what);
  }
  for (const content of [zips(500, small), deep(4)]) {
    assert.equal(await isDangerous(withAttachment('data.zip', content, 'application/zip')), false);
  }
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
