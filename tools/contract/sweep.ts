/**
 * What holds for every page of the specification, tried on a request that the page shows to work: who may call, what is not found,
 * media types, methods, HEAD, OPTIONS, both forms of the path (contract A.1, A.2, A.6, F.1).
 */
import type { Case, Page, Step } from './cases.ts';
import type { Check } from './checks.ts';
import type { Answer } from './exchange.ts';
import type { Platform } from './platform.ts';
import { isAlone, runStep } from './run.ts';
import { makeWorld, type World } from './world.ts';

type Form = 'long' | 'short';

/** Methods that the operator's pages add to paths of the specification. */
const OPERATORS = [
  'PUT /accounts/{account}/email/{domain}',
  'DELETE /accounts/{account}/email/{domain}',
  'PUT /email/secretQuestions',
  'PUT /email/secretQuestionSettings',
];

export function sweepOf(page: Page, pages: Page[]): Check[] {
  return formsOf(page).flatMap((form) => {
    const model = modelOf(page, form);
    if (page.page === undefined || model === undefined) return [];
    const about = { file: page.file, needs: model.needs, alone: isAlone(model) };
    const people = peopleOf(page, form);
    return [
      {
        ...about,
        name: `${page.file}: what holds for every page (${form})`,
        run: async (platform: Platform) => refusals(platform, page, model, form, allowed(page, pages, form)),
      },
      // What only reads is read by all in one world.
      ...(model.send.startsWith('GET ') ? [people] : people.map((as) => [as])).map((as) => ({
        ...about,
        name: `${page.file}: ${as.join(', ')} may call it (${form})`,
        run: async (platform: Platform) => mayCall(platform, model, form, as),
      })),
    ];
  });
}

/** A request that works, best one that is shown in this form and needs no mail. */
function modelOf({ cases }: Page, form: Form): Case | undefined {
  const good = cases.filter(({ status = 500, needs }) => status < 300 && (needs ?? 'engine') === 'engine');
  const shown = good.filter(({ forms = ['long'] }) => forms.includes(form));
  return [...shown, ...good].toSorted((a, b) => Number(a.needs !== undefined) - Number(b.needs !== undefined))[0];
}

const formsOf = ({ who = {} }: Page): Form[] => (who.short ? (who.long ? ['long', 'short'] : ['short']) : ['long']);

const peopleOf = ({ who = {} }: Page, form: Form): string[] => who[form] ?? ['own', 'app'];

/** A page's path without what differs between its forms and between the names of its places. */
function bare(page: string): string {
  return page
    .split(' ')[1]!
    .replace(/^\/accounts\/\{account\}\/email\/\{domain\}/, '/email/{domain}')
    .replaceAll(/\{\w+(-\w+)?\}/g, '{}');
}

/** The methods of this page's path, by all pages. */
function allowed(page: Page, pages: Page[], form: Form): string[] {
  const others = pages.filter((other) => other.page && formsOf(other).includes(form)).map((other) => other.page!);
  const operators = OPERATORS.filter((one) => form === 'long' || !one.includes('{account}'));
  const methods = [...others, ...operators]
    .filter((other) => bare(other) === bare(page.page!))
    .map((other) => other.split(' ')[0]!);
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].toSorted();
}

async function mayCall(platform: Platform, model: Case, form: Form, people: string[]): Promise<string | undefined> {
  const world = await makeWorld(platform, model.given ?? {}, form);
  try {
    const found = [];
    for (const as of people) found.push(await runStep(world, { ...model, as }));
    return found.find((wrong) => wrong !== undefined);
  } finally {
    await world.remove();
  }
}

/** All that changes nothing, in one world. */
async function refusals(
  platform: Platform,
  page: Page,
  model: Case,
  form: Form,
  methods: string[],
): Promise<string | undefined> {
  const world = await makeWorld(platform, model.given ?? {}, form);
  try {
    const wrong: string[] = [];
    for (const [what, step] of probes(page, model, form, world)) {
      const found = await runStep(world, step);
      if (found !== undefined) wrong.push(`${what}: ${found}`);
    }
    wrong.push(...(await methodsOf(world, model, methods)));
    return wrong.length === 0 ? undefined : wrong.join('\n  ');
  } finally {
    await world.remove();
  }
}

function probes(page: Page, model: Case, form: Form, { names }: World): [string, Step][] {
  const [method, path] = model.send.replaceAll('{{L}}', names['L']!).split(' ') as [string, string];
  const { account, domain } = names as { account: string; domain: string };
  const plain: Step = { send: `${method} ${path}`, ...(model.body === undefined ? {} : { body: model.body }) };
  const at = (path: string, as: string, fault: string): Step => ({
    ...plain,
    as,
    send: `${method} ${path}`,
    status: 404,
    fault,
  });
  const found: [string, Step][] = [];
  const people = peopleOf(page, form);
  if (!people.includes('nobody')) found.push(...strangers(page, plain, people, names));
  const knower = people.includes('nobody') ? 'nobody' : 'operator';
  if (path.includes(account)) {
    found.push(['an unknown account', at(path.replace(account, `no-${account}`), knower, 'Account not found')]);
  }
  if (path.includes(domain)) {
    found.push(['an unknown domain', at(path.replace(domain, `no-${domain}`), knower, 'Domain not found')]);
  }
  if (/\/usernames\/[^/]+/.test(path) && !page.creates) {
    const unknown = path.replace(/\/usernames\/[^/?]+/, '/usernames/nobody.here');
    found.push(['an unknown mailbox', at(unknown, knower, 'Mailbox not found')]);
  }
  if (method === 'PUT' || method === 'POST') found.push(...bodies({ ...plain, as: knower }));
  return found;
}

function strangers(page: Page, plain: Step, people: string[], names: World['names']): [string, Step][] {
  const refused = { status: 401, fault: 'unauthorized' };
  // secrets PUT alone tells wrong credentials from a missing right.
  const noRight = page.row === 42 ? { status: 403, fault: 'forbidden' } : refused;
  const found: [string, Step][] = [
    ['nobody', { ...plain, ...refused, as: 'nobody' }],
    ['a wrong password', { ...plain, ...refused, as: 'contract-{{run}}-app:Wrong-Password-1' }],
    ['an unknown user', { ...plain, ...refused, as: 'nobody-{{run}}:Wrong-Password-1' }],
    ['the owner of another account', { ...plain, ...noRight, as: 'stranger' }],
  ];
  // Its password change is the one thing a mailbox owner may do by these two calls.
  const part = page.row === 20 || page.row === 25;
  if (names['first'] && !people.includes('mbx') && !part)
    found.push(['a mailbox', { ...plain, ...noRight, as: 'mbx' }]);
  return found;
}

function bodies(plain: Step): [string, Step][] {
  const headers = (type: string | null) => ({ 'content-type': type });
  return [
    ['no media type', { ...plain, status: 415, fault: 'media type', headers: headers(null), text: '{}' }],
    ['another media type', { ...plain, status: 415, fault: 'media type', headers: headers('text/plain') }],
    ['no JSON', { ...plain, status: 400, fault: 'malformed', text: '{"quota": ' }],
    ['single quotes', { ...plain, status: 400, fault: 'malformed', text: "{'quota': 1}" }],
  ];
}

/** HEAD is GET without a body, either slash will do, OPTIONS tells the methods, and others are refused. */
async function methodsOf(world: World, model: Case, methods: string[]): Promise<string[]> {
  const [method, address] = model.send.split(' ') as [string, string];
  const [path, query] = address.split('?') as [string, string | undefined];
  const ask = query === undefined ? '' : `?${query}`;
  const wrong: string[] = [];
  const options = await world.send({ as: 'nobody', send: `OPTIONS ${path}` });
  const unknown = await world.send({ as: 'operator', send: `PATCH ${path}` });
  for (const [what, { status, headers, text }, wanted] of [
    ['OPTIONS', options, 204],
    ['PATCH', unknown, 405],
  ] as const) {
    const allow = (headers['allow'] ?? '').split(/, */).toSorted().join(', ');
    if (status !== wanted) wrong.push(`${what}: expected ${wanted}, got ${status} ${text}`);
    if (allow !== methods.join(', ')) wrong.push(`${what}: expected Allow: ${methods.join(', ')}, got ${allow}`);
  }
  if (method !== 'GET') return wrong;
  const as = model.as ?? 'app';
  const get = await world.send({ as, send: `GET ${path}${ask}` });
  const head = await world.send({ as, send: `HEAD ${path}${ask}` });
  const other = await world.send({ as, send: `GET ${path.endsWith('/') ? path.slice(0, -1) : `${path}/`}${ask}` });
  const bare = await world.send({ as, send: `GET ${path}${ask}`, headers: { 'content-type': null } });
  wrong.push(...unlikeHead(get, head));
  if (other.status !== get.status) wrong.push(`the other slash: expected ${get.status}, got ${other.status}`);
  if (bare.status !== get.status) wrong.push(`without Content-Type: expected ${get.status}, got ${bare.status}`);
  return wrong;
}

function unlikeHead(get: Answer, head: Answer): string[] {
  const wrong = head.text === '' ? [] : ['HEAD: a body'];
  if (head.status !== get.status) wrong.push(`HEAD: expected ${get.status}, got ${head.status}`);
  for (const name of ['content-type', 'location', 'www-authenticate', 'allow']) {
    if (head.headers[name] === get.headers[name]) continue;
    wrong.push(`HEAD: expected ${name} ${get.headers[name]}, got ${head.headers[name]}`);
  }
  return wrong;
}
