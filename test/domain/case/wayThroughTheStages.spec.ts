import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { lastAddressedTo, viewFor } from '../../../domain/case/index.ts';
import type { Procedure, Stage, Wording } from '../../../domain/procedure/index.ts';
import {
  aCase,
  ACTIONS,
  aReply,
  aStage,
  IRO,
  LADDER,
  ladderWith,
  stageWith,
  SERVICE_MANAGER,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const view = (so: CaseBuilder) => viewFor(so.present, new Map(), IRO, so.ctx, so.now)!;
const urgent = { reason: written('Urgent') };
const laddered = (...stages: readonly Stage[]): Procedure => ladderWith({ stages });

describe('the way through the stages', () => {
  it('ends where it would come back to a stage that it has passed', () => {
    const circle = laddered(
      aStage('one', 'team-manager'),
      aStage('two', 'team-manager'),
      aStage('three', 'team-manager', { next: 'two' }),
    );
    const ways = (from: string) =>
      view(aCase({ procedure: circle }).raised(from, urgent)).nextStages.map(({ stage }) => stage);
    assert.deepEqual(ways('one'), ['two', 'three']);
    assert.deepEqual(ways('two'), ['three']);
  });

  it('begins at the first stage that is no mere entry point', () => {
    const entered = laddered(
      aStage('entry', 'team-manager', { entryOnly: true, next: 'two' }),
      aStage('one', 'team-manager'),
      aStage('two', 'service-manager'),
    );
    const skipped = (at: string) =>
      aCase({ procedure: entered }).raised(at, urgent).present.stages[0]?.skipped;
    assert.deepEqual(['entry', 'one', 'two'].map(skipped), [[], [], ['one']]);
  });

  it('[A-WF-08] knows whom a stage before was addressed to, the first among them', () => {
    const stages = [
      aStage('one', 'head'),
      aStage('entry', 'team-manager', { entryOnly: true }),
      aStage('two', 'service-manager'),
    ];
    const last = (role: string) => lastAddressedTo(role, stages[2]!, laddered(...stages));
    assert.deepEqual(['head', 'team-manager', 'service-manager'].map(last), ['one', null, null]);
  });
});

describe('what stops the time of a stage without days', () => {
  const own = { day: day('2027-03-10'), reason: null };
  const stands = (wording: Exclude<Wording, 'expected'>, done: boolean) => {
    const procedure = stageWith('s5', { timescaleWording: wording });
    const so = aCase({ procedure })
      .raised('s5', { ...urgent, timescale: own })
      .delivered();
    const [seat] = so.present.stages[0]!.responders;
    return so.does(aReply(2, 'We will', done), seat!.person).present.stages[0]?.clock?.state;
  };

  it('any reply to a day for a reply, and to a day for a resolution that it is done', () => {
    assert.deepEqual([stands('reply', false), stands('reply', true)], ['stopped', 'stopped']);
    assert.deepEqual(
      [stands('resolution', false), stands('resolution', true)],
      ['running', 'stopped'],
    );
  });
});

describe('where more time may be given', () => {
  const gives = (so: CaseBuilder) => view(so).may.includes('giveTime');

  it('where the stage has days or may be given a day, and the procedure lets it', () => {
    assert.equal(gives(aCase().raised('s2')), true);
    assert.equal(gives(aCase().raised('s5', urgent)), true);
    assert.equal(gives(aCase().raised('again')), false);
    assert.equal(gives(aCase({ procedure: ACTIONS }).raised('a1')), false);
    const extension = { ...LADDER.extension!, stages: ['s3'] };
    const some = aCase({ procedure: ladderWith({ extension }) });
    assert.deepEqual([gives(some.raised('s2')), gives(some.raised('s3', urgent))], [false, true]);
  });
});

describe('what a stage waits for', () => {
  it('[CB-77] its own tasks alone, until they were done', () => {
    const task = { title: 'Do it', by: 'raiser', on: 'opened', within: null } as const;
    const tasks = ['talk', 'visit'].map((key) => ({ ...task, key, title: key }));
    const procedure = { ...stageWith('s2', { waitsFor: { tasks: ['talk'] } }), beside: { tasks } };
    const so = aCase({ procedure }).raised('s2');
    assert.deepEqual(view(so).current.waitsFor, ['talk']);
    const done = so.does({ type: 'endTask', stage: 2, task: 'talk', how: 'done', note: null }, IRO);
    assert.deepEqual(view(done).current.waitsFor, []);
    const resolves = (name: string) =>
      so.decide(
        {
          type: 'resolve',
          stage: 2,
          reason: written('Agreed'),
          ahead: { decidedBy: written(name), why: written('No time') },
        },
        IRO,
      ).kind;
    assert.deepEqual([resolves('x'.repeat(200)), resolves('x'.repeat(201))], ['events', 'refused']);
  });
});

describe('what is shown of the whole limit', () => {
  it('[A-X-04] the days that are left, while it runs', () => {
    const so = aCase().raised('s2').delivered();
    assert.deepEqual([view(so).whole?.due, view(so).whole?.daysLeft], ['2027-03-24', 17]);
    assert.deepEqual(
      [view(so.resolved()).whole?.due, view(so.resolved()).whole?.daysLeft],
      ['2027-03-24', null],
    );
  });
});

describe('which stage is shown as the last', () => {
  it('the one whose beginning somebody may record, to somebody who was asked before', () => {
    const { clock } = LADDER.stages[3]!;
    const from = { label: 'Agreed', by: ['team-manager'] };
    const so = aCase({ procedure: stageWith('s3', { clock: { ...clock!, from } }) })
      .raised('s2')
      .delivered();
    const shown = (at: CaseBuilder, who = TEAM_MANAGER) =>
      viewFor(at.present, new Map(), who, at.ctx, at.now)?.current.label;
    assert.deepEqual([shown(so), shown(so.escalatedTo('s3'))], ['S2', 'S3']);
    const further = so.escalatedTo('s3').escalatedTo('s5', urgent);
    assert.deepEqual([shown(further), shown(further, SERVICE_MANAGER)], ['S2', 'S3']);
  });

  it('[DO-60] that a case ended as referred, to whoever was told of the referral, as such', () => {
    const refers = {
      type: 'refer',
      on: day('2027-03-01'),
      met: [],
      reason: written('x'),
      answers: { worries: written('w') },
    } as const;
    const ended = (tellWhenReferred: readonly string[]) => {
      const referral = { ...LADDER.referral!, tellWhenReferred };
      const so = aCase({ procedure: ladderWith({ referral }) })
        .raised('s5', urgent)
        .does(refers, IRO)
        .does({ type: 'closeUnresolved', stage: 2, reason: written('x') }, IRO);
      const [seat] = so.present.stages[0]!.responders;
      return viewFor(so.present, new Map(), seat!.person!, so.ctx, so.now)?.stages[0]?.decision
        ?.kind;
    };
    assert.deepEqual([ended(['chief']), ended([])], ['referred', 'unresolved-at-highest']);
  });
});
