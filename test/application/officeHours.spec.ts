import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { sweep } from '../../application/sweep.ts';
import { day, DEFAULT_COUNT } from '../../domain/calendar/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { aRaise, aStage, at, IRO, stageWith, TEAM_MANAGER, written } from '../builders/index.ts';
import { aStand, caseIdOf, type Stand } from './stand.ts';

const PROCEDURE = stageWith('s3', aStage('s3', 'team-manager'));

async function raisedAt(when: string, procedure: Procedure = PROCEDURE): Promise<Stand> {
  const stand = await aStand({ procedure });
  const now = at(when);
  await act(stand.deps, stand.envelope(aRaise('s3'), IRO, 'raise', now), { procedure });
  await dispatchCase(stand.deps, caseIdOf(), now);
  return stand;
}

/** What went out in this sweep. */
async function sweptAt(stand: Stand, when: string): Promise<readonly string[]> {
  const before = stand.tried.length;
  await sweep(stand.deps, stand.storage.heartbeat, at(when));
  return stand.tried.slice(before);
}

describe('reminders and office hours', () => {
  it('an alert goes at once, at night and on a Sunday', async () => {
    const stand = await raisedAt('2027-02-28 23:30');
    assert.ok(stand.tried.includes('teams 05 alert'));
  });

  it('over Christmas: after an outage nobody is reminded on a holiday, but at nine on the next open day', async () => {
    // Raised on Friday 18 December 2026; five working days end on Tuesday 29 December.
    const stand = await raisedAt('2026-12-18 10:00');
    // Nothing ran from then on until the night after Christmas: the reminder of the 24th is late.
    assert.deepEqual(await sweptAt(stand, '2026-12-26 03:00'), []);
    // All that waits says until when, so that nothing looks as if it could be done now.
    const { waiting } = (await stand.storage.cases.pending(caseIdOf()))!;
    assert.ok(
      waiting.length > 0 && waiting.every(({ notBefore }) => notBefore === at('2026-12-29 09:00')),
    );
    assert.equal(await stand.storage.dueIndex.next(at('2026-12-26 03:00')), at('2026-12-29 09:00'));
    assert.deepEqual(await sweptAt(stand, '2026-12-28 09:00'), []);
    // On the due day itself, one card, not two.
    assert.deepEqual(await sweptAt(stand, '2026-12-29 09:00'), ['teams 05 due-today']);
    assert.deepEqual(await sweptAt(stand, '2026-12-29 09:00'), []);
  });

  it('on closure days nobody is reminded: the last open day before them does', async () => {
    const stand = await aStand({ procedure: PROCEDURE });
    const closures = new Map([
      [day('2026-12-29'), 'Closed'],
      [day('2026-12-30'), 'Closed'],
      [day('2026-12-31'), 'Closed'],
    ]);
    await stand.storage.calendar.replaceSettings({
      calendar: { closures, extraHolidays: new Map(), closuresStopClock: false },
      counting: DEFAULT_COUNT,
    });
    // Raised on Monday 21 December 2026; five working days end on Wednesday the 30th, a closure day.
    const now = at('2026-12-21 10:00');
    await act(stand.deps, stand.envelope(aRaise('s3'), IRO, 'raise', now), {
      procedure: PROCEDURE,
    });
    await dispatchCase(stand.deps, caseIdOf(), now);
    assert.deepEqual(await sweptAt(stand, '2026-12-23 09:00'), ['teams 05 due-tomorrow']);
    assert.deepEqual(await sweptAt(stand, '2026-12-24 09:00'), ['teams 05 due-tomorrow']);
    assert.deepEqual(await sweptAt(stand, '2026-12-30 09:00'), []);
    // Overdue from the 31st; told when people are there again, on Monday 4 January.
    assert.deepEqual(await sweptAt(stand, '2026-12-31 09:00'), []);
    const { fired } = (await stand.storage.cases.load(caseIdOf()))!.state;
    assert.ok(fired.some((key) => key.includes('overdue')));
    assert.deepEqual(await sweptAt(stand, '2027-01-04 09:00'), [
      'teams 05 overdue',
      'teams 01 overdue',
      'teams 03 overdue',
    ]);
  });

  it('a reminder that Teams puts off past six waits for the morning', async () => {
    const stand = await raisedAt('2027-03-01 10:00');
    stand.script.sends.push({ kind: 'later', code: '429', afterSeconds: 36_000 });
    assert.deepEqual(await sweptAt(stand, '2027-03-05 09:00'), ['teams 05 due-tomorrow']);
    assert.deepEqual(await sweptAt(stand, '2027-03-05 19:00'), []);
    assert.deepEqual(await sweptAt(stand, '2027-03-08 09:00'), ['teams 05 due-today']);
  });

  it('what waits for the morning keeps back nothing that goes at once, and goes no more once it is over', async () => {
    const stand = await raisedAt('2027-03-01 10:00');
    assert.deepEqual(await sweptAt(stand, '2027-03-09 19:00'), []);
    const before = stand.tried.length;
    const now = at('2027-03-09 20:00');
    const reply = {
      type: 'reply',
      stage: 2,
      text: written('Done'),
      plan: [],
      done: false,
    } as const;
    await act(stand.deps, stand.envelope(reply, TEAM_MANAGER, 'reply', now));
    await dispatchCase(stand.deps, caseIdOf(), now);
    assert.deepEqual(stand.tried.slice(before), ['teams 01 decision']);
    assert.deepEqual(await sweptAt(stand, '2027-03-10 09:00'), []);
  });

  it('a process that has a day at most waits for nobody’s office hours', async () => {
    const urgent: Procedure = {
      ...PROCEDURE,
      wholeLimit: { n: 1, unit: 'calendar-day', covers: 'all' },
    };
    const stand = await raisedAt('2027-03-05 20:00', urgent);
    const before = stand.tried.length;
    const command = { type: 'withdraw', stage: 2, reason: written('x') } as const;
    await act(stand.deps, stand.envelope(command, IRO, 'withdraw', at('2027-03-06 03:00')));
    await dispatchCase(stand.deps, caseIdOf(), at('2027-03-06 03:00'));
    assert.deepEqual(stand.tried.slice(before), ['teams 05 withdrawn']);
  });
});
