import assert from 'node:assert/strict';
import { chronology, type EventType } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  anEscalation,
  IRO,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  SUPPORT,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

describe('who sees which line of the record', () => {
  const types = (so: CaseBuilder, person: PersonId): readonly EventType[] =>
    chronology(so.present, so.events, new Map(), person, so.ctx, so.now).map(({ type }) => type);
  const atS2 = aCase().raised('s2').delivered().acknowledged();
  const reason = written('As agreed');

  it('shows a copied manager the alert, its clock and that it was seen, not who answered what', () => {
    const seen: EventType[] = ['StageOpened', 'ClockStarted', 'Acknowledged'];
    assert.deepEqual(types(atS2, SERVICE_MANAGER), seen);
    assert.deepEqual(types(atS2.replied(), SERVICE_MANAGER), seen);
  });

  it('shows a copied manager how it ended, whichever way', () => {
    const answered = atS2.replied();
    const { stage } = answered;
    const ENDS: readonly (readonly [EventType, CaseBuilder])[] = [
      ['StageResolved', answered.does({ type: 'resolve', stage, reason }, IRO)],
      [
        'StageEscalated',
        answered.does(anEscalation(stage, 's3', { copyAnswers: { legal: false } }), IRO),
      ],
      ['CaseWithdrawn', answered.does({ type: 'withdraw', stage, reason }, IRO)],
    ];
    for (const [type, so] of ENDS) {
      assert.equal(types(so, SERVICE_MANAGER).includes(type), true, type);
      assert.equal(types(so, TEAM_MANAGER).includes(type), true, type);
    }
  });

  it('shows those who are asked their own stage from its first line, and the raising, not the whole limit', () => {
    const all = atS2.events.map(({ type }) => type);
    assert.deepEqual(
      types(atS2, TEAM_MANAGER),
      all.filter((type) => type !== 'WholeClockStarted'),
    );
    assert.ok(all.includes('MeetingAsked'));
    // The same meeting concerns nobody who was only copied.
    assert.equal(types(atS2, SERVICE_MANAGER).includes('MeetingAsked'), false);
  });

  it('[DU-53] [DU-54] [DU-55] tells with more time what was recorded with it, and not to copies', () => {
    const given = atS2.givenTime('2027-03-10');
    const told = (person: PersonId) =>
      chronology(
        given.present,
        given.events,
        new Map([['#A better plan', 'A better plan']]),
        person,
        given.ctx,
        given.now,
      ).flatMap(({ type, due, text }) => (type === 'TimeGiven' ? [[due, text]] : []));
    const line = ['2027-03-10', 'Benefit “A better plan”'];
    assert.deepEqual(told(IRO), [line]);
    assert.deepEqual(told(TEAM_MANAGER), [line]);
    assert.deepEqual(told(SERVICE_MANAGER), []);
  });

  it('[A-X-10] names by its title what was put on record, of several', () => {
    const records = [
      { key: 'one', title: 'The first form', by: 'raiser' },
      { key: 'two', title: 'The second form', by: 'raiser' },
    ];
    const so = aCase({ procedure: stageWith('s2', { records }) })
      .raised('s2')
      .does({ type: 'fileRecord', stage: 2, record: 'two' }, IRO);
    const lines = chronology(so.present, so.events, new Map(), IRO, so.ctx, so.now);
    assert.equal(lines.at(-1)?.detail, 'The second form');
  });

  it('shows nothing to strangers and to the register', () => {
    assert.deepEqual([types(atS2, STRANGER), types(atS2, SUPPORT)], [[], []]);
  });
});
