import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor } from '../../../domain/case/index.ts';
import type { Task } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aRaise,
  CHIEF,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  post,
  IRO,
  IRO_MANAGER,
  ladderWith,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const told = ({ effects }: CaseBuilder) =>
  effects.flatMap((effect) =>
    effect.type === 'sendCard' && effect.notice?.startsWith('task') === true
      ? [[effect.notice, effect.to.person]]
      : [],
  );

/** A procedure with these things to do beside the answers. */
const withTasks = (...tasks: readonly Task[]) => ladderWith({ beside: { tasks } });
const task = (key: string, rest: Partial<Task>): Task => ({
  key,
  title: `Task ${key}`,
  by: 'social-worker',
  on: 'ended',
  within: null,
  ...rest,
});
const within = { n: 3, unit: 'working-day' } as const;

describe('when a task is asked for', () => {
  it('with the opening of the stage, where it has days', () => {
    const procedure = withTasks(
      task('visit', { on: 'opened', within }),
      task('support', { on: 'opened', by: 'qa-head' }),
    );
    assert.deepEqual(told(aCase({ procedure }).raised('s2')), [['task-asked', SOCIAL_WORKER]]);
  });

  it('[WF-29] with the opening, where a day was typed for it', () => {
    const procedure = withTasks(
      task('visit', { on: 'opened', forAnswer: 'since' }),
      task('talk', { on: 'opened', by: 'qa-head', forAnswer: 'wishes' }),
    );
    const so = aCase({ procedure }).does(
      aRaise('s2', {
        answers: {
          ...aRaise('s2').answers,
          since: { kind: 'day', day: day('2027-03-12') },
          wishes: { kind: 'choices', keys: ['yes'] },
        },
      }),
      IRO,
    );
    assert.deepEqual(told(so), [['task-asked', SOCIAL_WORKER]]);
  });

  it('with the end of the stage, whichever way it ends', () => {
    const s5 = aCase({ procedure: withTasks(task('learn', {})) }).raised('s5');
    const s2 = aCase({ procedure: withTasks(task('learn', {})) }).raised('s2');
    const reason = written('x');
    for (const ended of [
      s2.resolved(),
      s2.escalatedTo('s3'),
      s5.does({ type: 'closeUnresolved', stage: 2, reason }, IRO),
    ]) {
      assert.deepEqual(told(ended), [['task-asked', SOCIAL_WORKER]]);
    }
    assert.deepEqual(told(s2.withdrawn()), []);
  });
});

describe('who does a task, and by when', () => {
  it('[A-X-07] the deputy of a vacant post', () => {
    const directory = directoryWith('head', post('head', null, { deputy: CHIEF }));
    const procedure = withTasks(task('call', { on: 'answered', by: 'head', within }));
    const answered = aCase({ procedure, directory }).raised('s2').replied();
    assert.deepEqual(told(answered), [['task-asked', CHIEF]]);
  });

  it('on no day that would lie beyond the calendar', () => {
    const procedure = withTasks(task('call', { on: 'answered', by: 'head', within }));
    const raised = aCase({ procedure }).on('2028-12-01 10:00').raised('s2');
    const due = (when: string) => {
      const answered = raised.on(when).replied();
      return viewFor(answered.present, new Map(), HEAD, answered.ctx, answered.now)?.tasks[0]?.due;
    };
    // Wednesday 27 December 2028 and three working days lead to Monday 1 January 2029.
    assert.deepEqual([due('2028-12-22 10:00'), due('2028-12-27 10:00')], ['2028-12-29', null]);
  });
});

describe('who may say that a task is done', () => {
  it('each of several who hold its post, and their deputies', () => {
    const directory = directoryWith(
      'heads',
      post('heads', HEAD),
      post('heads', DIRECTOR, { deputy: CHIEF }),
    );
    const procedure = withTasks(task('learn', { on: 'opened', by: 'heads' }));
    const so = aCase({ procedure, directory }).raised('s2');
    const wish = { type: 'endTask', stage: 2, task: 'learn', how: 'done', note: null } as const;
    for (const who of [HEAD, DIRECTOR, CHIEF]) given(so).when(wish, who).thenTypes('TaskEnded');
    given(so).when(wish, SERVICE_MANAGER).thenRefused({ reason: 'only-the-raiser' });
  });
});

describe('whom a task’s reminder reaches', () => {
  const procedure = withTasks(
    task('talk', { on: 'answered', by: 'responder', within }),
    task('call', { on: 'answered', by: 'head', within }),
  );
  // Answered on Monday 1 March 2027 at stage 2, then at stage 3: three working days are over on Thursday.
  const twice = aCase({ procedure })
    .raised('s2')
    .replied()
    .escalatedTo('s3')
    .replied(SERVICE_MANAGER);
  const reminded = (stage: number, rung: 'before' | 'overdue', when: string) =>
    told(
      twice.on(when).does(
        {
          type: 'clockElapsed',
          clock: 'task:talk',
          rung,
          stage,
          meeting: null,
          due: day('2027-03-04'),
        },
        null,
      ),
    );
  const [first = 0, second = 0] = twice.present.stages.map(({ id }) => id);

  it('whoever does that task at that stage, and nobody of another', () => {
    assert.deepEqual(reminded(first, 'before', '2027-03-03 09:00'), [['task-due', TEAM_MANAGER]]);
    assert.deepEqual(reminded(second, 'before', '2027-03-03 09:00'), [
      ['task-due', SERVICE_MANAGER],
    ]);
  });

  it('the raiser’s manager too, once its day has passed', () => {
    assert.deepEqual(reminded(first, 'overdue', '2027-03-05 09:00'), [
      ['task-overdue', TEAM_MANAGER],
      ['task-overdue', IRO_MANAGER],
    ]);
  });
});

describe('who is told what became of a task', () => {
  const endedBy = (who: typeof IRO, rest: Partial<Task>, how: 'done' | 'not-needed' = 'done') => {
    const procedure = withTasks(task('learn', { on: 'opened', ...rest }));
    const note = written('As agreed');
    const wish = { type: 'endTask', stage: 2, task: 'learn', how, note } as const;
    return told(aCase({ procedure }).raised('s2').does(wish, who));
  };

  it('[CPC-14] those whom its rule names, done or not needed, but not whoever said it', () => {
    const both = { tells: ['raiser', 'raiser-manager'] };
    for (const how of ['done', 'not-needed'] as const) {
      assert.deepEqual(endedBy(SOCIAL_WORKER, both, how), [
        ['task-done', IRO],
        ['task-done', IRO_MANAGER],
      ]);
    }
    assert.deepEqual(endedBy(IRO, both), [['task-done', IRO_MANAGER]]);
    assert.deepEqual(endedBy(IRO_MANAGER, { tells: ['raiser'] }), [['task-done', IRO]]);
  });

  it('nobody where its rule names nobody', () => {
    assert.deepEqual(endedBy(SOCIAL_WORKER, {}), []);
  });
});
