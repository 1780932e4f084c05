import assert from 'node:assert/strict';
import { day, nextMorning } from '../../../domain/calendar/index.ts';
import { mayWaitForList, type CaseState, type SendCard } from '../../../domain/case/index.ts';
import type { Procedure } from '../../../domain/procedure/index.ts';
import { NOTICE_KINDS } from '../../adaptive-cards/fixtures.ts';
import {
  aCase,
  at,
  CALENDAR,
  LADDER,
  ladderWith,
  SERVICE_MANAGER,
  TEAM_MANAGER,
} from '../../builders/index.ts';

const so = aCase().raised('s2').delivered();

const aCard = (rest: Partial<SendCard> = {}): SendCard => ({
  type: 'sendCard',
  card: 'notice',
  notice: 'withdrawn',
  to: { role: 'service-manager', person: SERVICE_MANAGER, deputy: null },
  as: 'notice',
  stage: so.stage,
  meeting: null,
  notBefore: null,
  ...rest,
});
const COPY = { card: 'copy', notice: null, as: 'copy' } as const;

const waits = (
  effect: SendCard,
  procedure: Procedure = LADDER,
  state: CaseState = so.present,
): boolean => mayWaitForList(effect, state, { ...so.ctx, procedure });

/** The entry at which the case stands, changed. */
const withEntry = (rest: Partial<CaseState['stages'][number]>): CaseState => ({
  ...so.present,
  stages: so.present.stages.map((each) => (each.id === so.stage ? { ...each, ...rest } : each)),
});

describe('what may wait for a person’s daily list', () => {
  it('is news that ask nothing, of all that anybody is told', () => {
    assert.deepEqual(NOTICE_KINDS.filter((notice) => waits(aCard({ notice }))).sort(), [
      'answered-and-closed',
      'case-handed-on',
      'closed-unresolved',
      'convener-changed',
      'cover-recorded',
      'meeting-recorded',
      'moved-on',
      'note-added',
      'resolved',
      'seat-changed',
      'task-done',
      'withdrawn',
    ]);
  });

  it('is a copy, and no other card', () => {
    const CARDS = ['alert', 'copy', 'decision', 'slots', 'meetingNews', 'meetingOutcome'] as const;
    assert.deepEqual(
      CARDS.filter((card) => waits(aCard({ ...COPY, card }))),
      ['copy'],
    );
  });

  it('is nothing of whoever is asked, of a vacant post, or sent in another’s place', () => {
    assert.equal(waits(aCard({ as: 'responder' })), false);
    assert.equal(waits(aCard({ to: { ...aCard().to, person: null } })), false);
    const onBehalfOf = { person: TEAM_MANAGER, as: 'deputy' } as const;
    assert.equal(waits(aCard({ onBehalfOf })), false);
  });

  it('is nothing of a process that has one calendar day [DU-70]', () => {
    const within = (n: number) =>
      ladderWith({ wholeLimit: { ...LADDER.wholeLimit!, n, unit: 'calendar-day' } });
    assert.equal(waits(aCard(), within(1)), false);
    assert.equal(waits(aCard(COPY), within(1)), false);
    assert.equal(waits(aCard(), within(2)), true);
  });

  it('is no copy where a formal step was passed over, or a talk was left out', () => {
    assert.equal(waits(aCard(COPY), LADDER, withEntry({ skipped: ['s1'] })), true);
    assert.equal(waits(aCard(COPY), LADDER, withEntry({ skipped: ['s2'] })), false);
    assert.equal(waits(aCard(COPY), LADDER, withEntry({ skipped: ['s1', 's2'] })), false);
    const talk = { role: 'qa-head', on: day('2027-03-01'), view: null };
    const left = { ...talk, notHeld: { hash: 'h', length: 1 } };
    assert.equal(waits(aCard(COPY), LADDER, withEntry({ consultations: [left] })), false);
    const held = { ...talk, notHeld: null };
    assert.equal(waits(aCard(COPY), LADDER, withEntry({ consultations: [held] })), true);
  });

  it('is no copy of a stage whose time somebody has to say the beginning of, nor of none', () => {
    const stages = LADDER.stages.map((stage) =>
      stage.key === 's2' && stage.clock !== null
        ? {
            ...stage,
            clock: { ...stage.clock, from: { label: 'The plan is agreed', by: ['raiser'] } },
          }
        : stage,
    );
    assert.equal(waits(aCard(COPY), ladderWith({ stages: stages })), false);
    assert.equal(waits(aCard({ ...COPY, stage: null })), false);
  });
});

describe('the next morning', () => {
  it('is nine of the next open day, of this one where that is to come, and never now', () => {
    const MORNINGS: readonly (readonly [string, string])[] = [
      ['2027-03-01 08:59', '2027-03-01 09:00'],
      ['2027-03-01 09:00', '2027-03-02 09:00'],
      ['2027-03-01 22:00', '2027-03-02 09:00'],
      ['2027-03-02 03:00', '2027-03-02 09:00'],
      // Thursday, then the Easter weekend of 2027: Good Friday is 26 March, Easter Monday 29 March.
      ['2027-03-25 10:00', '2027-03-30 09:00'],
      ['2027-03-27 10:00', '2027-03-30 09:00'],
    ];
    for (const [now, morning] of MORNINGS) {
      assert.equal(nextMorning(CALENDAR, at(now)), at(morning), now);
    }
  });
});
