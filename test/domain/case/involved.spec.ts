import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  directoryWith,
  HEAD,
  DIRECTOR,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LADDER,
  NEW_TEAM_MANAGER,
  NORTH,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

/** Who took part, as what: as the evidence pack lists them. */
const parts = (so: CaseBuilder, stage = so.stage) =>
  so.present.involved.filter((each) => each.stage === stage).map(({ person, as }) => [person, as]);
const partsOf = (so: CaseBuilder, who: PersonId) =>
  so.present.involved.filter(({ person }) => person === who).map(({ as, stage }) => [as, stage]);

const atS2 = aCase().raised('s2').delivered();
const AT_S2 = [
  [TEAM_MANAGER, 'responder'],
  [SERVICE_MANAGER, 'copy'],
  [SUPPORT, 'register-copy'],
  [IRO, 'convener'],
  [IRO, 'attendee'],
  [TEAM_MANAGER, 'attendee'],
  [SOCIAL_WORKER, 'attendee'],
];

describe('who took part in a case', () => {
  it('those asked and told at a stage, and those asked to its meeting', () => {
    assert.deepEqual(parts(atS2), AT_S2);
  });

  it('each once for a stage, however many meetings are asked for there', () => {
    const ask = {
      type: 'askMeeting',
      purpose: 'stage',
      by: day('2027-03-10'),
      reason: null,
    } as const;
    assert.deepEqual(parts(atS2.does(ask, IRO)), AT_S2);
  });

  it('anew at each stage', () => {
    const again = atS2.withdrawn().does({ type: 'reopen', reason: written('Again') }, IRO);
    assert.deepEqual(parts(again), AT_S2);
    assert.deepEqual(parts(again, atS2.stage), AT_S2);
  });

  it('whoever arranges a meeting and whoever writes its outcome, where they are not asked to it', () => {
    const meeting = {
      ...LADDER.stages[2]!.meeting!,
      convener: 'head',
      recorder: 'director',
      required: ['raiser'],
      optional: [],
    };
    const so = aCase({ procedure: stageWith('s2', { meeting }) }).raised('s2');
    assert.deepEqual(parts(so).slice(3), [
      [HEAD, 'convener'],
      [DIRECTOR, 'convener'],
      [IRO, 'attendee'],
    ]);
  });
});

describe('who took part by answering', () => {
  it('[A-X-07] the deputy who answered for a responder, as the deputy', () => {
    for (const answered of [
      atS2.acknowledged(TEAM_DEPUTY),
      atS2.replied(TEAM_DEPUTY),
      atS2.asksForTime('2027-03-10', TEAM_DEPUTY),
    ]) {
      assert.deepEqual(partsOf(answered, TEAM_DEPUTY), [['deputy', 2]]);
    }
  });

  it('whoever came into the post since, as a responder', () => {
    const directory = directoryWith(
      'team-manager',
      post('team-manager', NEW_TEAM_MANAGER, { scope: NORTH }),
    );
    const answered = atS2.in({ directory }).replied(NEW_TEAM_MANAGER);
    assert.deepEqual(partsOf(answered, NEW_TEAM_MANAGER), [['responder', 2]]);
  });

  it('a responder no more than by being asked', () => {
    assert.deepEqual(parts(atS2.acknowledged().replied()), AT_S2);
  });

  it('a second responder no more than by being asked', () => {
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const joint = aCase({ procedure: stageWith('s3', { to }) })
      .raised('s3')
      .delivered();
    assert.deepEqual(partsOf(joint.replied(DIRECTOR), DIRECTOR), [['responder', 2]]);
  });

  it('the deputy whom the alert reached, where there are several with one role', () => {
    const to = { roles: ['heads'], mode: 'all' } as const;
    const directory = directoryWith(
      'heads',
      post('heads', HEAD, { deputy: IRO_COVER }),
      post('heads', DIRECTOR, { deputy: TEAM_DEPUTY }),
    );
    const asked = aCase({ procedure: stageWith('s3', { to }), directory }).raised('s3');
    const reached = asked.does(
      {
        type: 'recordDelivery',
        effect: 'e',
        route: 'deputy',
        outcome: 'accepted',
        sentAt: asked.now,
        code: null,
        repeated: false,
        recipient: { stage: 2, role: 'heads', person: DIRECTOR, as: 'responder', what: 'alert' },
      },
      null,
    );
    assert.deepEqual(
      parts(reached).filter(([, as]) => as === 'deputy'),
      [[TEAM_DEPUTY, 'deputy']],
    );
  });

  it('whoever judged the reply', () => {
    const procedure = stageWith('s2', { decidedBy: { roles: ['head'], need: 'all' } });
    const judged = aCase({ procedure })
      .raised('s2')
      .replied()
      .does({ type: 'judge', stage: 2, satisfied: true, reason: null }, HEAD);
    assert.deepEqual(partsOf(judged, HEAD), [['judge', 2]]);
  });
});

describe('who took part by being told', () => {
  it('of a referral, at the stage at which it was told', () => {
    const atS3 = atS2.escalatedTo('s3');
    const considered = atS3.does({ type: 'considerReferral', note: null }, IRO);
    assert.deepEqual(partsOf(considered, IRO_MANAGER), [['told', atS3.stage]]);
    assert.deepEqual(partsOf(considered, QA_HEAD), [['told', atS3.stage]]);
  });

  it('[DU-124] that outcomes were not achieved, at the stage that was monitored', () => {
    // The meeting of stage 2 was called off; stage 3 is monitored as the rule of stage 2 says.
    const resolved = atS2.escalatedTo('s3').resolved();
    const by = day('2027-03-10');
    const asked = resolved.does(
      { type: 'askMeeting', purpose: 'monitoring', by, reason: null },
      IRO,
    );
    const held = asked.does(
      {
        type: 'recordMeeting',
        meeting: asked.meeting,
        outcome: written('o'),
        tasks: [],
        achieved: false,
      },
      IRO,
    );
    const passed = held.does({ type: 'passTo', meeting: held.meeting }, IRO);
    assert.deepEqual(partsOf(passed, SERVICE_MANAGER), [
      ['copy', 2],
      ['responder', asked.stage],
      ['attendee', asked.stage],
    ]);
  });
});
