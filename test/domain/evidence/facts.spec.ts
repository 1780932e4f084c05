import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf, type RecordedEvent } from '../../../domain/case/index.ts';
import {
  aCase,
  aRaise,
  IRO,
  IRO_COVER,
  kept,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';
import { factsIn, lineOf, packOf } from './aPack.ts';

const of = (so: CaseBuilder, type: string): readonly string[] => factsIn(lineOf(packOf(so), type));

const asked = aCase().raised('s2').delivered();

describe('what a line of the record says', () => {
  it('[SW-07] a raising: the answers under their questions, the categories by name, nothing of machines', () => {
    const answers = {
      concern: { kind: 'text', text: written('Contact has not begun') },
      tried: { kind: 'text', text: written('Talked twice') },
      since: { kind: 'day', day: day('2027-02-08') },
      wishes: { kind: 'choices', keys: ['yes'] },
    } as const;
    const categoryNotes = { agency: written('Health') };
    const raised = aCase().does(
      aRaise('s2', { answers, categories: ['drift', 'agency'], categoryNotes }),
      IRO_COVER,
    );
    assert.deepEqual(of(raised, 'CaseRaised'), [
      'answers: {Concern: “Contact has not begun”; Since: day 2027-02-08; Tried: “Talked twice”; Wishes known: [yes]}',
      'categories: [Drift; Agency]',
      'categoryNotes: {Agency: “Health”}',
      'raisedBy: Reviewing officer 2',
      'raiser: Reviewing officer 1',
      'reference: 2027-ABCDE',
      'service: children',
      'subjects: 100234 (AB)',
      'team: north',
    ]);
  });

  it('a stage: who is asked and who gets a copy, by post and by role, and what was passed over', () => {
    assert.deepEqual(of(asked, 'StageOpened'), [
      'clock: {kind: limit; wording: reply}',
      'copies: [{person: Service manager; registerOnly: no; role: Service Manager}; {person: Business support; registerOnly: yes; role: Business Support}]',
      'reason: “Urgent”',
      'responders: [{deputy: Deputy team manager, North; person: Team manager, North; role: Team Manager}]',
      'skipped: [S1: Stage s1]',
      'stage: S2: Stage s2',
    ]);
  });

  it('a meeting: who arranges it, who is to come, and its name wherever a line means it', () => {
    assert.deepEqual(of(asked, 'MeetingAsked'), [
      'meeting: {convener: Reviewing officer 1; convenerRole: IRO; label: Resolution meeting; minutes: 60; optional: [{person: Social worker, North; role: Social Worker}]; purpose: stage; recorder: Reviewing officer 1; required: [{person: Reviewing officer 1; role: IRO}; {person: Team manager, North; role: Team Manager}]; stage: S2: Stage s2; window: {from: day 2027-03-01; ours: no; to: day 2027-03-08}}',
    ]);
    const booked = asked
      .offered(['2027-03-03 10:00', '2027-03-03 11:00'])
      .booked('2027-03-03 10:00');
    assert.deepEqual(of(booked, 'MeetingBooked'), [
      'meeting: Resolution meeting',
      'slot: {end: moment 2027-03-03T11:00:00.000Z; start: moment 2027-03-03T10:00:00.000Z}',
    ]);
    const monitoring = booked.resolved();
    const pass = monitoring
      .booked('2027-03-08 10:00')
      .on('2027-03-08 12:00')
      .does(
        {
          type: 'recordMeeting',
          meeting: monitoring.meeting,
          outcome: written('Nothing was done'),
          tasks: [],
          achieved: false,
        },
        IRO,
      )
      .does({ type: 'passTo', meeting: monitoring.meeting }, IRO);
    assert.deepEqual(of(pass, 'PassedTo'), [
      'meeting: Monitoring meeting',
      'people: [Service manager]',
      'roles: [Service Manager]',
    ]);
  });

  it('what a meeting agreed, its reminders and its end: in the words in which it was agreed', () => {
    const met = asked
      .on('2027-03-02 10:00')
      .does({ type: 'askMeeting', purpose: 'stage', by: day('2027-03-05'), reason: null }, IRO);
    const task = { task: written('Visit the school'), due: day('2027-03-12') };
    const tasks = [
      { ...task, owner: written(''), doer: TEAM_MANAGER },
      { ...task, owner: written('Housing officer') },
    ];
    const held = met.does(
      {
        type: 'recordMeeting',
        meeting: met.meeting,
        outcome: written('A plan'),
        tasks,
        achieved: null,
      },
      IRO,
    );
    assert.ok(
      of(held, 'MeetingHeld').includes(
        'tasks: [{doer: Team manager, North; due: day 2027-03-12; task: “Visit the school”}; {due: day 2027-03-12; owner: “Housing officer”; task: “Visit the school”}]',
      ),
    );
    const row = dueRowsOf(held.present, held.ctx).find(({ clock }) => clock.startsWith('task:'));
    assert.ok(row !== undefined);
    const { at, ...rung } = row;
    const fired = held
      .on(at.slice(0, 16).replace('T', ' '))
      .does({ type: 'clockElapsed', ...rung }, null);
    assert.equal(of(fired, 'RungFired')[0], 'clock: Visit the school');
    const end = { type: 'endTask', how: 'not-needed', note: written('They moved') } as const;
    const ended = fired.does(
      { ...end, stage: fired.stage, task: row.clock.slice('task:'.length) },
      TEAM_MANAGER,
    );
    assert.ok(of(ended, 'TaskEnded').includes('task: Visit the school'));
  });

  it('more time: what the procedure asks to be recorded of it', () => {
    const given = asked.asksForTime('2027-03-12').givenTime('2027-03-12');
    assert.deepEqual(of(given, 'TimeGiven'), [
      'asked: yes',
      'from: day 2027-03-05',
      'record: {Benefit: “A better plan”}',
      'stage: S2: Stage s2',
      'until: day 2027-03-12',
    ]);
  });

  it('[CB-12] a referral: which conditions were met, and to whom it was told', () => {
    const referred = asked.does(
      {
        type: 'refer',
        on: day('2027-03-01'),
        met: ['exhausted'],
        reason: written('Too slow'),
        answers: { worries: written('Contact') },
      },
      IRO,
    );
    assert.deepEqual(of(referred, 'Referred'), [
      'answers: {Worries: “Contact”}',
      'met: [All tried]',
      'on: day 2027-03-01',
      'reason: “Too slow”',
      'told: [Team manager, North; Service manager; Business support]',
    ]);
  });

  it('whatever an event holds is shown, also what no event holds yet', () => {
    const acknowledged = asked.acknowledged();
    const [last, ...before] = [...acknowledged.events].reverse();
    const more = {
      ...last,
      said: kept('In words'),
      gone: { hash: 'purged', length: 6 },
      note: { kind: 'remark', text: 'unusual', more: 2 },
      parts: [{ settings: 'z' }, { calendarVersion: 'x', settings: 'y' }],
      partly: { skipped: ['s3'], calendarVersion: 'x', settings: 'y' },
      nothing: null,
      empty: {},
      none: [],
      hollow: [null],
      // What no event holds yet has no type: here is what a newer house may write.
    } as unknown as RecordedEvent;
    const pack = packOf(acknowledged, [...before.reverse(), more]);
    assert.deepEqual(factsIn(lineOf(pack, 'Acknowledged')), [
      'gone: gone',
      'note: {kind: remark; more: 2; text: unusual}',
      'partly: {calendarVersion: x; settings: y; skipped: [S3: Stage s3]}',
      'parts: [{settings: z}; {calendarVersion: x; settings: y}]',
      'said: “In words”',
      'stage: S2: Stage s2',
    ]);
  });
});
