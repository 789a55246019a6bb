/**
 * Writes a reply by its schema: only what the schema names, in the schema's order, which is the order of the specification's
 * examples. (fast-json-stringify moves optional fields behind the required ones.)
 */
import type { Shape } from './colander.ts';

type Pick = (value: unknown) => unknown;

/** Compiles a reply's schema to a function from the reply to its JSON text. */
export function compileSerializer(shape: Shape): (reply: unknown) => string {
  const pick = compile(shape);
  return (reply) => JSON.stringify(pick(reply));
}

function compile(shape: Shape): Pick {
  if (shape.type === 'object' && shape.properties !== undefined) return compileObject(shape.properties);
  if (shape.type === 'array' && shape.items !== undefined) {
    const item = compile(shape.items);
    return (value) => (value as unknown[]).map(item);
  }
  // Leaves, maps whose keys are data, and unions of such.
  return (value) => value;
}

function compileObject(properties: Record<string, Shape>): Pick {
  const parts = Object.entries(properties).map(([name, part]) => [name, compile(part)] as const);
  return (value) => {
    const source = value as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const [name, part] of parts) {
      const own = source[name];
      if (own !== undefined) result[name] = own === null ? null : part(own);
    }
    return result;
  };
}
