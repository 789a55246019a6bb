/** Every route that an app really has, seen while it is built: those that the description of the API hides, too. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, RouteOptions } from 'fastify';

/** One method of one path. */
export interface Route {
  method: string;
  /** As the description writes it: `/accounts/{account}`. */
  path: string;
  /** Undefined for what is no operation of the API. */
  operationId: string | undefined;
}

/** What is done to an app on its way, to see that it is noticed. */
export interface Meddling {
  /** Before its first own route. */
  begin?: (app: FastifyInstance) => void;
  /** To each route, before it is registered. */
  route?: (route: RouteOptions) => void;
}

/** Where Fastify tells of each app that begins. */
const BEGINNINGS = 'fastify.initialization';

/** Runs something that builds an app, and tells its routes in the order in which they were registered. */
export async function withRoutes<T>(
  build: () => Promise<T>,
  { begin, route: meddle }: Meddling = {},
): Promise<{ built: T; routes: Route[] }> {
  const routes: Route[] = [];
  const onRoute = (route: RouteOptions): void => {
    meddle?.(route);
    for (const method of [route.method].flat()) {
      const { operationId } = (route.schema ?? {}) as { operationId?: string };
      routes.push({ method, path: route.url.replace(/:([A-Za-z]+)/g, '{$1}'), operationId });
    }
  };
  const listen = (message: unknown): void => {
    const app = (message as { fastify: FastifyInstance }).fastify;
    app.addHook('onRoute', onRoute);
    begin?.(app);
  };
  subscribe(BEGINNINGS, listen);
  try {
    return { built: await build(), routes };
  } finally {
    unsubscribe(BEGINNINGS, listen);
  }
}
