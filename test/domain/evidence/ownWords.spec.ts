import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  aCase,
  aRaise,
  at,
  IRO,
  LADDER,
  ladderWith,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';
import { factsIn, lineOf, packOf } from './aPack.ts';

const of = (so: CaseBuilder, type: string): readonly string[] => factsIn(lineOf(packOf(so), type));

describe('words of the product’s own', () => {
  /** A category for each of them: whoever reads a route must not be told a category. */
  const words = [
    ...['accepted', 'alert', 'by-convener', 'limit', 'overdue', 'refused', 'responder'],
    ...['stage', 'teams', 'unresolved-at-highest'],
  ];
  const categories = LADDER.categories;
  assert.ok(categories !== null);
  const choices = words.map((key) => ({ key, label: 'A category' }));
  const house = { procedure: ladderWith({ categories: { ...categories, choices } }) };
  const raised = (stage: string) =>
    aCase(house).does(aRaise(stage, { categories: ['teams'] }), IRO);
  const sent = raised('s2').delivered();

  it('stay what they are where a procedure has the same word as a key', () => {
    assert.ok(of(sent, 'CaseRaised').includes('categories: [A category]'));
    assert.deepEqual(of(sent, 'DeliveryRecorded'), [
      'as: responder',
      'outcome: accepted',
      'person: Team manager, North',
      'repeated: no',
      'role: Team Manager',
      'route: teams',
      'sentAt: moment 2027-03-01T10:00:00.000Z',
      'stage: S2: Stage s2',
      'what: alert',
    ]);
    assert.equal(of(sent, 'StageOpened')[0], 'clock: {kind: limit; wording: reply}');
  });

  it('so do a rung, a cancellation, a refused booking and an end', () => {
    const rung = sent.on('2027-03-08 09:00').does(
      {
        type: 'clockElapsed',
        clock: 'stage',
        rung: 'overdue',
        stage: sent.stage,
        meeting: null,
        due: day('2027-03-05'),
      },
      null,
    );
    assert.deepEqual(of(rung, 'RungFired').slice(0, 3), [
      'clock: stage',
      'due: day 2027-03-05',
      'rung: overdue',
    ]);
    const off = sent.does({ type: 'cancelMeeting', meeting: sent.meeting }, IRO);
    assert.deepEqual(of(off, 'MeetingCancelled'), [
      'meeting: Resolution meeting',
      'why: by-convener',
    ]);
    const slot = { start: at('2027-03-03 10:00'), end: at('2027-03-03 11:00') };
    const busy = sent
      .offered(['2027-03-03 10:00', '2027-03-03 11:00'])
      .does({ type: 'chooseSlot', meeting: sent.meeting, slot, reason: null }, IRO)
      .does({ type: 'recordBookingRefused', meeting: sent.meeting, code: 'refused' }, null);
    assert.deepEqual(of(busy, 'BookingRefused'), ['code: refused', 'meeting: Resolution meeting']);
    const top = raised('s5').delivered();
    const ended = top.does(
      { type: 'closeUnresolved', stage: top.stage, reason: written('Nobody is above') },
      IRO,
    );
    assert.deepEqual(of(ended, 'ClosedUnresolved'), [
      'how: unresolved-at-highest',
      'reason: “Nobody is above”',
      'stage: S5: Stage s5',
    ]);
  });
});

describe('whom a case is about', () => {
  const about = (text: string): string | null => {
    const raised = aCase().does(aRaise('s2', { subjectsText: written(text) }), IRO);
    return packOf(raised).document.subjects;
  };

  it('record numbers, with initials where they were given', () => {
    assert.equal(
      about('[{"record":"100234","initials":"AB"},{"record":"100777"}]'),
      '100234 (AB), 100777',
    );
  });

  it('what was kept otherwise is shown as it stands', () => {
    assert.equal(about('{"record":"100234"}'), '{"record":"100234"}');
    assert.equal(about('[{"initials":"AB"},7]'), ' (AB), ');
  });
});
