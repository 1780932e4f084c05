import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { recountCases } from '../../application/recountCases.ts';
import { sweep } from '../../application/sweep.ts';
import { day, DEFAULT_COUNT, plusMinutes, type Moment } from '../../domain/calendar/index.ts';
import { at, ID, IRO, LADDER } from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const proclaim = async ({ storage }: Stand, ...days: string[]): Promise<void> => {
  await storage.calendar.replaceSettings({
    calendar: {
      closures: new Map(),
      extraHolidays: new Map(days.map((d) => [day(d), 'Proclaimed day'])),
      closuresStopClock: false,
    },
    counting: DEFAULT_COUNT,
  });
};

/** Seen at one sweep, counted at the next. */
async function twice({ deps, storage }: Stand, now: Moment) {
  await recountCases(deps, storage.counted, now);
  return await recountCases(deps, storage.counted, plusMinutes(now, 5));
}

const moves = async (stand: Stand) =>
  (await stand.storage.cases.events(ID)).flatMap((event) =>
    event.type === 'DueDayMoved' ? [`${event.from} to ${event.to}`] : [],
  );

/** Delivered on Monday 1 March, due on Monday 8 March. */
async function running(procedure = LADDER): Promise<Stand> {
  const stand = await aStand({ procedure });
  await stand.raised();
  await dispatchCase(stand.deps, ID, NOW);
  await twice(stand, NOW);
  stand.tried.length = 0;
  return stand;
}

describe('a calendar that changes while cases run (design section 5)', () => {
  it('[A-X-01] moves the due days of cases that nobody opens, tells once, and arms the new reminders', async () => {
    const stand = await running();
    const { deps, storage } = stand;
    await proclaim(stand, '2027-03-04');
    assert.deepEqual(await twice(stand, at('2027-03-02 10:00')), { moved: 1, failed: 0 });
    await dispatchCase(deps, ID, at('2027-03-02 10:05'));
    assert.deepEqual(await moves(stand), ['2027-03-08 to 2027-03-09']);
    assert.equal(stand.tried.filter((each) => each.endsWith('due-day-moved')).length, 4);
    assert.deepEqual(await twice(stand, at('2027-03-02 11:00')), { moved: 0, failed: 0 });
    assert.equal((await storage.dueIndex.next(at('2027-03-02 11:00'))) === null, false);
    stand.tried.length = 0;
    await sweep(deps, storage.heartbeat, at('2027-03-05 09:00'));
    assert.deepEqual(stand.tried, [], 'the old reminder is gone');
    await sweep(deps, storage.heartbeat, at('2027-03-08 09:00'));
    assert.deepEqual(stand.tried, ['teams 07 due-tomorrow']);
  });

  it('moves back when the day is taken back, and again when it is proclaimed again', async () => {
    const stand = await running();
    for (const [hour, days] of [
      ['10', ['2027-03-04']],
      ['11', []],
      ['12', ['2027-03-04']],
    ] as const) {
      await proclaim(stand, ...days);
      assert.equal((await twice(stand, at(`2027-03-02 ${hour}:00`))).moved, 1);
    }
    const [there, back] = ['2027-03-08 to 2027-03-09', '2027-03-09 to 2027-03-08'];
    assert.deepEqual(await moves(stand), [there, back, there]);
  });

  it('waits until no process keeps the old settings in memory', async () => {
    const stand = await running();
    const { deps, storage } = stand;
    await proclaim(stand, '2027-03-04');
    const then = at('2027-03-02 10:00');
    for (const minutes of [0, 1]) {
      const none = await recountCases(deps, storage.counted, plusMinutes(then, minutes));
      assert.equal(none.moved, 0);
    }
    assert.equal((await recountCases(deps, storage.counted, plusMinutes(then, 2))).moved, 1);
  });

  it('keeps the overdue notice that a proclaimed day puts off, although the due day stays', async () => {
    const stand = await running({ ...LADDER, wholeLimit: null });
    const { deps, storage } = stand;
    for (const morning of ['2027-03-05', '2027-03-08']) {
      await sweep(deps, storage.heartbeat, at(`${morning} 09:00`));
    }
    await proclaim(stand, '2027-03-09');
    assert.deepEqual(await twice(stand, at('2027-03-08 10:00')), { moved: 0, failed: 0 });
    await sweep(deps, storage.heartbeat, at('2027-03-09 09:00'));
    assert.ok(!stand.tried.some((each) => each.endsWith(' overdue')));
    await sweep(deps, storage.heartbeat, at('2027-03-10 09:00'));
    assert.ok(stand.tried.some((each) => each.endsWith(' overdue')));
  });

  it('begins with nothing to count again, unless there are cases already', async () => {
    const empty = await aStand();
    await recountCases(empty.deps, empty.storage.counted, NOW);
    const { version } = await empty.deps.calendar.calendar();
    assert.equal((await empty.storage.counted.read())?.version, version);
    const stand = await aStand();
    await stand.raised();
    await recountCases(stand.deps, stand.storage.counted, NOW);
    assert.equal((await stand.storage.counted.read())?.version, '');
  });

  it('reads no case while the calendar stays the same', async () => {
    const { deps, storage } = await running();
    const all = () => assert.fail('the cases were read');
    const still = { ...deps, cases: { ...deps.cases, all } };
    for (const hour of ['10', '11', '12']) {
      const none = await recountCases(still, storage.counted, at(`2027-03-02 ${hour}:00`));
      assert.deepEqual(none, { moved: 0, failed: 0 });
    }
  });

  it('begins again at the next sweep where a case failed, and goes on past it', async () => {
    const stand = await running();
    const { deps, storage } = stand;
    await proclaim(stand, '2027-03-04');
    const lost = {
      ...deps,
      cases: { ...deps.cases, append: () => Promise.reject(new Error('x')) },
    };
    const then = at('2027-03-02 10:00');
    await recountCases(lost, storage.counted, then);
    const failed = await recountCases(lost, storage.counted, plusMinutes(then, 5));
    assert.deepEqual(failed, { moved: 0, failed: 1 });
    const again = await recountCases(deps, storage.counted, plusMinutes(then, 10));
    assert.deepEqual(again, { moved: 1, failed: 0 });
  });

  it('leaves a closed case alone', async () => {
    const stand = await running();
    const reason = { value: 'x', hash: '#x', length: 1 };
    const procedure = LADDER;
    const wish = { type: 'withdraw', stage: 2, reason } as const;
    await act(stand.deps, stand.envelope(wish, IRO, 'withdraw'), { procedure });
    await proclaim(stand, '2027-03-04');
    assert.deepEqual(await twice(stand, at('2027-03-02 10:00')), { moved: 0, failed: 0 });
    assert.deepEqual(await moves(stand), []);
  });
});
