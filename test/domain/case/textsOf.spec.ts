import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { textsOf, type Command } from '../../../domain/case/index.ts';
import { anEscalation, aRaise, at, written } from '../../builders/index.ts';

const values = (command: Command): readonly string[] =>
  textsOf(command)
    .map(({ value }) => value)
    .sort();

describe('textsOf', () => {
  it('finds every text of a raise', () => {
    const command = aRaise(
      's4',
      { categoryNotes: { other: written('note') } },
      {
        reason: written('skip'),
        timescale: { day: day('2027-03-10'), reason: written('why') },
        dropReasons: { 'team-manager': written('dropped') },
        consultations: [
          {
            role: 'qa-head',
            on: day('2027-03-01'),
            view: written('view'),
            notHeld: written('away'),
          },
        ],
      },
    );
    assert.deepEqual(values(command), [
      'Contact has not begun',
      'Talked twice',
      '[{"record":"100234","initials":"AB"}]',
      'away',
      'dropped',
      'note',
      'skip',
      'view',
      'why',
    ]);
  });

  it('finds those of plans, records, meetings, referrals and consultations', () => {
    const plan = [{ task: written('task'), owner: written('owner'), due: day('2027-03-10') }];
    assert.deepEqual(
      values({ type: 'reply', stage: 2, text: written('text'), plan, done: false }),
      ['owner', 'task', 'text'],
    );
    assert.deepEqual(
      values({
        type: 'recordMeeting',
        meeting: 3,
        outcome: written('outcome'),
        tasks: plan,
        achieved: null,
      }),
      ['outcome', 'owner', 'task'],
    );
    assert.deepEqual(
      values({
        type: 'giveTime',
        stage: 2,
        until: day('2027-03-10'),
        record: { benefit: written('b') },
      }),
      ['b'],
    );
    assert.deepEqual(
      values({
        type: 'refer',
        on: day('2027-03-10'),
        met: [],
        reason: written('r'),
        answers: { w: written('w') },
      }),
      ['r', 'w'],
    );
    assert.deepEqual(values({ type: 'considerReferral', note: written('n') }), ['n']);
    assert.deepEqual(
      values({
        type: 'recordConsultation',
        stage: 2,
        consultation: { role: 'x', on: day('2027-03-10'), view: written('v'), notHeld: null },
      }),
      ['v'],
    );
    assert.deepEqual(values(anEscalation(2, 's3', { reason: written('skip') })), [
      'Not resolved',
      'skip',
    ]);
  });

  it('finds none where there is none', () => {
    assert.deepEqual(values({ type: 'acknowledge', stage: 2 }), []);
    assert.deepEqual(values({ type: 'fileRecord', stage: 2, record: 'case-note' }), []);
    assert.deepEqual(
      values({
        type: 'recordDelivery',
        effect: 'e',
        route: 'teams',
        outcome: 'accepted',
        sentAt: at('2027-03-01 10:00'),
        code: null,
        repeated: false,
        recipient: { stage: 2, role: 'r', person: null, as: 'copy', what: 'copy' },
      }),
      [],
    );
  });
});
