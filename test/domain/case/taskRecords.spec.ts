import assert from 'node:assert/strict';
import { viewFor } from '../../../domain/case/index.ts';
import type { Task } from '../../../domain/procedure/index.ts';
import {
  aCase,
  given,
  IRO,
  IRO_MANAGER,
  stageWith,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

describe('a task that is due by the last day of the plan', () => {
  it('[WF-29] keeps that day when a later reply plans nothing', () => {
    const task: Task = {
      key: 'plan-done',
      title: 'The plan is done',
      by: 'responder',
      on: 'answered',
      byPlan: true,
      within: null,
    };
    const procedure = { ...stageWith('s2', {}), beside: { tasks: [task] } };
    const planned = aCase({ procedure })
      .raised('s2')
      .delivered()
      .plans(TEAM_MANAGER, 'Two visits', '2027-03-12', '2027-03-10');
    const again = planned.talkedFurther().replied();
    for (const so of [planned, again]) {
      const seen = viewFor(so.present, new Map(), IRO, so.ctx, so.now);
      assert.deepEqual(
        seen?.tasks.map(({ due }) => due),
        ['2027-03-12'],
      );
    }
  });
});

describe('a task that is done with a record', () => {
  const task: Task = {
    key: 'write',
    title: 'Write the report',
    by: 'raiser',
    on: 'opened',
    within: { n: 2, unit: 'working-day' },
    record: 'report',
  };
  const records = [{ key: 'report', title: 'Report', by: 'raiser' }];
  const procedure = { ...stageWith('s2', { records }), beside: { tasks: [task] } };
  const so = aCase({ procedure }).raised('s2');
  const end = { type: 'endTask', stage: 2, task: 'write', how: 'done', note: null } as const;
  const ended = (after: CaseBuilder) =>
    viewFor(after.present, new Map(), IRO, after.ctx, after.now)?.tasks[0]?.end?.how ?? null;

  it('[DU-43] is over once the record is confirmed, and not asked for again', () => {
    const filed = so.does({ type: 'fileRecord', stage: 2, record: 'report' }, IRO);
    assert.deepEqual([ended(so), ended(filed)], [null, 'done']);
    given(filed).when(end, IRO).thenNothing();
  });

  it('[DU-43] confirms the record when somebody who may do so says that it is done', () => {
    given(so).when(end, IRO).thenTypes('TaskEnded', 'RecordFiled');
    given(so).when(end, IRO_MANAGER).thenTypes('TaskEnded');
    const theirs = { ...procedure, beside: { tasks: [{ ...task, by: 'team-manager' }] } };
    given(aCase({ procedure: theirs }).raised('s2'))
      .when(end, TEAM_MANAGER)
      .thenTypes('TaskEnded');
  });

  it('[DU-43] leaves the record open where it is said not to be needed', () => {
    given(so)
      .when({ ...end, how: 'not-needed', note: written('Written before') }, IRO)
      .thenTypes('TaskEnded');
  });
});
