import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  ACTIONS,
  aCase,
  aReply,
  aStage,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  kept,
  NEW_TEAM_MANAGER,
  NORTH,
  post,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
} from '../../builders/index.ts';

const atS2 = aCase().raised('s2').delivered();
const consulted = [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }];
const joint = aCase().raised('s4', { consultations: consulted }).delivered();

describe('openCard', () => {
  const wish = { type: 'openCard', stage: 2 } as const;

  it('records the first time a recipient opens the card', () => {
    given(atS2)
      .when(wish, TEAM_MANAGER)
      .then({ type: 'CardOpened', stage: 2, person: TEAM_MANAGER });
    const opened = atS2.does(wish, SERVICE_MANAGER).present.stages[0]?.copies[0];
    assert.equal(opened?.delivery.openedAt, atS2.now);
  });

  it('keeps quiet the second time, and for those to whom nothing was sent', () => {
    given(atS2.does(wish, TEAM_MANAGER)).when(wish, TEAM_MANAGER).thenNothing();
    given(atS2).when(wish, IRO).thenNothing();
  });

  it('tells strangers nothing', () => {
    given(atS2).when(wish, STRANGER).thenRefused({ reason: 'not-yours' });
  });
});

describe('a reply that must have a plan', () => {
  const so = aCase({ procedure: stageWith('s2', { reply: { plan: 'required' } }) })
    .raised('s2')
    .delivered();
  const wish = aReply(2);
  const task = { task: written('Visit'), owner: written('Team'), due: day('2027-03-05') };

  it('[DU-83] is refused without a task, and taken with one; what was planned before counts', () => {
    given(so).when(wish, TEAM_MANAGER).thenInvalid(['plan-1-task', 'missing']);
    const planned = so.does({ ...wish, plan: [task] }, TEAM_MANAGER);
    given(planned.talkedFurther())
      .when(aReply(2, 'It is on Friday'), TEAM_MANAGER)
      .thenTypes('Replied');
    given(atS2).when(wish, TEAM_MANAGER).thenTypes('Replied');
  });
});

describe('acknowledge', () => {
  const wish = { type: 'acknowledge', stage: 2 } as const;

  it('is a fact of its own and stops no clock', () => {
    given(atS2).when(wish, TEAM_MANAGER).then({ type: 'Acknowledged', stage: 2 });
    assert.equal(atS2.acknowledged().present.stages[0]?.clock?.state, 'running');
  });

  it('keeps quiet the second time, also by a deputy, also when the case has moved on', () => {
    const acknowledged = atS2.acknowledged();
    given(acknowledged).when(wish, TEAM_MANAGER).thenNothing();
    given(acknowledged).when(wish, TEAM_DEPUTY).thenNothing();
    given(atS2.replied()).when(wish, TEAM_MANAGER).thenNothing();
    given(acknowledged.escalatedTo('s3')).when(wish, TEAM_MANAGER).thenNothing();
  });

  it('refuses everybody else, an old card and a closed case', () => {
    given(atS2).when(wish, IRO).thenRefused({ reason: 'only-the-responder' });
    given(atS2).when(wish, SERVICE_MANAGER).thenRefused({ reason: 'only-the-responder' });
    given(atS2).when(wish, STRANGER).thenRefused({ reason: 'not-yours' });
    given(atS2).when(wish, null).thenRefused({ reason: 'not-yours' });
    given(atS2.escalatedTo('s3'))
      .when(wish, TEAM_MANAGER)
      .thenRefused({ reason: 'stage-moved-on' });
    given(atS2.withdrawn()).when(wish, TEAM_MANAGER).thenRefused({ reason: 'case-closed' });
  });
});

describe('reply', () => {
  it('[DU-89] records the reply with its plan and stops the clock provisionally', () => {
    const plan = [
      { task: written('Visit'), owner: written('Social worker'), due: day('2027-03-12') },
    ];
    given(atS2)
      .when({ ...aReply(2), plan }, TEAM_MANAGER)
      .then({
        type: 'Replied',
        stage: 2,
        text: kept('We will'),
        plan: [{ task: kept('Visit'), owner: kept('Social worker'), due: day('2027-03-12') }],
        done: false,
        stopsClock: true,
      });
    assert.equal(atS2.replied().present.stages[0]?.clock?.state, 'stopped');
  });

  it('[A-X-07] a deputy replies on behalf of the responder, which is recorded', () => {
    const reply = atS2.replied(TEAM_DEPUTY).present.stages[0]?.replies[0];
    assert.deepEqual(
      [reply?.by, reply?.onBehalfOf, reply?.role],
      [TEAM_DEPUTY, TEAM_MANAGER, 'team-manager'],
    );
  });

  it('whoever has come into the post since the alert was sent may reply', () => {
    const directory = directoryWith(
      'team-manager',
      post('team-manager', NEW_TEAM_MANAGER, { scope: NORTH }),
    );
    const reply = atS2.in({ directory }).replied(NEW_TEAM_MANAGER).present.stages[0]?.replies[0];
    assert.deepEqual([reply?.by, reply?.onBehalfOf], [NEW_TEAM_MANAGER, null]);
  });

  it('[A-DO-04] one joint reply counts: the second of two managers is refused', () => {
    const answered = joint.replied(HEAD);
    given(answered)
      .when(aReply(joint.stage, 'Mine'), DIRECTOR)
      .thenRefused({ reason: 'already-answered' });
    assert.equal(answered.present.stages[0]?.clock?.state, 'stopped');
  });

  it('[A-SW-02] [SW-37] a limit for a resolution is stopped by "done" only, which may follow a promise', () => {
    const raised = aCase({ procedure: ACTIONS }).raised('a1').delivered();
    const promised = raised.replied(TEAM_MANAGER, 'Soon');
    assert.equal(promised.present.stages[0]?.clock?.state, 'running');
    given(promised)
      .when(aReply(2, 'Still soon'), TEAM_MANAGER)
      .thenRefused({ reason: 'already-answered' });
    assert.equal(
      promised.replied(TEAM_MANAGER, 'It is', true).present.stages[0]?.clock?.state,
      'stopped',
    );
    given(promised)
      .when(aReply(2, 'It is', true), TEAM_DEPUTY)
      .thenTypes('Replied');
  });

  it('another of those asked cannot say done over a promise', () => {
    const both = [
      aStage('a1', 'head', {
        to: { roles: ['head', 'director'], mode: 'all' },
        clock: { n: 5, unit: 'working-day', stopsOn: ['resolution'], wording: 'resolution' },
      }),
    ];
    const promised = aCase({ procedure: { ...ACTIONS, stages: both } })
      .raised('a1')
      .replied(HEAD);
    given(promised)
      .when(aReply(2, 'Done', true), DIRECTOR)
      .thenRefused({ reason: 'already-answered' });
  });

  it('refuses a reply without words, too long a one, and a task without an owner or with a past day', () => {
    given(atS2).when(aReply(2, '  '), TEAM_MANAGER).thenInvalid(['text', 'missing']);
    given(atS2)
      .when(aReply(2, 'x'.repeat(4001)), TEAM_MANAGER)
      .thenInvalid(['text', 'too-long']);
    const plan = [{ task: written('Visit'), owner: written(''), due: day('2027-02-26') }];
    given(atS2)
      .when({ ...aReply(2), plan }, TEAM_MANAGER)
      .thenInvalid(['plan-1-owner', 'missing'], ['plan-1-due', 'day-past']);
  });

  it('refuses everybody who was not asked at this stage', () => {
    given(atS2).when(aReply(2), IRO).thenRefused({ reason: 'only-the-responder' });
    given(atS2).when(aReply(2), SERVICE_MANAGER).thenRefused({ reason: 'only-the-responder' });
    given(atS2).when(aReply(2), STRANGER).thenRefused({ reason: 'not-yours' });
    given(aCase()).when(aReply(2), TEAM_MANAGER).thenRefused({ reason: 'not-yours' });
    given(aCase()).when(aReply(2), null).thenRefused({ reason: 'unknown-case' });
  });

  it('refuses an old card and a closed case', () => {
    given(atS2.escalatedTo('s3'))
      .when(aReply(2), TEAM_MANAGER)
      .thenRefused({ reason: 'stage-moved-on' });
    given(atS2.resolved()).when(aReply(2), TEAM_MANAGER).thenRefused({ reason: 'case-closed' });
  });

  it('keeps quiet when the same reply comes again, and takes another only after the raiser spoke', () => {
    const answered = atS2.replied();
    given(answered).when(aReply(2), TEAM_MANAGER).thenNothing();
    given(answered)
      .when(aReply(2, 'More'), TEAM_MANAGER)
      .thenRefused({ reason: 'already-answered' });
    given(answered)
      .when(aReply(2, 'It is done', true), TEAM_MANAGER)
      .thenRefused({ reason: 'already-answered' });
    given(answered.talkedFurther()).when(aReply(2, 'More'), TEAM_MANAGER).thenTypes('Replied');
    given(answered.givenTime('2027-03-10'))
      .when(aReply(2, 'More'), TEAM_MANAGER)
      .thenTypes('Replied');
  });

  it('a reply that arrives before its delivery is recorded leaves the clock stopped when it starts', () => {
    const clock = aCase().raised('s2').replied().delivered().present.stages[0]?.clock;
    assert.deepEqual([clock?.state, clock?.due], ['stopped', '2027-03-05']);
  });
});

describe('requestTime', () => {
  const wish = (until: string, reason = 'Absence') =>
    ({ type: 'requestTime', stage: 2, until: day(until), reason: written(reason) }) as const;

  it('[DU-52] records the wish; the clock runs on', () => {
    given(atS2)
      .when(wish('2027-03-10'), TEAM_MANAGER)
      .then({ type: 'TimeRequested', stage: 2, until: day('2027-03-10'), reason: kept('Absence') });
    assert.equal(atS2.asksForTime('2027-03-10').present.stages[0]?.clock?.state, 'running');
  });

  it('keeps quiet on the same wish and refuses another while one is open', () => {
    const asked = atS2.asksForTime('2027-03-10');
    given(asked).when(wish('2027-03-10'), TEAM_MANAGER).thenNothing();
    given(asked).when(wish('2027-03-11'), TEAM_MANAGER).thenRefused({ reason: 'already-answered' });
    given(atS2.replied())
      .when(wish('2027-03-11'), TEAM_MANAGER)
      .thenRefused({ reason: 'already-answered' });
  });

  it('refuses where the procedure has none, a day not later than the due day, and no reason', () => {
    given(aCase({ procedure: ACTIONS }).raised('a1').delivered())
      .when(wish('2027-03-10'), TEAM_MANAGER)
      .thenRefused({ reason: 'more-time-not-in-procedure' });
    given(atS2)
      .when(wish('2027-03-05', ' '), TEAM_MANAGER)
      .thenInvalid(['until', 'day-too-early'], ['reason', 'missing']);
    given(atS2)
      .when(wish('2031-03-05'), TEAM_MANAGER)
      .thenInvalid(['until', 'day-beyond-calendar']);
    given(atS2).when(wish('2027-03-10'), IRO).thenRefused({ reason: 'only-the-responder' });
  });
});
