/** What may be sent over which connection. */
import type { FastifyRequest } from 'fastify';

export function isEncrypted({ socket }: Pick<FastifyRequest, 'socket'>): boolean {
  return 'encrypted' in socket;
}

/**
 * Whether passwords, and what opens a door as they do, may come this way: off loopback over TLS alone (operator.md, MAILSTEAD_BIND); a
 * proxy on this machine may speak plainly.
 */
export function isSafe(request: Pick<FastifyRequest, 'socket'>): boolean {
  const { localAddress } = request.socket;
  // A connection without an address of its own did not come over a network.
  return isEncrypted(request) || localAddress === undefined || /^(::ffff:)?127\.|^::1$/.test(localAddress);
}
