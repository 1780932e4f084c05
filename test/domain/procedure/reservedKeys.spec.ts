import assert from 'node:assert/strict';
import { isReserved } from '../../../domain/procedure/reservedKeys.ts';

describe('keys that a question may not have', () => {
  const KEYS = [
    // What a card's button sends with the answers.
    ...['verb', 'caseId', 'draftId', 'v', 'stage', 'meeting', 'k', 'step', 'asked', 'form'],
    ...['purpose', 'minutes', 'builtFor', 'page', 'card', 'notice', 'about', 'msteams'],
    // Ids of what stands on a card without being asked.
    ...['refused', 'why', 'meant'],
    // Inputs of our own on the same form.
    ...['procedure', 'record', 'initials', 'team', 'to-stage', 'escalate-reason', 'skip-reason'],
    'lead-team',
    ...['chosen', 'timescale', 'timescale-reason', 'category', 'until', 'met', 'referred-on'],
    'refer-reason',
    // One for each role or category.
    ...['consult-qa-head-on', 'copy-legal-adviser', 'category-note-drift'],
  ];
  for (const key of KEYS) it(key, () => assert.equal(isReserved(key), true));

  it('and no others: a key is free that only resembles one', () => {
    for (const key of ['verbs', 'concern', 'stages', 'consulted', 'my-copy-list', 'untilled']) {
      assert.equal(isReserved(key), false, key);
    }
  });
});
