import assert from 'node:assert/strict';
import { viewFor, type Command, type MeetingId } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  at,
  IRO,
  STRANGER,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const slot = (from: string, to: string) => ({ start: at(from), end: at(to) });
const COMMON = slot('2027-03-03 10:00', '2027-03-03 11:00');
const WITHOUT = slot('2027-03-03 14:00', '2027-03-03 15:00');
const why = written('Left the service');

const asked = aCase().raised('s2').delivered();
const meeting: MeetingId = asked.meeting;
const busy = (person: PersonId) => [{ person, why: 'busy' }] as const;
const offer = (people?: readonly PersonId[]): Command => ({
  ...{ type: 'offerSlots', meeting, unknown: [] },
  slots: [COMMON, { ...WITHOUT, missing: busy(TEAM_MANAGER) }],
  ...(people === undefined ? {} : { people }),
});
const hand: Command = {
  ...{ type: 'handOverSeat', stage: asked.stage, role: 'team-manager', person: TEAM_MANAGER },
  ...{ to: STRANGER, reason: why },
};
const choose = (time: typeof COMMON): Command => ({
  ...{ type: 'chooseSlot', meeting, slot: time, reason: null },
});
const notFree: Command = {
  ...{ type: 'recordNotFree', meeting, slot: COMMON, missing: busy(STRANGER) },
};

const statusIn = ({ present }: CaseBuilder) => present.meetings[0]!.status;
const offered = asked.does(offer([IRO, TEAM_MANAGER]), null);

describe('times that were offered before somebody’s part was handed over', () => {
  it('[DU-88] are looked into once more in the calendars of those needed now, before one is booked', () => {
    const before = statusIn(offered.does(choose(COMMON), IRO));
    assert.deepEqual(before, { kind: 'booking', slot: COMMON });
    const chosen = offered.does(hand, IRO).does(choose(COMMON), IRO);
    assert.deepEqual(statusIn(chosen), { kind: 'booking', slot: COMMON, unchecked: true });
  });

  it('are told with who is missing, where that is the new one; the same time is then taken with a line of why', () => {
    const told = offered.does(hand, IRO).does(choose(COMMON), IRO).does(notFree, null);
    const again = told.decide(choose(COMMON), IRO);
    assert.deepEqual(again, {
      kind: 'refused',
      refusal: { reason: 'invalid', problems: [{ field: 'reason', what: 'somebody-missing' }] },
    });
    const taken = told.does({ ...choose(COMMON), reason: why } as Command, IRO);
    assert.deepEqual(statusIn(taken), { kind: 'booking', slot: COMMON, missing: busy(STRANGER) });
  });

  it('say nothing of whoever had it before, and ask for no reason on their account', () => {
    const handed = offered.does(hand, IRO);
    const view = viewFor(handed.present, new Map(), IRO, handed.ctx, handed.now);
    assert.deepEqual(view?.meetings[0]?.slots, [COMMON, WITHOUT]);
    const chosen = handed.does(choose(WITHOUT), IRO);
    assert.deepEqual(statusIn(chosen), { kind: 'booking', slot: WITHOUT, unchecked: true });
  });

  it('also where they were being looked for at that moment', () => {
    const late = asked.does(hand, IRO).does(offer([IRO, TEAM_MANAGER]), null);
    assert.deepEqual(statusIn(late.does(choose(COMMON), IRO)), {
      ...{ kind: 'booking', slot: COMMON, unchecked: true },
    });
    const right = late.does(offer([STRANGER, IRO]), null);
    assert.deepEqual(statusIn(right.does(choose(COMMON), IRO)), { kind: 'booking', slot: COMMON });
  });

  it('are as good as before where the part came back, and of a case stored before this was known', () => {
    const back: Command = { ...hand, person: STRANGER, to: TEAM_MANAGER };
    const there = offered.does(hand, IRO).does(back, IRO);
    assert.deepEqual(statusIn(there.does(choose(COMMON), IRO)), { kind: 'booking', slot: COMMON });
    const stored = asked.does(offer(), null).does(hand, IRO).does(choose(COMMON), IRO);
    assert.deepEqual(statusIn(stored), { kind: 'booking', slot: COMMON });
  });
});
