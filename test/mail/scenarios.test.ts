/** Every folder `NN-sentence` beside this file: a setting, a mail, and what became of it, in one running system. */
import { after, before, suite, test } from 'node:test';
import { readScenarios } from '../support/scenario-files.ts';
import { play } from '../support/scenario-play.ts';
import { openStage, type Stage } from '../support/scenario-stage.ts';

const scenarios = readScenarios();
let stage: Stage | undefined;

before(async () => {
  stage = await openStage(scenarios);
});
after(async () => stage?.close());

// Each has domains of its own, so they do not meet.
suite('scenarios', { concurrency: 4 }, () => {
  for (const scenario of scenarios) test(`${scenario.name}: ${scenario.shows}`, async () => play(stage!, scenario));
});
