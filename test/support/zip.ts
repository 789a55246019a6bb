/** A zip archive of a few small files, not compressed. */
import { crc32 } from 'node:zlib';

/** @param files name and content of each */
export function zip(files: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const shared = sharedFields(name, content);
    const local = Buffer.concat([signature(0x04034b50), shared, Buffer.from(name), content]);
    const made = Buffer.from([20, 0]);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE(offset, 10);
    // The shared fields end with the length of an extra field, which both records have.
    entries.push(Buffer.concat([signature(0x02014b50), made, shared, attributes, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, signature(0x06054b50), end]);
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

/** Version needed, flags, method, time, date, checksum, both sizes, length of the name, length of the extra field. */
function sharedFields(name: string, content: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}
