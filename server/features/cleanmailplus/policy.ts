/** CleanMailPlus as Sieve (contract.md F.3): pure. The verdicts read variables, so that a domain's values reach its mailboxes. */
import { HEADERS, VARIABLES as V, valueOf } from '../../policy/words.ts';
import { addHeader, deleteHeader, discard, fileInto, set, stop, when } from '../../sieve/commands.ts';
import type { Command, Test } from '../../sieve/script.ts';
import {
  allOf,
  anyOf,
  headerAtLeast,
  headerExists,
  headerIs,
  headerMatches,
  not,
  stringIs,
  stringMatches,
} from '../../sieve/tests.ts';
import { ATTRIBUTES } from './attributes.ts';

/** From which score a mail is spam, by SPAM_LEVEL: tenths of a point. */
const THRESHOLDS: Record<string, string> = { '6': '120', '5': '100', '4': '80', '3': '60', '2': '45', '1': '30' };

/** The attributes, each with its variable and what that holds. */
const MEANINGS: Record<string, [variable: string, meaning: (value: string) => string]> = {
  SPAM_CHECK: [V.spamCheck, (value) => value],
  SPAM_LEVEL: [V.spamThreshold, (value) => THRESHOLDS[value]!],
  SPAM_LEARNING: [V.spamLearning, (value) => value],
  SPAM_ACTION: [V.spamAction, (value) => value],
  SPAM_DISCARD_LEVEL: [V.discardThreshold, (value) => String(Number(`${value}0`))],
  VIRUS_ACTION: [V.virusAction, (value) => value],
  ATTACHMENT_CONTROL: [V.attachmentControl, (value) => value],
  PHISHING_CHECKS: [V.phishingChecks, (value) => value],
  CLEANMAIL_PLUS: [V.cleanMailPlus, (value) => value],
};

/** Values by attribute, those that were set. */
export type Values = ReadonlyMap<string, string>;

/** A domain's values, with the defaults for what it has not set. */
export function domainValues(values: Values): Command[] {
  return ownValues(new Map([...ATTRIBUTES.map(({ name, byDefault }) => [name, byDefault] as const), ...values]));
}

/** A mailbox's own values, which count from now on. */
export function ownValues(values: Values): Command[] {
  return Object.entries(MEANINGS).flatMap(([attribute, [variable, meaning]]) => {
    const value = values.get(attribute);
    return value === undefined ? [] : [set(variable, meaning(value))];
  });
}

/** Says of which domain this is. What all owners share that have set nothing cannot, and leaves it to the other's script. */
export function ownDomain(domainId: string): Command[] {
  return domainId === '' ? [] : [set(V.domainId, domainId)];
}

const has = (variable: string, value: string): Test => stringIs([valueOf(variable)], [value]);

/** Whether the score reaches this; where what was taught does not count, the one without that. */
function scoreReaches(variable: string): Test {
  const reaches = (score: string): Test => headerAtLeast(score, valueOf(variable));
  const isUntaught = has(V.untaught, '1');
  return anyOf(allOf(not(isUntaught), reaches(HEADERS.score)), allOf(isUntaught, reaches(HEADERS.untaughtScore)));
}

/** VIRUS_ACTION 1. */
export function virusVerdict(): Command[] {
  return [when(allOf(headerExists(HEADERS.virus), has(V.virusAction, '1')), [discard, stop])];
}

/** What was taught counts with SPAM_LEARNING alone, and in the domain that taught it: a forward brings the score of another. */
export function learningVerdict(): Command[] {
  const isOurs = headerIs(HEADERS.taughtBy, valueOf(V.domainId));
  const counts = allOf(has(V.cleanMailPlus, '1'), has(V.spamLearning, '1'), isOurs);
  return [when(allOf(headerExists(HEADERS.untaughtScore), not(counts)), [set(V.untaught, '1')])];
}

/** Whether the mail is spam here: the score of SPAM_LEVEL, or a phishing mark with PHISHING_CHECKS. A white sender's is not. */
export function spamVerdict(): Command[] {
  const phishing = allOf(has(V.cleanMailPlus, '1'), has(V.phishingChecks, '1'), headerIs(HEADERS.phishing, 'yes'));
  return [
    when(allOf(has(V.spamCheck, '1'), not(has(V.white, '1')), anyOf(scoreReaches(V.spamThreshold), phishing)), [
      set(V.spam, '1'),
    ]),
  ];
}

/** SPAM_DISCARD_LEVEL, whatever SPAM_ACTION says. */
export function spamDiscardLevel(): Command[] {
  const reached = allOf(
    has(V.spam, '1'),
    has(V.cleanMailPlus, '1'),
    not(has(V.discardThreshold, '0')),
    scoreReaches(V.discardThreshold),
  );
  return [when(reached, [discard, stop])];
}

/** SPAM_ACTION 3. */
export function spamDelete(): Command[] {
  return [when(allOf(has(V.spam, '1'), has(V.spamAction, '3')), [discard, stop])];
}

/** SPAM_ACTION 1. */
export function spamToFolder(): Command[] {
  return [when(allOf(has(V.spam, '1'), has(V.spamAction, '1')), [fileInto('Spam'), stop])];
}

/** SPAM_ACTION 2; a mail that has the mark already gets no second one. */
export function spamTag(): Command[] {
  return [
    when(allOf(has(V.spam, '1'), has(V.spamAction, '2')), [
      when(headerMatches('Subject', '*'), [set('subject', { withVariables: '${1}' })]),
      when(not(stringMatches(valueOf('subject'), '[SPAM] *')), [
        deleteHeader('Subject'),
        addHeader('Subject', { withVariables: '[SPAM] ${subject}' }, true),
      ]),
    ]),
  ];
}

/** ATTACHMENT_CONTROL 1. */
export function attachmentToFolder(): Command[] {
  const dangerous = allOf(
    has(V.cleanMailPlus, '1'),
    has(V.attachmentControl, '1'),
    headerIs(HEADERS.attachment, 'dangerous'),
  );
  return [when(dangerous, [fileInto('Spam'), stop])];
}
