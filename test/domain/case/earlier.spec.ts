import assert from 'node:assert/strict';
import { earlierOf, viewFor } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  IRO,
  OTHER_IRO,
  QA_HEAD,
  TEAM_MANAGER,
  type CaseBuilder,
} from '../../builders/index.ts';

const first = aCase().raised('s2').delivered();
const second = aCase().on('2027-03-03 10:00').raised('s2').delivered().resolved();

describe('what was raised about a child before', () => {
  const told = (who: PersonId, ...cases: readonly CaseBuilder[]) =>
    earlierOf(cases.map((so) => viewFor(so.present, new Map(), who, so.ctx, so.now)));

  it('[CPC-05] is told to whoever reads the whole case: which, where it stands, how it ended', () => {
    const line = { reference: '2027-ABCDE', matter: 'concern', stageLabel: 'S2' };
    for (const who of [IRO, QA_HEAD]) {
      assert.deepEqual(told(who, second, first), {
        cases: [
          { ...line, raisedAt: first.present.raisedAt, closedAt: null, status: 'open' },
          {
            ...line,
            raisedAt: second.present.raisedAt,
            closedAt: second.now,
            status: 'resolved',
          },
        ],
        others: 0,
      });
    }
  });

  it('is no more than a number to whoever sees only a part of it, or nothing', () => {
    const nothingElse = { cases: [], others: 2 };
    assert.deepEqual(told(TEAM_MANAGER, first, second), nothingElse);
    assert.deepEqual(told(OTHER_IRO, first, second), nothingElse);
    assert.deepEqual(told(IRO), { cases: [], others: 0 });
  });
});
