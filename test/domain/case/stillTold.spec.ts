import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { stillWanted, type NoticeKind, type SendCard } from '../../../domain/case/index.ts';
import {
  aCase,
  DIRECTOR,
  HEAD,
  IRO,
  stageWith,
  TEAM_MANAGER,
  WITH_TASKS,
  type CaseBuilder,
} from '../../builders/index.ts';

/** Whether a notice that was put down for this stage is still sent as the case stands now. */
const told = (so: CaseBuilder, notice: NoticeKind, stage: number | null = 2): boolean => {
  const card: SendCard = {
    type: 'sendCard',
    card: 'notice',
    notice,
    to: { role: 'team-manager', person: TEAM_MANAGER, deputy: null },
    as: 'notice',
    stage,
    meeting: null,
    notBefore: null,
  };
  return stillWanted(card, so.present, so.ctx);
};

const atS2 = aCase().raised('s2').delivered();

describe('what is still told when its turn comes', () => {
  it('that an alert reached nobody, while that is so of one of those asked', () => {
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const asked = aCase({ procedure: stageWith('s3', { to }) }).raised('s3');
    const lost = (so: CaseBuilder, role: string, person: typeof HEAD) =>
      so.does(
        {
          type: 'recordUndeliverable',
          effect: role,
          code: 'blocked',
          recipient: { stage: 2, role, person, as: 'responder', what: 'alert' },
        },
        null,
      );
    const reaches = (so: CaseBuilder, role: string, person: typeof HEAD) =>
      so.does(
        {
          type: 'recordDelivery',
          effect: `${role}-2`,
          route: 'mail',
          outcome: 'accepted',
          sentAt: so.now,
          code: null,
          repeated: false,
          recipient: { stage: 2, role, person, as: 'responder', what: 'alert' },
        },
        null,
      );
    const one = lost(asked, 'head', HEAD);
    assert.equal(told(asked, 'still-undelivered'), false);
    assert.equal(told(one, 'still-undelivered'), true);
    assert.equal(told(reaches(one, 'director', DIRECTOR), 'still-undelivered'), true);
    assert.equal(told(reaches(one, 'head', HEAD), 'still-undelivered'), false);
    assert.equal(told(asked.delivered(), 'still-undelivered'), false);
  });

  it('of a task, while something is to be done at that stage', () => {
    const answered = aCase({ procedure: WITH_TASKS }).raised('s2').replied();
    const climbed = answered.escalatedTo('s3');
    const done = (so: CaseBuilder, task: string) =>
      so.does({ type: 'endTask', stage: 2, task, how: 'done', note: null }, IRO);
    const kinds = ['task-asked', 'task-due', 'task-overdue'] as const;
    const all = (so: CaseBuilder, stage: number) => kinds.map((kind) => told(so, kind, stage));
    assert.deepEqual(all(climbed, 2), [true, true, true]);
    assert.deepEqual(all(climbed, climbed.stage), [true, true, true]);
    const left = done(done(climbed, 'worker'), 'learn');
    assert.deepEqual(all(left, 2), [false, false, false]);
    assert.deepEqual(all(left, climbed.stage), [true, true, true]);
    assert.deepEqual(all(done(answered, 'worker'), 2), [false, false, false]);
  });

  it('of the whole limit, while it runs', () => {
    const kinds = ['whole-limit-near', 'whole-limit-passed', 'whole-due-day-moved'] as const;
    const informal = aCase().raised('s1').delivered();
    for (const kind of kinds) {
      assert.deepEqual(
        [atS2, atS2.replied(), informal, atS2.withdrawn()].map((so) => told(so, kind, null)),
        [true, true, false, false],
        kind,
      );
    }
  });

  it('that somebody is to say when the time began, until it was said or the stage has ended', () => {
    const { clock } = atS2.house.procedure.stages[2]!;
    const from = { label: 'Agreed', by: ['raiser'] };
    const so = aCase({ procedure: stageWith('s2', { clock: { ...clock!, from } }) }).raised('s2');
    const begun = so.does({ type: 'recordStart', stage: 2, on: day('2027-03-01') }, IRO);
    assert.deepEqual(
      [so, begun, so.escalatedTo('s3'), so.withdrawn()].map((each) => told(each, 'start-asked')),
      [true, false, false, false],
    );
  });
});
