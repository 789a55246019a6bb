/** Whose process is at the other end of a TCP connection on this machine: Linux knows (proc(5), /proc/net/tcp). */
import fs from 'node:fs/promises';
import net from 'node:net';

/** A connection as the server sees it: the client's end is the one that is looked for. */
export interface Connection {
  clientAddress: string;
  clientPort: number;
  serverAddress: string;
  serverPort: number;
}

const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];

/** The user who holds the client's end; undefined when nobody on this machine does. @throws when the tables cannot be read */
export async function findOwner(connection: Connection): Promise<number | undefined> {
  for (const table of TABLES) {
    const owner = ownerIn(await fs.readFile(table, 'latin1'), connection);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

const ESTABLISHED = '01';

/**
 * Reads one table. Only an open connection that a process still holds counts: of one whose process has closed it the table says 0,
 * which is root.
 */
export function ownerIn(table: string, connection: Connection): number | undefined {
  const client = hexOf(connection.clientAddress, connection.clientPort);
  const server = hexOf(connection.serverAddress, connection.serverPort);
  if (client.length === 0 || server.length === 0) return undefined;
  for (const line of table.split('\n').slice(1)) {
    const [, local = '', remote = '', state, , , , uid = '', , inode = '0'] = line.trim().split(/\s+/);
    if (state !== ESTABLISHED || inode === '0' || !/^[0-9]+$/.test(uid)) continue;
    if (client.includes(local) && server.includes(remote)) return Number(uid);
  }
  return undefined;
}

/** How the two tables write an IPv4 address and port: by itself, and mapped into IPv6. Other addresses are none of loopback's. */
function hexOf(address: string, port: number): string[] {
  if (!net.isIPv4(address)) return [];
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  // Words of four bytes, in the order of the machine: Debian's are all little-endian.
  const word = bytes.toReversed().join('').toUpperCase();
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  return [`${word}:${hexPort}`, `0000000000000000FFFF0000${word}:${hexPort}`];
}
