import assert from 'node:assert/strict';
import {
  checkProcedure,
  type Procedure,
  type RecordRule,
  type Stage,
  type Task,
} from '../../../domain/procedure/index.ts';
import { doubts, first, REFERRAL, THREE } from './threeStages.ts';

const TASK: Task = {
  key: 'report',
  title: 'Write the report',
  by: 'raiser',
  on: 'opened',
  stages: ['a'],
  within: null,
  record: 'note',
};
/** The same task by itself. */
const WITHOUT: Task = {
  key: 'report',
  title: 'Write it',
  by: 'raiser',
  on: 'opened',
  within: null,
};
const NOTE: RecordRule = { key: 'note', title: 'The report', by: 'raiser' };

const of = (
  task: Partial<Task> = {},
  records: readonly RecordRule[] = [NOTE],
  rest: Partial<Stage> = {},
): Procedure => ({ ...first({ records, ...rest }), beside: { tasks: [{ ...TASK, ...task }] } });

describe('a task that is done with a record', () => {
  it('is right where both are of the same role and time', () => {
    assert.deepEqual(doubts(of()), []);
    assert.deepEqual(
      doubts(of({ by: 'head', on: 'answered' }, [{ ...NOTE, by: 'responder', after: 'reply' }])),
      [],
    );
    assert.deepEqual(doubts(of({ on: 'resolved' }, [{ ...NOTE, after: 'decision' }])), []);
    assert.deepEqual(doubts(of({ on: 'ended' }, [{ ...NOTE, after: 'reply' }])), []);
  });

  it('[CB-77] is none for which a stage waits: whoever confirms the record would pass by the doer', () => {
    const waitsFor = { tasks: ['report'] };
    const waits = of({}, [NOTE], { waitsFor });
    assert.deepEqual(doubts(waits), ['error wait-by-record stages.0.waitsFor.tasks.0']);
    const tasks = [{ ...TASK, key: 'other' }];
    const other = { ...waits, beside: { tasks: [...tasks, WITHOUT] } };
    assert.deepEqual(doubts(other), []);
  });

  it('[CPC-14] tells nobody, since of a confirmed record nobody is told', () => {
    assert.deepEqual(doubts(of({ tells: ['raiser-manager'] })), [
      'error record-tells-nobody beside.tasks.0.tells',
    ]);
  });

  it('is doubted where the record is of somebody else', () => {
    const others = of({}, [{ ...NOTE, by: 'responder' }]);
    assert.deepEqual(doubts(others), ['warning record-of-others beside.tasks.0.record']);
    const said = checkProcedure(others).find(({ code }) => code === 'record-of-others');
    assert.match(said?.message ?? '', /'raiser', but the record 'note' of a of 'responder'/);
  });

  it('is right where one of several who are asked at the stage does both', () => {
    const to = { ...THREE[0]!.to, roles: ['head', 'director'] };
    const records: readonly RecordRule[] = [{ ...NOTE, by: 'director', after: 'reply' }];
    const late = doubts(of({ by: 'responder', on: 'answered' }, records, { to }));
    assert.deepEqual(
      late.filter((each) => each.includes('record-of-others')),
      [],
    );
  });

  it('is doubted where the record comes later than the task', () => {
    const later: readonly [Task['on'], NonNullable<RecordRule['after']>][] = [
      ['opened', 'reply'],
      ['opened', 'meeting'],
      ['answered', 'decision'],
      ['ended', 'resolution'],
      ['resolved', 'meeting'],
    ];
    for (const [on, after] of later) {
      const late = ['warning record-later beside.tasks.0.record'];
      assert.deepEqual(doubts(of({ on }, [{ ...NOTE, after }])), late, `${on}, ${after}`);
    }
    const sameTime: typeof later = [
      ['answered', 'reply'],
      ['ended', 'decision'],
      ['resolved', 'resolution'],
    ];
    for (const [on, after] of sameTime) {
      assert.deepEqual(doubts(of({ on }, [{ ...NOTE, after }])), [], `${on}, ${after}`);
    }
  });

  it('is not doubted where monitoring, more time or a referral has the record', () => {
    const records = [NOTE];
    const monitoring = {
      label: 'Monitoring',
      within: { n: 10, unit: 'working-day' },
      convener: 'raiser',
      required: [],
      optional: [],
      onNotAchieved: [],
      records,
    } as const;
    const referral = { ...REFERRAL, records };
    assert.deepEqual(doubts(of({}, [])), ['warning no-such-record beside.tasks.0.record']);
    assert.deepEqual(doubts(of({}, [], { monitoring })), []);
    assert.deepEqual(
      doubts({ ...of({}, []), extension: { askedBy: null, record: [], records } }),
      [],
    );
    assert.deepEqual(doubts({ ...of({}, []), referral }), []);
  });
});
