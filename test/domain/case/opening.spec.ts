import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import type { WrittenConsultation } from '../../../domain/case/index.ts';
import type { Consult, Procedure } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aRaise,
  ACTIONS,
  aStage,
  CHIEF,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_MANAGER,
  kept,
  LADDER,
  ladderWith,
  LEGAL,
  post,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  SUPPORT,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const urgent = { reason: written('Urgent') };
const always = (role: string) => ({ role, when: { kind: 'always' } }) as const;
const entry = (so: CaseBuilder) => so.present.stages.at(-1)!;
const asked = (so: CaseBuilder) => entry(so).responders.map(({ role, person }) => [role, person]);
const told = (so: CaseBuilder) => entry(so).copies.map(({ person }) => person);

describe('whom a stage is sent to', () => {
  const roles = ['social-worker', 'team-manager', 'service-manager'];

  it('those of its roles that were chosen, and no role beside them', () => {
    const some = aCase({ procedure: stageWith('s1', { to: { roles, mode: 'choose-some' } }) });
    const chosen = ['social-worker', 'service-manager'];
    assert.deepEqual(asked(some.raised('s1', { chosen })), [
      ['social-worker', SOCIAL_WORKER],
      ['service-manager', SERVICE_MANAGER],
    ]);
    given(some)
      .when(aRaise('s1', {}, { chosen: ['social-worker', 'chief'] }), IRO)
      .thenInvalid(['chosen', 'not-a-choice']);
  });

  it('a copy to those who were not chosen, where one is asked', () => {
    const one = aCase({ procedure: stageWith('s1', { to: { roles, mode: 'choose-one' } }) });
    assert.deepEqual(told(one.raised('s1', { chosen: ['team-manager'] })), [
      SOCIAL_WORKER,
      SERVICE_MANAGER,
    ]);
    const directory = directoryWith('team-manager', post('team-manager', null));
    assert.deepEqual(told(one.in({ directory }).raised('s1', { chosen: ['team-manager'] })), [
      SOCIAL_WORKER,
      SERVICE_MANAGER,
    ]);
  });

  it('each person once, whatever the posts that they hold', () => {
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const directory = directoryWith('director', post('director', HEAD));
    assert.deepEqual(asked(aCase({ procedure: stageWith('s3', { to }), directory }).raised('s3')), [
      ['head', HEAD],
    ]);
  });

  it('nobody outside the authority, though the post is held', () => {
    const copies = [always('guardian'), always('legal')];
    const to = { roles: ['guardian'], mode: 'all' } as const;
    const directory = directoryWith('guardian', post('guardian', CHIEF));
    const so = aCase({ procedure: stageWith('s3', { to, copies }), directory }).raised('s3');
    assert.deepEqual([asked(so), told(so)], [[['guardian', null]], [LEGAL]]);
  });
});

describe('who gets a copy', () => {
  const copying = (...copies: readonly string[]) => stageWith('s2', { copies: copies.map(always) });

  it('never the raiser, and nobody who is asked', () => {
    const procedure = copying('raiser', 'raiser-manager', 'head', 'chief');
    const directory = directoryWith('head', post('head', TEAM_MANAGER));
    assert.deepEqual(told(aCase({ procedure, directory }).raised('s2')), [IRO_MANAGER, CHIEF]);
  });

  it('the deputy of a vacant post; an empty one stands there as such', () => {
    const held = (...posts: Parameters<typeof directoryWith>[1][]) =>
      told(
        aCase({
          procedure: copying('head', 'chief'),
          directory: directoryWith('head', ...posts),
        }).raised('s2'),
      );
    assert.deepEqual(held(post('head', null, { deputy: SUPPORT })), [SUPPORT, CHIEF]);
    assert.deepEqual(held(post('head', null)), [null, CHIEF]);
  });

  it('somebody who is told in full and for the register, in full', () => {
    const directory = directoryWith('support', post('support', HEAD));
    const so = aCase({ procedure: copying('support', 'head'), directory }).raised('s2');
    assert.deepEqual(
      entry(so).copies.map(({ role, person, registerOnly }) => [role, person, registerOnly]),
      [['head', HEAD, false]],
    );
  });
});

describe('who was passed over', () => {
  const bypassed = (role: string) => ({ role, when: { kind: 'bypassed' } }) as const;

  it('[A-WF-08] not by an entry point that nobody passes; by the stage before it', () => {
    const stages = [
      aStage('one', 'team-manager'),
      aStage('entry', 'team-manager', { entryOnly: true, next: 'two' }),
      aStage('two', 'service-manager', { copies: [bypassed('team-manager')] }),
    ];
    const house = { procedure: ladderWith({ stages }) };
    assert.deepEqual(told(aCase(house).raised('two', urgent)), [TEAM_MANAGER]);
    assert.deepEqual(told(aCase(house).raised('one').escalatedTo('two')), []);
  });

  it('[A-WF-08] keeps why a copy was dropped, of those alone who would have had one', () => {
    const dropReasons = { 'team-manager': written('On leave'), head: written('Forged') };
    const copyAnswers = { 'team-manager': false, head: false };
    const opened = (from: 's3' | 's2') => {
      const dropping = { ...urgent, copyAnswers, dropReasons };
      const so =
        from === 's3'
          ? aCase().raised('s3', dropping)
          : aCase().raised('s2').escalatedTo('s3', dropping);
      const event = so.events.findLast(({ type }) => type === 'StageOpened');
      return event?.type === 'StageOpened' ? [event.dropped, told(so)] : null;
    };
    assert.deepEqual(opened('s3'), [[{ role: 'team-manager', reason: kept('On leave') }], [HEAD]]);
    assert.deepEqual(opened('s2'), [[], [HEAD]]);
    const sent = aCase().raised('s3', { ...urgent, dropReasons }).events[1];
    assert.deepEqual(sent?.type === 'StageOpened' && sent.dropped, []);
  });
});

describe('which talks a stage asks for', () => {
  const talk = (role: string, view = 'v'): WrittenConsultation => ({
    role,
    on: day('2027-03-01'),
    view: written(view),
    notHeld: null,
  });
  const raising = (procedure: Procedure, ...consultations: readonly WrittenConsultation[]) =>
    given(aCase({ procedure })).when(aRaise('s3', {}, { consultations }), IRO);
  const consult = (need: Consult['need']) => ({ roles: ['qa-head', 'director'], need });
  const taken = ['CaseRaised', 'StageOpened'] as const;

  it('[A-X-13] one of several where any is enough, else each', () => {
    const any = stageWith('s3', { consult: consult('any') });
    raising(any).thenInvalid(['consult-qa-head-on', 'missing']);
    raising(any, talk('director')).thenTypes(...taken);
    const all = stageWith('s3', { consult: consult('all') });
    raising(all, talk('director')).thenInvalid(['consult-qa-head-on', 'missing']);
    raising(all, talk('director'), talk('qa-head')).thenTypes(...taken);
  });

  it('those that passing over asks for, be it one stage', () => {
    const bypass = { ...LADDER.bypass, consult: consult('any') };
    const passing = ladderWith({ bypass });
    given(aCase({ procedure: passing }))
      .when(aRaise('s2'), IRO)
      .thenInvalid(['consult-qa-head-on', 'missing']);
    given(aCase({ procedure: passing }))
      .when(aRaise('s1'), IRO)
      .thenTypes(...taken);
  });

  it('none with a role that the procedure does not know, and no view that is too long', () => {
    raising(LADDER, talk('nobody')).thenInvalid(['consult-nobody-on', 'not-a-choice']);
    raising(LADDER, talk('qa-head', 'x'.repeat(2001))).thenInvalid([
      'consult-qa-head-view',
      'too-long',
    ]);
    const outside = stageWith('s3', { consult: { roles: ['panel'], need: 'all' } });
    raising(outside, talk('panel')).thenTypes(...taken);
  });
});

describe('by when a stage is to be answered', () => {
  it('in the words of its limit, also where the raiser sets a day', () => {
    const timescale = { day: day('2027-03-10'), reason: null };
    const own = { ...ACTIONS.stages[0]!, timescale: 'optional' } as const;
    const procedure = { ...ACTIONS, stages: [own] };
    assert.equal(
      entry(aCase({ procedure }).raised('a1', { timescale })).clock?.wording,
      'resolution',
    );
    assert.equal(entry(aCase({ procedure }).raised('a1')).clock?.wording, 'resolution');
    assert.equal(entry(aCase().raised('s5', { ...urgent, timescale })).clock?.wording, 'reply');
  });

  it('no stage whose own days leave the calendar, where there is no whole limit', () => {
    given(aCase({ procedure: ACTIONS }).on('2028-12-22 10:00'))
      .when(aRaise('a1', { categories: [], answers: {} }), IRO)
      .thenRefused({ reason: 'calendar-ends', lastDay: day('2028-12-31') });
  });
});
