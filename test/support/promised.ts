/** Whether a reply is what the API's own description (/openapi.json) promises: its status, its shape, the order of its keys. */
import { Compile } from 'typebox/schema';

/** The parts of an OpenAPI document that are read here. */
export interface Description {
  paths?: Record<string, Record<string, { responses?: Record<string, Promise_> }>>;
  components?: unknown;
}

interface Promise_ {
  content?: Record<string, { schema: Schema }>;
}

const JSON_TYPE = 'application/json';

type Schema = {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: unknown;
  [keyword: string]: unknown;
};

export interface Answered {
  status: number;
  headers?: Record<string, string | undefined>;
  /** Undefined when there was none, or it is no JSON. */
  body: unknown;
}

/** @returns a function that tells what is wrong with a reply: a sentence, or undefined */
export function promiseKeeper(
  description: Description,
): (method: string, path: string, got: Answered) => string | undefined {
  // An empty name is a name, too; but `/accounts/` is rather `/accounts` than the account without a name.
  const routes = Object.entries(description.paths ?? {})
    .map(([template, operations]) => ({
      pattern: new RegExp(`^${template.replace(/\{[^/]*\}/g, '[^/]*')}/?$`),
      operations,
      depth: template.split('/').length,
    }))
    .toSorted((one, other) => one.depth - other.depth);
  const checks = new Map<Promise_, (body: unknown) => string | undefined>();
  return (method, path, got) => {
    const route = isDecodable(path) ? routes.find(({ pattern }) => pattern.test(path)) : undefined;
    const promised = route?.operations[method.toLowerCase()]?.responses;
    if (promised === undefined) return isPage(path) ? undefined : ofNoOperation(got);
    const promise = promised[String(got.status)];
    if (promise === undefined) return `the status ${got.status} is not described`;
    const type = got.headers?.['content-type']?.split(';', 1)[0] ?? JSON_TYPE;
    // Of another type than JSON no more is promised than that there is one.
    if (type !== JSON_TYPE) return promise.content?.[type] ? undefined : `the type ${type} is not described`;
    let check = checks.get(promise);
    if (check === undefined) {
      check = checkOf(promise, description);
      checks.set(promise, check);
    }
    return check(got.body);
  };
}

/** A page for people, which the description of the API does not tell of. */
const isPage = (path: string): boolean => path.startsWith('/antispam');

/** A path with a broken percent escape is no path. */
function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== undefined;
  } catch {
    return false;
  }
}

/** What a path or method answers that is no operation of the API. */
function ofNoOperation({ status }: Answered): string | undefined {
  return [204, 404, 405].includes(status) ? undefined : `a call that is no operation answered ${status}`;
}

function checkOf(promise: Promise_, description: Description): (body: unknown) => string | undefined {
  const described = promise.content?.[JSON_TYPE]?.schema;
  if (described === undefined) return (body) => (body === undefined ? undefined : 'a body where none is described');
  const schema = closed(described, description);
  const compiled = Compile(schema);
  return (body) => {
    if (body === undefined) return 'no body where one is described';
    if (!compiled.Check(body)) {
      const [, errors] = compiled.Errors(body);
      return errors.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ');
    }
    return misplaced(schema, body, '');
  };
}

/** The schema with its references resolved, and no key allowed that it does not name. */
function closed(schema: Schema, description: Description): Schema {
  if (schema.$ref !== undefined) {
    const steps = schema.$ref.slice('#/'.length).split('/');
    return closed(
      steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], description) as Schema,
      description,
    );
  }
  const result: Schema = { ...schema };
  if (schema.items) result.items = closed(schema.items, description);
  if (schema.anyOf) result.anyOf = schema.anyOf.map((part) => closed(part, description));
  if (schema.properties) {
    const parts = Object.entries(schema.properties).map(([name, part]) => [name, closed(part, description)]);
    result.properties = Object.fromEntries(parts) as Record<string, Schema>;
    result.additionalProperties ??= false;
  }
  return result;
}

/** The first object whose keys stand in another order than in its schema, which has the order of the specification. */
function misplaced(schema: Schema, value: unknown, at: string): string | undefined {
  if (Array.isArray(value))
    return firstOf(value.map((item: unknown, i) => misplaced(schema.items ?? {}, item, `${at}/${i}`)));
  if (typeof value !== 'object' || value === null || schema.properties === undefined) return undefined;
  const parts = schema.properties;
  const wanted = Object.keys(parts).filter((name) => Object.hasOwn(value, name));
  const got = Object.keys(value).filter((name) => Object.hasOwn(parts, name));
  if (wanted.join() !== got.join()) return `${at} has its keys in the order ${got.join(', ')}`;
  return firstOf(Object.entries(value).map(([name, part]) => misplaced(parts[name] ?? {}, part, `${at}/${name}`)));
}

function firstOf(complaints: (string | undefined)[]): string | undefined {
  return complaints.find((complaint) => complaint !== undefined);
}
