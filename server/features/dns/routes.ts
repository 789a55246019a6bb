import type { App } from '../../http/fastify.ts';
import { faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { listAliases } from '../aliases/queries.ts';
import { findDkimKey } from '../domains/queries.ts';
import { DomainParams } from '../domains/schema.ts';
import { wantsZone } from './accept.ts';
import { dnsRecords } from './records.ts';
import { DnsRecords, ZoneText } from './schema.ts';
import { zoneText } from './zone.ts';

export function dnsRoutes(app: App, { sql, mailHost }: Services): void {
  app.get(
    '/accounts/:account/email/:domain/dns',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'listDnsRecords',
        params: DomainParams,
        response: {
          200: {
            description: 'Every record that the domain and its aliases should have.',
            content: { 'application/json': { schema: DnsRecords }, 'text/dns': { schema: ZoneText } },
          },
          ...faultReplies(401, 404),
        },
      },
    },
    async (request, reply) => {
      const { id, domain } = request.stem.domain!;
      const [aliases, key] = await Promise.all([listAliases(sql, id), findDkimKey(sql, id)]);
      const records = dnsRecords([domain, ...aliases], mailHost, key);
      void reply.header('Vary', 'Accept');
      return wantsZone(request.headers.accept) ? reply.type('text/dns').send(zoneText(records)) : reply.send(records);
    },
  );
}
