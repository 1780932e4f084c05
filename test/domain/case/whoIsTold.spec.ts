import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  directoryWith,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  stageWith,
  SUPPORT,
  TEAM_MANAGER,
  written,
  told,
  type CaseBuilder,
} from '../../builders/index.ts';

const raised = aCase().raised('s2');

/** The day of stage 2 has passed: four working days from Monday 1 March 2027 are over on Friday. */
const overdue = (so: CaseBuilder) =>
  so
    .delivered()
    .on('2027-03-08 09:00')
    .does(
      {
        type: 'clockElapsed',
        clock: 'stage',
        rung: 'overdue',
        stage: so.stage,
        meeting: null,
        due: day('2027-03-05'),
      },
      null,
    );

const managedBy = (...posts: Parameters<typeof directoryWith>[1][]) =>
  aCase({ directory: directoryWith('raiser-manager', ...posts) }).raised('s2');

describe('who is told where a post is vacant or a person is two things', () => {
  it('[A-X-07] the deputy of the raiser’s manager, where the post is vacant', () => {
    const vacant = managedBy(post('raiser-manager', null, { deputy: QA_HEAD }));
    assert.deepEqual(told(overdue(vacant)), [
      ['overdue', TEAM_MANAGER],
      ['overdue', IRO],
      ['overdue', QA_HEAD],
    ]);
  });

  it('nobody for the raiser’s manager, where nobody holds the post', () => {
    assert.deepEqual(told(overdue(managedBy(post('raiser-manager', null)))), [
      ['overdue', TEAM_MANAGER],
      ['overdue', IRO],
    ]);
  });

  it('a raiser who is the manager too is told once, with the card to decide on', () => {
    const cards = overdue(managedBy(post('raiser-manager', IRO))).effects;
    assert.deepEqual(
      cards.flatMap((each) =>
        each.type === 'sendCard' && each.to.person === IRO ? [[each.card, each.notice]] : [],
      ),
      [['decision', 'overdue']],
    );
  });

  it('how a stage ended, to the deputy of a vacant post and to nobody of an empty one', () => {
    const ended = (...posts: Parameters<typeof directoryWith>[1][]) =>
      told(
        aCase({ directory: directoryWith('service-manager', ...posts) })
          .raised('s3')
          .resolved(),
      );
    assert.deepEqual(ended(post('service-manager', null, { deputy: SUPPORT })), [
      ['resolved', SUPPORT],
      ['resolved', HEAD],
      ['resolved', TEAM_MANAGER],
    ]);
    assert.deepEqual(ended(post('service-manager', null)), [
      ['resolved', HEAD],
      ['resolved', TEAM_MANAGER],
    ]);
  });

  it('how a stage ended, to no copy whose post is vacant', () => {
    const directory = directoryWith('service-manager', post('service-manager', null));
    assert.deepEqual(told(aCase({ directory }).raised('s2').resolved()), [
      ['resolved', TEAM_MANAGER],
      ['resolved', SUPPORT],
    ]);
  });

  it('whoever was copied there hears how it went on by the card of the next stage alone', () => {
    const copies = [{ role: 'team-manager', when: { kind: 'always' } }] as const;
    const procedure = stageWith('s3', { copies });
    const moved = aCase({ procedure }).raised('s2').delivered().escalatedTo('s3');
    assert.deepEqual(told(moved), [
      ['moved-on', SUPPORT],
      ['alert', SERVICE_MANAGER],
      ['copy', TEAM_MANAGER],
    ]);
  });

  it('names each by a post that they hold', () => {
    const considered = raised.does({ type: 'considerReferral', note: null }, IRO);
    assert.deepEqual(
      considered.effects.flatMap((each) => (each.type === 'sendCard' ? [each.to] : [])),
      [
        { role: 'raiser-manager', person: IRO_MANAGER, deputy: null },
        { role: 'qa-head', person: QA_HEAD, deputy: null },
      ],
    );
  });
});

describe('what the raiser hears of what their cover did', () => {
  it('how the stage ended, and the meeting with it', () => {
    const heard = (by: PersonId) =>
      told(raised.does({ type: 'resolve', stage: 2, reason: written('Agreed') }, by)).filter(
        ([, person]) => person === IRO,
      );
    assert.deepEqual(heard(IRO_COVER), [
      ['resolved', IRO],
      ['meeting-cancelled', IRO],
    ]);
    assert.deepEqual(heard(IRO), []);
  });

  it('that their meeting was called off', () => {
    const offered = raised.offered(['2027-03-03 10:00', '2027-03-03 11:00']);
    const off = { type: 'cancelMeeting', meeting: offered.meeting } as const;
    assert.deepEqual(told(offered.does(off, IRO_COVER)), [['meeting-cancelled', IRO]]);
    assert.deepEqual(told(offered.does(off, IRO)), []);
  });

  it('with whoever was to arrange it, where that is somebody else', () => {
    const theirs = { ...raised.house.procedure.stages[2]!.meeting!, convener: 'raiser-manager' };
    const off = aCase({ procedure: stageWith('s2', { meeting: theirs }) })
      .raised('s2')
      .does({ type: 'withdraw', stage: 2, reason: written('Moved') }, IRO_COVER);
    assert.deepEqual(
      told(off).filter(([notice]) => notice === 'meeting-cancelled'),
      [
        ['meeting-cancelled', IRO_MANAGER],
        ['meeting-cancelled', IRO],
      ],
    );
  });
});
