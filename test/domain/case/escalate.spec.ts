import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { chronology, viewFor } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  aDirectory,
  anEscalation,
  DIRECTOR,
  given,
  HEAD,
  IRO,
  IRO_MANAGER,
  kept,
  LADDER,
  ladderWith,
  QA_HEAD,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const atS1 = aCase().raised('s1').delivered();
const atS2 = aCase().raised('s2').delivered();
const consulted = [
  { role: 'qa-head', on: day('2027-03-01'), view: written('Agreed'), notHeld: null },
];

describe('escalate', () => {
  it('[DU-59] [WF-11] goes to the next stage when the raiser says so, with a fresh addressee', () => {
    given(atS2)
      .when(anEscalation(2, 's3'), IRO)
      .then(
        { type: 'StageEscalated', stage: 2, reason: kept('Not resolved') },
        { type: 'MeetingCancelled', meeting: 3, why: 'stage-moved-on' },
        {
          type: 'StageOpened',
          stage: 's3',
          responders: [{ role: 'service-manager', person: SERVICE_MANAGER, deputy: null }],
          // The team manager, whom s1 might have asked, was asked at s2 and is not passed over (A-WF-08).
          copies: [{ role: 'head', person: HEAD, registerOnly: false }],
          skipped: [],
          reason: null,
          consultations: [],
          timescale: null,
          clock: { kind: 'limit', wording: 'reply' },
          dropped: [],
          content: null,
        },
      );
  });

  it('[A-WF-08] remembers whom the case passed over before, and forgets who was asked since', () => {
    const copies = [{ role: 'team-manager', when: { kind: 'bypassed' } }] as const;
    const house = { procedure: stageWith('s4', { copies, consult: { roles: [], need: 'all' } }) };
    const told = (from: string) =>
      aCase(house)
        .raised(from)
        .escalatedTo('s4', from === 's3' ? {} : { reason: written('Urgent') })
        .present.stages[1]?.copies.map(({ role }) => role);
    assert.deepEqual(told('s3'), ['team-manager']);
    assert.deepEqual(told('s2'), []);
  });

  it('moves before a reply, while a time request is open, and when overdue', () => {
    assert.equal(atS2.asksForTime('2027-03-10').escalatedTo('s3').present.stages.length, 2);
    assert.equal(atS2.on('2027-03-20 10:00').escalatedTo('s3').present.stages.length, 2);
  });

  it('ends the clock of the stage that is left and leaves its due day standing', () => {
    const left = atS2.escalatedTo('s3').present.stages[0];
    assert.equal(left?.clock?.state, 'ended');
    assert.equal(left.clock.due, '2027-03-05');
    assert.equal(left.decision?.kind, 'escalated');
  });

  it('[CB-19] passes stages over with a reason, which is asked for', () => {
    given(atS2)
      .when(anEscalation(2, 's4', { consultations: consulted }), IRO)
      .thenInvalid(['skip-reason', 'needs-reason']);
    const moved = atS2.escalatedTo('s4', { reason: written('Urgent'), consultations: consulted });
    assert.deepEqual(moved.present.stages[1]?.skipped, ['s3']);
    assert.deepEqual(
      moved.present.stages[1].responders.map(({ person }) => person),
      [HEAD, DIRECTOR],
    );
  });

  it('[DU-59] never goes back, nor to where it stands, nor to a mere entry point', () => {
    const atS3 = atS2.escalatedTo('s3');
    for (const stage of ['s1', 's2', 's3']) {
      given(atS3)
        .when(anEscalation(atS3.stage, stage, { chosen: ['team-manager'] }), IRO)
        .thenRefused({ reason: 'cannot-go-back', stage });
    }
    given(atS1)
      .when(anEscalation(2, 'again'), IRO)
      .thenRefused({ reason: 'cannot-start-here', stage: 'again' });
  });

  it('[DU-59] never comes to an informal stage once formal, even where the list has one', () => {
    const procedure = stageWith('s3', { formal: false });
    const formal = aCase({ procedure }).raised('s2');
    given(formal)
      .when(anEscalation(2, 's3'), IRO)
      .thenRefused({ reason: 'cannot-go-back', stage: 's3' });
  });

  it('moves one stage at a time where the procedure says so', () => {
    const procedure = ladderWith({ bypass: { ...LADDER.bypass, skip: 'none' } });
    given(aCase({ procedure }).raised('s2'))
      .when(anEscalation(2, 's4', { reason: written('Urgent'), consultations: consulted }), IRO)
      .thenRefused({ reason: 'cannot-skip', stage: 's4' });
  });

  it('[CPC-24] asks a reason for the exceptional stage and for leaving the present one', () => {
    const atS4 = atS2.escalatedTo('s3').escalatedTo('s4', { consultations: consulted });
    given(atS4)
      .when({ ...anEscalation(atS4.stage, 's5'), reason: written(' ') }, IRO)
      .thenInvalid(['reason', 'missing'], ['skip-reason', 'needs-reason']);
  });

  it('[A-DO-17] [DO-48] lets a role that the stage names move the case there, and nobody else', () => {
    const atS3 = atS2.escalatedTo('s3');
    const wish = anEscalation(atS3.stage, 's4', { consultations: consulted });
    assert.equal(atS3.does(wish, IRO_MANAGER).present.stages.length, 3);
    given(atS3).when(wish, QA_HEAD).thenRefused({ reason: 'only-the-raiser' });
    given(atS3).when(wish, SERVICE_MANAGER).thenRefused({ reason: 'only-the-raiser' });
    given(atS3).when(wish, STRANGER).thenRefused({ reason: 'not-yours' });
  });

  it('[DU-29] goes to the managers of the team that leads from here, and stays with them', () => {
    const moved = (team?: string | null) =>
      atS1.does(
        { ...anEscalation(atS1.stage, 's2'), ...(team === undefined ? {} : { team }) },
        IRO,
      );
    const asked = (so: CaseBuilder) => so.present.stages.at(-1)?.responders.map((r) => r.person);
    const south = moved('south');
    assert.deepEqual(asked(south), [STRANGER]);
    const { team, service, children } = south.present.scope;
    assert.deepEqual([team, service], ['south', 'children']);
    assert.deepEqual(children, atS1.present.scope.children);
    for (const same of [undefined, null, 'north']) {
      const stays = moved(same);
      assert.deepEqual(asked(stays), [TEAM_MANAGER], String(same));
      assert.deepEqual(stays.present.scope, atS1.present.scope, String(same));
    }
    given(atS1)
      .when({ ...anEscalation(atS1.stage, 's2'), team: 'east' }, IRO)
      .thenRefused({ reason: 'invalid', problems: [{ field: 'lead-team', what: 'not-a-choice' }] });
  });

  it('[DU-29] offers the teams to whoever may move the case, and says on the record who leads', () => {
    const view = (so: CaseBuilder, person: PersonId) =>
      viewFor(so.present, new Map(), person, so.ctx, so.now);
    assert.deepEqual(view(atS1, IRO)?.leads, [
      { id: 'north', name: 'North', now: true },
      { id: 'south', name: 'South', now: false },
    ]);
    assert.deepEqual(view(atS2, TEAM_MANAGER)?.leads, []);
    const one = { ...aDirectory(), teams: aDirectory().teams.slice(0, 1) };
    assert.deepEqual(view(aCase({ directory: one }).raised('s1'), IRO)?.leads, []);
    const south = atS1.does({ ...anEscalation(atS1.stage, 's2'), team: 'south' }, IRO);
    assert.equal(view(south, IRO)?.team, 'South');
    const lines = chronology(south.present, south.events, new Map(), IRO, south.ctx, south.now);
    const opened = lines.filter(({ type }) => type === 'StageOpened');
    assert.deepEqual(
      opened.map(({ detail }) => detail),
      [null, 'South'],
    );
  });

  it('refuses an old card and a closed case, kindly and by name', () => {
    const atS3 = atS2.escalatedTo('s3');
    given(atS3).when(anEscalation(2, 's4'), IRO).thenRefused({ reason: 'stage-moved-on' });
    given(atS2.resolved()).when(anEscalation(2, 's3'), IRO).thenRefused({ reason: 'case-closed' });
    given(atS2)
      .when(anEscalation(2, 's9'), IRO)
      .thenRefused({ reason: 'unknown-stage', stage: 's9' });
  });

  it('does nothing on the same press again', () => {
    given(atS2.escalatedTo('s3')).when(anEscalation(2, 's3'), IRO).thenNothing();
  });

  it('[DU-124] opens a resolved case at the next stage when monitoring found it not achieved', () => {
    const monitored = atS2.resolved().booked('2027-03-08 10:00').on('2027-03-08 12:00');
    const held = (achieved: boolean) =>
      monitored.does(
        {
          type: 'recordMeeting',
          meeting: monitored.meeting,
          outcome: written('Looked at'),
          tasks: [],
          achieved,
        },
        IRO,
      );
    const failed = held(false);
    given(failed).when(anEscalation(2, 's3'), IRO).thenTypes('CaseReopened', 'StageOpened');
    assert.equal(failed.escalatedTo('s3').present.status.kind, 'open');
    given(held(true)).when(anEscalation(2, 's3'), IRO).thenRefused({ reason: 'case-closed' });
  });
});
