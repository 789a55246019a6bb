/**
 * The ceiling: the same replies from one SELECT by Fastify and nothing else. No credentials are checked, no rule is asked, nothing
 * is logged. A process of its own, like the API.
 */
import Fastify from 'fastify';
import { connect } from '../server/db/connect.ts';
import { readSettings } from '../server/settings.ts';
import { selectOf } from './scripts.ts';

const sql = connect(readSettings().MAILSTEAD_DATABASE_URL ?? '');
const app = Fastify();

const [mailboxSelect, usernamesSelect] = [selectOf('mailbox'), selectOf('usernames')];
const text = { type: 'string' };
const integer = { type: 'integer' };
const links = {
  type: 'array',
  items: { type: 'object', properties: { href: text, rel: text } },
};

type MailboxRequest = { Params: { domain: string; name: string } };
app.get<MailboxRequest>(
  '/accounts/bench/email/:domain/usernames/:name/mailbox',
  {
    schema: {
      response: {
        200: {
          type: 'object',
          properties: {
            username: text,
            authToken: text,
            master: { type: 'boolean' },
            quota: integer,
            usage: integer,
            links,
          },
        },
      },
    },
  },
  async ({ params: { domain, name } }) => {
    const [row] = await sql.unsafe(mailboxSelect, [/[0-9]+/.exec(domain)?.[0] ?? '', name.slice(1)], { prepare: true });
    const href = `http://127.0.0.1/accounts/bench/email/${domain}/usernames/${name}/mailbox/`;
    return Object.assign({}, row, { usage: row?.['bytes'] as number, links: [{ href, rel: 'self' }] });
  },
);

type ListRequest = { Params: { domain: string }; Querystring: { page: string } };
app.get<ListRequest>(
  '/accounts/bench/email/:domain/usernames',
  {
    schema: {
      response: {
        200: {
          type: 'object',
          properties: {
            totalCount: integer,
            list: {
              type: 'array',
              items: { type: 'object', properties: { username: text, type: text, quota: integer, links } },
            },
          },
        },
      },
    },
  },
  async ({ params: { domain }, query }) => {
    const values = [/[0-9]+/.exec(domain)?.[0] ?? '', Number(query.page) - 1];
    const rows = await sql.unsafe(usernamesSelect, values, { prepare: true });
    const base = `http://127.0.0.1/accounts/bench/email/${domain}/usernames`;
    return {
      totalCount: rows[0]?.['total'] as number,
      list: rows.map((row) =>
        Object.assign(row, { links: [{ href: `${base}/${row['username']}/mailbox/`, rel: 'self' }] }),
      ),
    };
  },
);

process.send?.({ http: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.on('disconnect', () => process.exit());
