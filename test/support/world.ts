/**
 * Somebody of every kind, made by calls of the API itself. All have PASSWORD.
 *
 *   franchise north (user north-app)
 *     account acme     owner acme-owner, user acme-clerk without a role; domain acme.example, plan standard: alice, bob
 *     account umbra    owner umbra-owner; domain umbra.example: carol
 *     account dormant  owner dormant-owner, suspended; domain dormant.example: dora
 *   franchise south (user south-app)
 *     account globex   owner globex-owner; domain globex.example: greta
 */
import { type ApiOptions, emptyApi, expectReply, PASSWORD, type TestApi } from './api.ts';

const ACCOUNTS = [
  { account: 'acme', franchise: 'north', mailboxes: ['alice', 'bob'] },
  { account: 'umbra', franchise: 'north', mailboxes: ['carol'] },
  { account: 'dormant', franchise: 'north', mailboxes: ['dora'] },
  { account: 'globex', franchise: 'south', mailboxes: ['greta'] },
];

/** An API with this world in it. */
export async function peopledApi(options: ApiOptions = {}): Promise<TestApi> {
  const api = await emptyApi(options);
  const operator = api.as('operator');
  const made = async (path: string, body: object = {}, post = false): Promise<void> =>
    expectReply(await (post ? operator.post(path, body) : operator.put(path, body)), 201);
  for (const franchise of ['north', 'south']) {
    await made(`/franchises/${franchise}`, { name: franchise });
    await made('/users', { userName: `${franchise}-app`, password: PASSWORD, role: 'franchise', franchise }, true);
  }
  for (const { account, franchise, mailboxes } of ACCOUNTS) {
    await made('/accounts', { accountNumber: account, name: `${account} Ltd`, franchise }, true);
    await made(`/accounts/${account}/users`, { userName: `${account}-owner`, password: PASSWORD }, true);
    await made(`/accounts/${account}/email/${account}.example`);
    const usernames = `/accounts/${account}/email/${account}.example/usernames`;
    for (const mailbox of mailboxes) await made(`${usernames}/${mailbox}/mailbox`, { password: PASSWORD });
  }
  await made('/accounts/acme/users', { userName: 'acme-clerk', password: PASSWORD, roles: [] }, true);
  expectReply(await operator.put('/accounts/dormant', { status: 'suspended' }), 204);
  return api;
}
