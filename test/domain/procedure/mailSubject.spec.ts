import assert from 'node:assert/strict';
import { checkProcedure } from '../../../domain/procedure/index.ts';
import { ladderWith } from '../../builders/index.ts';

describe('names in the subject of a mail', () => {
  const rule = { template: '{stage} - {names}', stages: ['s1', 's2'], namesAt: ['s1'] };
  const doubts = (over: object) =>
    checkProcedure(ladderWith({ beside: { mailSubject: { ...rule, ...over } } })).filter(
      ({ code }) => code === 'names-in-subject',
    );

  it('[A-DO-06] are off until the authority turns them on, and then it is warned, at that very setting', () => {
    assert.deepEqual(doubts({}), []);
    assert.deepEqual(doubts({ showNames: false }), []);
    assert.deepEqual(doubts({ showNames: true, namesAt: [] }), []);
    const [doubt, ...more] = doubts({ showNames: true });
    assert.deepEqual(more, []);
    assert.equal(doubt?.severity, 'warning');
    assert.deepEqual(doubt.path, ['beside', 'mailSubject', 'showNames']);
    assert.match(doubt.message, /initials and record numbers at s1\. Lock screens, /);
  });
});
