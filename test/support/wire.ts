/** The API over a real connection, for what an in-process call cannot send: paths as they are written, broken HTTP. */
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { type Call, type Client, clientOf, parsed, type Reply, type TestApi } from './api.ts';

export interface Wire {
  as: (credentials?: string) => Client;
  /** Sends bytes and reads until the other side has closed. */
  raw: (bytes: string) => Promise<{ status: number; head: string; text: string }>;
}

/** Lets the API listen on a free port; it stops with the API. */
export async function overTheWire(api: TestApi): Promise<Wire> {
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.app.server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  const send = async (call: Call): Promise<Reply> => {
    const reply = await request(port, agent, call);
    api.check(call, reply);
    return reply;
  };
  return { as: (credentials) => clientOf(send, credentials), raw: async (bytes) => exchange(port, bytes) };
}

async function request(port: number, agent: http.Agent, { method, path, body, headers = {} }: Call): Promise<Reply> {
  const payload = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const type: Record<string, string> = payload === undefined ? {} : { 'content-type': 'application/json' };
  const length: Record<string, string> =
    payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) };
  const sent = http.request({
    host: '127.0.0.1',
    port,
    agent,
    method,
    path,
    headers: { ...type, ...length, ...headers },
  });
  sent.end(payload);
  const [response] = (await once(sent, 'response')) as [http.IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const received = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  return {
    status: response.statusCode!,
    headers: Object.fromEntries(received) as Reply['headers'],
    text,
    body: parsed(text),
  };
}

async function exchange(port: number, bytes: string): Promise<{ status: number; head: string; text: string }> {
  const socket = net.connect(port, '127.0.0.1');
  socket.write(bytes, 'latin1');
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  await once(socket, 'close');
  const [head = '', text = ''] = Buffer.concat(parts).toString('latin1').split('\r\n\r\n', 2);
  return { status: Number(head.split(' ', 2)[1]), head, text };
}
