/** Zip archives as people and those who mean ill make them: packed, with a flag for a password, with names of any bytes. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  name: string;
  content: Buffer | string;
  /** Only says so: what is in it stays readable. */
  encrypted?: boolean;
  /** Stored as it is. */
  plain?: boolean;
}

/** @returns the archive, its entries in this order */
export function archive(entries: Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  // The same content again, which may be large, is packed once.
  let last: Entry | undefined;
  let content: Buffer = Buffer.alloc(0);
  for (const entry of entries) {
    if (entry.content !== last?.content || entry.plain !== last.plain) content = packed(entry);
    last = entry;
    const fields = fieldsOf(entry, content.length);
    const name = Buffer.from(entry.name);
    const file = Buffer.concat([number(0x04034b50, 4), fields, name, content]);
    const rest = Buffer.concat([Buffer.alloc(10), number(offset, 4)]);
    directory.push(Buffer.concat([number(0x02014b50, 4), number(20, 2), fields, rest, name]));
    files.push(file);
    offset += file.length;
  }
  const list = Buffer.concat(directory);
  const count = number(entries.length, 2);
  const end = [number(0x06054b50, 4), Buffer.alloc(4), count, count, number(list.length, 4), number(offset, 4)];
  return Buffer.concat([...files, list, ...end, number(0, 2)]);
}

const packed = ({ content, plain }: Entry): Buffer => (plain ? Buffer.from(content) : deflateRawSync(content));

/** Version needed, flags, method, time and date, checksum, both sizes, length of the name, length of the extra field. */
function fieldsOf(entry: Entry, packedBytes: number): Buffer {
  const content = Buffer.from(entry.content);
  return Buffer.concat([
    number(20, 2),
    number(entry.encrypted ? 1 : 0, 2),
    number(entry.plain ? 0 : 8, 2),
    number(0x2100_0000, 4),
    number(crc32(content), 4),
    number(packedBytes, 4),
    number(content.length, 4),
    number(Buffer.byteLength(entry.name), 2),
    number(0, 2),
  ]);
}

function number(value: number, bytes: number): Buffer {
  const field = Buffer.alloc(bytes);
  field.writeUIntLE(value, 0, bytes);
  return field;
}
