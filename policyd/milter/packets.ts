/** The milter protocol on the wire: four bytes of length, a letter, data. Letters and numbers are those of Sendmail's libmilter. Pure. */
import { NonsenseError } from '../nonsense.ts';

/** A command of the mail server, or our answer. */
export interface Packet {
  /** One ASCII letter. */
  command: string;
  data: Buffer;
}

/** Bytes; a header of Postfix has at most 102,400 (header_size_limit), and bodies are not sent to us. */
const LONGEST_PACKET = 1_048_576;

/** Cuts what comes in into packets. */
export class PacketReader {
  #rest: Buffer = Buffer.alloc(0);

  /** @throws NonsenseError */
  read(chunk: Buffer): Packet[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const packets: Packet[] = [];
    while (this.#rest.length >= 4) {
      const length = this.#rest.readUInt32BE(0);
      if (length < 1 || length > LONGEST_PACKET) throw new NonsenseError('no packet');
      if (this.#rest.length < 4 + length) break;
      packets.push({ command: String.fromCharCode(this.#rest[4]!), data: this.#rest.subarray(5, 4 + length) });
      this.#rest = this.#rest.subarray(4 + length);
    }
    return packets;
  }
}

export function packet(command: string, data: Buffer | string = ''): Buffer {
  const body = Buffer.concat([Buffer.from(command, 'latin1'), Buffer.from(data)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** Has the mail server add a header after those that are there (SMFIR_ADDHEADER). */
export const addedHeader = (name: string, value: string): Buffer => packet('h', `${name}\0${value}\0`);

/** Texts that each end with a NUL. */
export function textsOf(data: Buffer): string[] {
  const texts = data.toString('utf8').split('\0');
  // What stands after the last NUL is not a text of its own.
  texts.pop();
  return texts;
}

/** Macros: the letter of the command they belong to, then names and values by turns. */
export function macrosOf(data: Buffer): { command: string; macros: Map<string, string> } {
  const texts = textsOf(data.subarray(1));
  const macros = new Map<string, string>();
  for (let at = 0; at + 1 < texts.length; at += 2) {
    // `{auth_authen}` may come with or without its braces.
    macros.set(texts[at]!.replaceAll(/^\{|\}$/g, ''), texts[at + 1]!);
  }
  return { command: String.fromCharCode(data[0] ?? 0), macros };
}

/** What we do not want to see, and what we do not answer (SMFIP_*). */
const STEPS = {
  noConnect: 0x1,
  noHelo: 0x2,
  noRecipients: 0x8,
  noBody: 0x10,
  noUnknown: 0x100,
  noData: 0x200,
  silentMail: 0x4000,
  silentHeaders: 0x80,
};
/** SMFIF_ADDHDRS: we add headers. */
const ADDS_HEADERS = 0x1;
/** SMFIF_SETSYMLIST: we say which macros we want. */
const CHOOSES_MACROS = 0x100;
/** SMFIM_ENVFROM: those of MAIL FROM. */
const MACROS_OF_MAIL = 2;

/** What was agreed on. */
export interface Agreement {
  answer: Buffer;
  /** MAIL FROM and headers are answered by nothing; an older server wants its answer. */
  isSilent: { mail: boolean; headers: boolean };
}

/**
 * Answers the offer of the mail server.
 * @throws NonsenseError when it is none, or lets nobody add a header
 */
export function negotiate(offer: Buffer): Agreement {
  if (offer.length < 12) throw new NonsenseError('no offer');
  const [version, actions, steps] = [offer.readUInt32BE(0), offer.readUInt32BE(4), offer.readUInt32BE(8)];
  if (version < 2) throw new NonsenseError('a protocol too old');
  // eslint-disable-next-line no-bitwise
  if ((actions & ADDS_HEADERS) === 0) throw new NonsenseError('no header may be added');
  const wanted = Object.values(STEPS).reduce((sum, step) => sum + step, 0);
  // eslint-disable-next-line no-bitwise
  const [agreed, chooses] = [(wanted & steps) >>> 0, (actions & CHOOSES_MACROS) !== 0];
  const answer = Buffer.alloc(12);
  answer.writeUInt32BE(Math.min(version, 6), 0);
  answer.writeUInt32BE(ADDS_HEADERS + (chooses ? CHOOSES_MACROS : 0), 4);
  answer.writeUInt32BE(agreed, 8);
  const list = Buffer.from([0, 0, 0, MACROS_OF_MAIL, ...Buffer.from('{auth_authen}\0')]);
  return {
    answer: packet('O', chooses ? Buffer.concat([answer, list]) : answer),
    // eslint-disable-next-line no-bitwise
    isSilent: { mail: (agreed & STEPS.silentMail) !== 0, headers: (agreed & STEPS.silentHeaders) !== 0 },
  };
}
