/** The two answers of a PUT: 201 with the Location of what was made, or 204. */
import type { FastifyReply } from 'fastify';

/** @param created where it lies now; undefined when something was changed */
export function done(reply: FastifyReply, created?: string): FastifyReply {
  return created === undefined ? reply.status(204).send() : reply.status(201).header('Location', created).send();
}
