import assert from 'node:assert/strict';
import { renderAgain, renderDone, renderDraft, renderRefused } from '../../adaptive-cards/index.ts';
import { DeskRefusal, type ClockMove } from '../../desk/api.ts';
import { readInvokeAnswer } from '../../desk/acts/answers.ts';
import { DeskClock } from '../../desk/clock.ts';
import { Gate } from '../../desk/gate.ts';
import { nextTime, parseSchedule } from '../../desk/host/ncrontab.ts';
import { routeOf } from '../../desk/host/routes.ts';
import { londonText, readTime } from '../../desk/londonTime.ts';
import { readOptions } from '../../desk/options.ts';
import { NotQuiet, Quiet } from '../../desk/quiet.ts';
import { calendarFor, moment, type Moment } from '../../domain/calendar/index.ts';
import type { Refusal } from '../../domain/case/index.ts';
import { aForm, aMessage, aView, keys } from '../adaptive-cards/fixtures.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

const calendar = calendarFor({
  closures: new Map(),
  extraHolidays: new Map(),
  closuresStopClock: false,
});

describe('times at the desk', () => {
  it('reads London times in winter and in summer, and moments as they are', () => {
    assert.equal(readTime('2026-12-22T10:00'), '2026-12-22T10:00:00.000Z');
    assert.equal(readTime('2026-07-01T10:00'), '2026-07-01T09:00:00.000Z');
    assert.equal(readTime('2026-07-01'), '2026-07-01T08:00:00.000Z');
    assert.equal(readTime('2026-07-01T10:00:00Z'), '2026-07-01T10:00:00.000Z');
    assert.equal(readTime('2026-07-01T10:00:00+02:00'), '2026-07-01T08:00:00.000Z');
  });

  it('knows no other times', () => {
    for (const text of ['', 'tomorrow', '2026-02-30T10:00', '2026-12-22T25:00', '22/12/2026']) {
      assert.equal(readTime(text), null, text);
    }
  });
});

describe('options', () => {
  it('has a default for each', () => {
    assert.deepEqual(readOptions([]), {
      kind: 'options',
      options: {
        port: 4170,
        memory: false,
        authority: 'durham',
        procedures: null,
        people: null,
        now: null,
        browser: true,
      },
    });
  });

  it('says what is wrong with the others', () => {
    for (const args of [['--port', 'x'], ['--now', 'noon'], ['--nothing'], ['extra']]) {
      assert.equal(readOptions(args).kind, 'wrong', args.join(' '));
    }
  });
});

describe('schedules of timers', () => {
  const next = (schedule: string, after: string): string | null => {
    const found = nextTime(parseSchedule(schedule), Date.parse(after));
    return found === null ? null : new Date(found).toISOString();
  };

  it('finds the next time strictly after a moment', () => {
    assert.equal(next('0 */5 * * * *', '2026-12-22T10:00:00Z'), '2026-12-22T10:05:00.000Z');
    assert.equal(next('0 30 4 * * *', '2026-12-31T04:30:00Z'), '2027-01-01T04:30:00.000Z');
    assert.equal(next('0 0 9 * * 1-5', '2026-12-25T09:00:00Z'), '2026-12-28T09:00:00.000Z');
    assert.equal(next('0 0 0 29 2 *', '2026-12-25T09:00:00Z'), '2028-02-29T00:00:00.000Z');
  });

  it('refuses what is no schedule', () => {
    for (const text of ['* * * * *', '0 61 * * * *', 'a b c d e f']) {
      assert.throws(() => parseSchedule(text), text);
    }
  });
});

describe('routes of the host', () => {
  const run = (): null => null;
  const functions = [
    { kind: 'http', name: 'a', route: 'messages', methods: ['POST'], run },
    { kind: 'http', name: 'b', route: 'cases/{reference}', methods: ['GET'], run },
    { kind: 'http', name: 'c', route: 'cases/all', methods: ['GET'], run },
    { kind: 'http', name: 'd', route: 'tab/{*path}', methods: ['GET'], run },
  ] as const;
  const found = (method: string, path: string): unknown => {
    const routed = routeOf(functions, method, path);
    return routed.kind === 'found' ? [routed.target.name, routed.params] : routed.kind;
  };

  it('takes parameters, and a route spelled out before them', () => {
    assert.deepEqual(found('GET', '/api/cases/X'), ['b', { reference: 'X' }]);
    assert.deepEqual(found('GET', '/api/cases/all'), ['c', {}]);
    assert.deepEqual(found('GET', '/api/tab/a/b'), ['d', { path: 'a/b' }]);
    assert.equal(found('GET', '/api/messages'), 'method-not-allowed');
    assert.equal(found('POST', '/messages'), 'no-such-route');
  });
});

describe('what an invoke was answered with', () => {
  const block = (text: string): object => ({ type: 'TextBlock', text });
  const card = (...texts: string[]): object => ({ type: 'AdaptiveCard', body: texts.map(block) });
  const kind = (value: object): string =>
    readInvokeAnswer(200, { statusCode: 200, type: CARD, value }).kind;

  it('tells cards, messages and errors apart', () => {
    assert.equal(kind(card('It is sent.')), 'card');
    const said = readInvokeAnswer(200, { statusCode: 200, type: MESSAGE, value: 'Hello' });
    assert.deepEqual(said, { status: 200, kind: 'message', text: 'Hello' });
    assert.equal(readInvokeAnswer(401, { error: { code: 'no' } }).kind, 'refused');
    assert.equal(readInvokeAnswer(500, null).status, 500);
  });

  it('knows a refusal of the product, and a form that came back', () => {
    const refusals: readonly Refusal[] = [
      { reason: 'not-yours' },
      { reason: 'already-answered' },
      { reason: 'invalid', problems: [] },
    ];
    for (const refusal of refusals) {
      const { card: said } = renderRefused(refusal, null, keys);
      assert.equal(kind(said), 'refused', refusal.reason);
    }
    const empty = { field: 'reply-text', what: 'missing' } as const;
    const again = { verb: 'reply', typed: {}, problems: [empty] } as const;
    assert.equal(kind(renderAgain(aMessage('alert'), again, keys).card), 'refused');
    assert.equal(kind(renderDraft(aForm('where', { problems: [empty] }), keys).card), 'refused');
  });

  it('reads the mark of a refusal, not its sentences', () => {
    const said = { type: 'TextBlock', text: 'Nothing was changed.' };
    assert.equal(kind(card('The plan', 'Nothing was changed.')), 'card');
    assert.equal(kind({ type: 'AdaptiveCard', body: [{ ...said, id: 'refused' }] }), 'refused');
    // A form may have a field of that name: it is no heading.
    const input = { type: 'Input.Text', id: 'refused', label: 'What was refused?' };
    assert.equal(kind({ type: 'AdaptiveCard', body: [input] }), 'card');
    assert.equal(kind(renderDone('reply', aView(), keys).card), 'card');
  });
});

describe('the clock of the desk', () => {
  const at = (text: string): Moment => moment(`${text}:00.000Z`);

  async function moved(move: ClockMove, due: readonly Moment[] = []): Promise<readonly Moment[]> {
    const stops: Moment[] = [];
    await new DeskClock(at('2026-12-22T10:00')).move(move, {
      calendar,
      next: (now) => Promise.resolve(due.find((each) => each > now) ?? null),
      arrived: (now) => Promise.resolve(void stops.push(now)),
    });
    return stops;
  }

  it('stops at each due moment and then at its target', async () => {
    const due = [at('2026-12-22T11:00'), at('2026-12-22T11:30'), at('2026-12-22T13:00')];
    const stops = await moved({ minutes: 120 }, due);
    assert.deepEqual(stops, [...due.slice(0, 2), at('2026-12-22T12:00')]);
  });

  it('counts working days by the calendar, at the same time of day', async () => {
    assert.deepEqual(await moved({ workingDays: 3 }), [at('2026-12-29T10:00')]);
  });

  it('never goes back', async () => {
    await assert.rejects(moved({ to: at('2026-12-22T09:00') }), (error) => {
      return error instanceof DeskRefusal && error.status === 409;
    });
  });

  it('refuses to leave the calendar', async () => {
    await assert.rejects(moved({ workingDays: 2000 }), { status: 422 });
  });

  it('shows itself on a London clock', () => {
    const view = new DeskClock(at('2026-07-04T09:00')).view(calendar);
    assert.equal(view.london, '2026-07-04T10:00');
    assert.equal(view.workingDay, false);
    assert.equal(londonText(view.now), view.london);
  });
});

describe('quiet', () => {
  const quietOver = (over: Partial<ConstructorParameters<typeof Quiet>[0]>): Quiet =>
    new Quiet({
      settle: () => Promise.resolve([]),
      tick: () => Promise.resolve(),
      due: () => Promise.resolve([]),
      waiting: () => Promise.resolve([]),
      calls: () => [],
      limitMs: 5_000,
      wall: () => performance.now(),
      ...over,
    });

  it('looks into the cases that were touched until nothing waits there', async () => {
    let left = 2;
    const looked: string[] = [];
    await quietOver({
      settle: () => Promise.resolve(left === 2 ? ['case-1'] : []),
      waiting: (caseId) => {
        looked.push(caseId);
        left -= 1;
        return Promise.resolve(left > 0 ? ['effect'] : []);
      },
    }).reach();
    assert.deepEqual(looked, ['case-1', 'case-1']);
  });

  it('lets the timers run where something is due', async () => {
    let due = 2;
    await quietOver({
      due: () => Promise.resolve(due > 0 ? ['due'] : []),
      tick: () => Promise.resolve(void (due -= 1)),
    }).reach();
    assert.equal(due, 0);
  });

  it('gives up with the names of what is pending', async () => {
    const never = quietOver({
      limitMs: 60,
      settle: () => Promise.resolve(['case-1']),
      waiting: () => Promise.resolve(['case-1 effect 1']),
    });
    await assert.rejects(
      never.reach(),
      (error) => error instanceof NotQuiet && error.pending[0] === 'case-1 effect 1',
    );
  });

  it('gives up on an invocation that does not end', async () => {
    const hanging = quietOver({ limitMs: 60, settle: () => new Promise(() => undefined) });
    await assert.rejects(hanging.reach(), NotQuiet);
  });
});

describe('the gate between deeds and the clock', () => {
  it('lets deeds go side by side and the clock alone', async () => {
    const gate = new Gate();
    const order: string[] = [];
    const step = (name: string, ms: number) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      order.push(`${name} ends`);
    };
    await Promise.all([
      gate.together(step('a', 20)),
      gate.together(step('b', 5)),
      gate.alone(step('clock', 5)),
      gate.together(step('c', 1)),
    ]);
    assert.deepEqual(order, [
      'a begins',
      'b begins',
      'b ends',
      'a ends',
      'clock begins',
      'clock ends',
      'c begins',
      'c ends',
    ]);
  });
});
