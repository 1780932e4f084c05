import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  aCase,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  NORTH,
  post,
  QA_HEAD,
  stageWith,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  told,
  type CaseBuilder,
} from '../../builders/index.ts';

const raised = aCase().raised('s2');

describe('whom a reply is put before', () => {
  it('a judge who receives the reply too gets the card to judge on, and that alone', () => {
    const procedure = stageWith('s2', {
      replyTo: ['raiser', 'head', 'qa-head'],
      decidedBy: { roles: ['head'], need: 'all' },
    });
    assert.deepEqual(told(aCase({ procedure }).raised('s2').replied()), [
      ['decision', IRO],
      ['judgement-asked', HEAD],
      ['copy', QA_HEAD],
    ]);
  });

  it('nobody is asked to judge what they have just answered', () => {
    const procedure = stageWith('s2', {
      decidedBy: { roles: ['team-manager', 'head'], need: 'all' },
    });
    assert.deepEqual(told(aCase({ procedure }).raised('s2').replied()), [
      ['decision', IRO],
      ['judgement-asked', HEAD],
    ]);
  });
});

const { clock } = raised.house.procedure.stages[2]!;
const startingBy = (...by: readonly string[]) =>
  stageWith('s2', { clock: { ...clock!, from: { label: 'The statement is agreed', by } } });

describe('who is asked when the time began', () => {
  const asked = (so: CaseBuilder) => told(so).filter(([what]) => what === 'start-asked');

  it('not those who have the alert, and not the raiser who sent it', () => {
    const procedure = startingBy('raiser', 'team-manager', 'head');
    assert.deepEqual(asked(aCase({ procedure }).raised('s2')), [['start-asked', HEAD]]);
  });

  it('not the deputy who has the alert of a vacant post', () => {
    const directory = directoryWith(
      'team-manager',
      post('team-manager', null, { scope: NORTH, deputy: TEAM_DEPUTY }),
    );
    const procedure = startingBy('team-manager');
    assert.deepEqual(asked(aCase({ procedure, directory }).raised('s2')), []);
  });
});

describe('who hears that the time began', () => {
  it('nobody for a vacant post, and not whoever said so', () => {
    const directory = directoryWith('team-manager', post('team-manager', null, { scope: NORTH }));
    const begun = aCase({ procedure: startingBy('raiser'), directory })
      .raised('s2')
      .does({ type: 'recordStart', stage: 2, on: day('2027-03-01') }, IRO_COVER);
    assert.deepEqual(told(begun), [['time-began', IRO]]);
    const asked = aCase({ procedure: startingBy('raiser', 'responder') })
      .raised('s2')
      .delivered();
    const starts = { type: 'recordStart', stage: 2, on: day('2027-03-01') } as const;
    assert.deepEqual(told(asked.does(starts, TEAM_MANAGER)), [['time-began', IRO]]);
    assert.deepEqual(told(asked.does(starts, IRO)), [['time-began', TEAM_MANAGER]]);
  });
});

describe('what is told of alerts that reached nobody', () => {
  it('the raiser is told again on the next working day, as long as it is so', () => {
    const lost = raised.does(
      {
        type: 'recordUndeliverable',
        effect: 'e',
        code: 'blocked',
        recipient: {
          stage: 2,
          role: 'team-manager',
          person: TEAM_MANAGER,
          as: 'responder',
          what: 'alert',
        },
      },
      null,
    );
    // Lost on Monday 1 March 2027: told again on Tuesday.
    const again = {
      type: 'clockElapsed',
      clock: 'undelivered',
      rung: 'on-the-day',
      stage: 2,
      meeting: null,
      due: day('2027-03-02'),
    } as const;
    assert.deepEqual(told(lost.on('2027-03-02 09:00').does(again, null)), [
      ['still-undelivered', IRO],
    ]);
    given(lost.on('2027-03-02 08:59')).when(again, null).thenNothing();
    given(lost.delivered().on('2027-03-02 09:00')).when(again, null).thenNothing();
  });
});

describe('who is reminded of a meeting without a time', () => {
  const elapsed = (so: CaseBuilder, when: string, rung: 'before' | 'overdue') =>
    so.on(when).does(
      {
        type: 'clockElapsed',
        clock: 'meeting',
        rung,
        stage: 2,
        meeting: so.meeting,
        due: day('2027-03-08'),
      },
      null,
    );

  it('whoever arranges it before the last day, and the raiser too once that has passed', () => {
    const theirs = { ...raised.house.procedure.stages[2]!.meeting!, convener: 'raiser-manager' };
    const so = aCase({ procedure: stageWith('s2', { meeting: theirs }) }).raised('s2');
    // Five working days from Monday 1 March 2027: Monday 8 March.
    assert.deepEqual(told(elapsed(so, '2027-03-05 09:00', 'before')), [
      ['meeting-due', IRO_MANAGER],
    ]);
    assert.deepEqual(told(elapsed(so, '2027-03-09 09:00', 'overdue')), [
      ['meeting-due', IRO_MANAGER],
      ['meeting-due', IRO],
    ]);
  });

  it('[CB-85] a manager who arranges it and sees to it that it takes place, once', () => {
    const stage = raised.house.procedure.stages[2]!.meeting!;
    const overseen = { ...stage, managerOversees: true };
    const late = (meeting: typeof stage) =>
      told(
        elapsed(
          aCase({ procedure: stageWith('s2', { meeting }) }).raised('s2'),
          '2027-03-09 09:00',
          'overdue',
        ),
      );
    assert.deepEqual(late({ ...overseen, convener: 'raiser-manager' }), [
      ['meeting-due', IRO_MANAGER],
      ['meeting-due', IRO],
    ]);
    assert.deepEqual(late(overseen), [
      ['meeting-due', IRO],
      ['meeting-due', IRO_MANAGER],
    ]);
  });

  it('a raiser who arranges it, once', () => {
    assert.deepEqual(told(elapsed(raised, '2027-03-09 09:00', 'overdue')), [['meeting-due', IRO]]);
  });
});
