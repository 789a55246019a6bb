/**
 * Every refused reset has its row of the audit, whatever refused it: the gate, a limit, the rules, or the answers. Those that came as far
 * as the answers are written in a transaction (reset.ts); all others are noted here as they are answered, since any number may come.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuditNotes } from '../../audit/notes.ts';
import * as faults from '../../faults.ts';
import { InvalidRequest } from '../../http/fastify.ts';
import { aboutOf } from '../../http/principals.ts';

const written = new WeakSet<Error>();

/** Marks a refusal that has its row. */
export function told(refusal: faults.Fault): faults.Fault {
  written.add(refusal);
  return refusal;
}

/** A hook of a route that does nothing but resets. */
export function noteRefusals(notes: AuditNotes) {
  return async (request: FastifyRequest, _reply: FastifyReply, error: Error): Promise<void> => {
    const reason = written.has(error) ? undefined : reasonOf(request.body, error);
    if (reason === undefined) return;
    // Undefined when it came no further than that.
    const stem = (request.stem as typeof request.stem | undefined) ?? {};
    const { domain, username } = stem;
    const by = {
      caller: { kind: 'nobody', name: '' },
      address: request.ip,
      requestId: request.id,
      now: new Date(),
    } as const;
    // A name that nobody has is not kept: people type passwords into the wrong field.
    const target = username === undefined ? '' : `${username.username}@${domain!.domain}`;
    notes.add('resetPasswordRefused', by, target, { reason }, aboutOf(stem));
  };
}

/** Of what is refused before its body is read, when the path says that it is a reset. */
const REASONS: Record<number, string> = { 403: 'without TLS', 404: 'no such mailbox', 429: 'too many tries' };

/** Undefined when it is no refused reset: a body that asks for none, or a fault of ours. */
function reasonOf(body: unknown, error: Error): string | undefined {
  const isReset = (body as { action?: unknown } | null | undefined)?.action === 'resetPassword';
  const status = error instanceof faults.Fault ? error.status : error instanceof InvalidRequest ? 400 : undefined;
  if (status === 400) return isReset ? 'against the rules' : undefined;
  return isReset || body === undefined ? REASONS[status ?? 0] : undefined;
}
