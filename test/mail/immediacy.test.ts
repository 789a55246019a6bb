/**
 * The commit is the deployment: a mail sent right after a change's 2xx is treated by the changed setting, every time. Each pair of
 * change and mail is chosen so that the old setting would have done something else.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  type Change,
  changeOf,
  type Lane,
  pick,
  type Random,
  randomOf,
  sendersOf,
} from '../support/immediacy-changes.ts';
import { type MailboxState, type Outcome, outcomeOf, shown, type TestMail } from '../support/immediacy-model.ts';
import { LaneClient } from '../support/immediacy-client.ts';
import { openStage, type Stage } from '../support/scenario-stage.ts';

const PAIRS = 1000;
const LANES = 12;
const SEED = Number(process.env['IMMEDIACY_SEED'] ?? 4);
const POINTS = [0, 3, 5, 7, 9, 11, 15, 25];

let stage: Stage | undefined;
before(async () => {
  stage = await openStage([]);
});
after(async () => stage?.close());

interface Pair {
  change: Change;
  mailbox: MailboxState;
  mail: TestMail;
  /** What the setting before the change would have done. */
  old: Outcome;
}

/** A change, and a mail that shows it. */
function nextPair(lane: Lane, random: Random): Pair {
  for (;;) {
    const mailbox = pick(random, lane.mailboxes);
    const mails = mailsOf(lane.key, random() < 0.1);
    const [domainBefore, before] = structuredClone([lane.domain, mailbox] as const);
    const copy = structuredClone(lane);
    const tried = copy.mailboxes.find(({ name }) => name === mailbox.name)!;
    const seed = Math.floor(random() * 2 ** 31);
    changeOf(copy, tried, randomOf(seed)).apply();
    const telling = mails.filter(
      (mail) => shown(outcomeOf(domainBefore, before, mail)) !== shown(outcomeOf(copy.domain, tried, mail)),
    );
    if (telling.length === 0) continue;
    const mail = pick(random, telling);
    const change = changeOf(lane, mailbox, randomOf(seed));
    return { change, mailbox, mail, old: outcomeOf(domainBefore, before, mail) };
  }
}

function mailsOf(key: string, hasVirus: boolean): TestMail[] {
  return sendersOf(key).flatMap((sender) => POINTS.map((points) => ({ sender, points, hasVirus })));
}

test(`${PAIRS} pairs of change and mail: none is treated by the old setting`, async (context) => {
  await stage!.system.api.put('/plans/lean', { forwardKeepsCopy: false });
  const clients = await Promise.all(Array.from({ length: LANES }, async (_, n) => LaneClient.open(stage!, `lane${n}`)));
  const started = Date.now();
  const times: number[] = [];
  const wrong: string[] = [];
  let left = PAIRS;
  const drive = async (client: LaneClient, random: Random): Promise<void> => {
    for (let nth = 1; left > 0 && wrong.length < 5; nth++) {
      left -= 1;
      const { change, mailbox, mail, old } = nextPair(client.lane, random);
      const wanted = await client.change(change, mailbox, mail);
      const name = `${client.lane.key} ${nth}`;
      const { seen, milliseconds } = await client.send(name, mailbox, mail, wanted);
      times.push(milliseconds);
      if (shown(seen) === shown(wanted)) continue;
      const how = shown(seen) === shown(old) ? 'by the old setting' : 'in another way';
      const what = `${change.call} ${JSON.stringify(change.body)}, then ${JSON.stringify(mail)} to ${mailbox.name}`;
      wrong.push(
        `${name}, ${how}: ${what}\n  wanted ${shown(wanted)}\n  seen   ${shown(seen)}\n  old    ${shown(old)}`,
      );
    }
  };
  try {
    await Promise.all(clients.map(async (client, n) => drive(client, randomOf(SEED * 1000 + n))));
  } finally {
    for (const client of clients) client.close();
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * part)]!);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  context.diagnostic(
    `${times.length} pairs in ${seconds} s; from the 2xx to the mail's end: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
  assert.deepEqual(wrong, []);
});
