import assert from 'node:assert/strict';
import { countDue, day, DEFAULT_COUNT, momentAt } from '../../../domain/calendar/index.ts';
import {
  chronology,
  dueRowsOf,
  viewFor,
  type CaseEvent,
  type Command,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  aDirectory,
  CALENDAR,
  DIRECTOR,
  given,
  IRO,
  IRO_MANAGER,
  LADDER,
  POSTS_HELD,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  withHoliday,
  written,
  told,
  type CaseBuilder,
} from '../../builders/index.ts';

const clock = LADDER.stages.find(({ key }) => key === 's2')?.clock ?? null;
assert.ok(clock !== null);

/** Stage 2: four working days from the day on which a statement is agreed. */
const startingBy = (...by: readonly string[]) =>
  stageWith('s2', { clock: { ...clock, from: { label: 'The statement is agreed', by } } });
const raised = aCase({ procedure: startingBy('raiser', 'responder') }).raised('s2');
const atS2 = raised.delivered();

const happens = (on: string): Command => ({ type: 'recordStart', stage: 2, on: day(on) });
const traceFrom = (on: string) =>
  countDue(CALENDAR, momentAt(day(on), '00:00'), 4, 'working-day', DEFAULT_COUNT);
const startedFrom = (on: string, due: string): CaseEvent => ({
  type: 'ClockStarted',
  stage: 2,
  dayZero: day(on),
  trace: traceFrom(on),
  due: day(due),
});

const seen = (so: CaseBuilder, who: PersonId = IRO) =>
  viewFor(so.present, new Map(), who, so.ctx, so.now);
const lines = (so: CaseBuilder) =>
  chronology(so.present, so.events, new Map(), IRO, so.ctx, so.now)
    .filter(({ type }) => type === 'ClockStarted' || type === 'DueDayMoved')
    .map(({ actorPost, due, detail }) => [actorPost, due, detail]);

describe('a clock that begins with an event', () => {
  it('gives no more time before it began, so that no maximum is passed by', () => {
    const longest = { n: 8, unit: 'working-day' } as const;
    const from = { label: 'The statement is agreed', by: ['raiser'] };
    const so = aCase({ procedure: stageWith('s2', { clock: { ...clock, from, atMost: longest } }) })
      .raised('s2')
      .delivered();
    const until = day('2027-06-30');
    const asks = [
      [{ type: 'giveTime', stage: 2, until, record: { benefit: written('Calm') } }, IRO],
      [{ type: 'requestTime', stage: 2, until, reason: written('Away') }, TEAM_MANAGER],
    ] as const;
    for (const [command, who] of asks) {
      given(so).when(command, who).thenRefused({ reason: 'time-not-begun' });
      assert.ok(!seen(so, who)?.may.includes(command.type));
    }
    // From Monday 1 March 2027 eight working days end on Thursday 11 March.
    const begun = so.does(happens('2027-03-01'), IRO);
    assert.equal(begun.present.stages[0]?.clock?.due, '2027-03-05');
    for (const [command, who] of asks) {
      given(begun).when(command, who).thenInvalid(['until', 'beyond-maximum']);
      assert.ok(seen(begun, who)?.may.includes(command.type));
    }
  });

  it('waits, whatever was delivered, while the whole limit runs', () => {
    const { current, whole } = seen(atS2) ?? {};
    assert.deepEqual(
      [current?.clock, current?.due, current?.start],
      ['waiting', null, { label: 'The statement is agreed', on: null }],
    );
    // Seventeen working days from Monday 1 March 2027: Wednesday 24 March.
    assert.equal(whole?.due, '2027-03-24');
    assert.deepEqual(
      dueRowsOf(atS2.present, atS2.ctx).filter((row) => row.clock === 'stage'),
      [],
    );
    given(atS2).when({ type: 'acknowledge', stage: 2 }, TEAM_MANAGER).thenTypes('Acknowledged');
  });

  it('begins on the day that the raiser or those asked record, also one before the stage', () => {
    // Friday 26 February is day 0; four working days on it is Thursday 4 March.
    for (const who of [IRO, TEAM_MANAGER, TEAM_DEPUTY]) {
      given(atS2).when(happens('2027-02-26'), who).then(startedFrom('2027-02-26', '2027-03-04'));
    }
    given(raised).when(happens('2027-03-01'), IRO).then(startedFrom('2027-03-01', '2027-03-05'));
    const begun = atS2.does(happens('2027-02-26'), TEAM_MANAGER);
    const { current } = seen(begun) ?? {};
    assert.deepEqual(
      [current?.clock, current?.due, current?.firstDue, current?.start?.on],
      ['running', '2027-03-04', '2027-03-04', '2027-02-26'],
    );
    assert.match(String(current?.explanation[0]), /^Started on Friday 26 February 2027/);
    const [last] = begun.events.slice(-1);
    assert.equal(last?.meta.actor.kind === 'person' && last.meta.actor.person, TEAM_MANAGER);
    assert.deepEqual(lines(begun), [
      ['Team manager, North', '2027-03-04', '2027-02-26 The statement is agreed'],
    ]);
  });

  it('begins once: the delivery after it starts nothing', () => {
    const begun = raised.does(happens('2027-02-26'), IRO).delivered();
    assert.deepEqual(
      begun.events.map(({ type }) => type).filter((type) => type.endsWith('ClockStarted')),
      ['ClockStarted', 'WholeClockStarted'],
    );
  });

  it('keeps quiet when the same day is recorded again', () => {
    const begun = atS2.does(happens('2027-02-26'), TEAM_MANAGER);
    given(begun).when(happens('2027-02-26'), IRO).thenNothing();
  });

  it('lets the raiser, and nobody else, correct the day: the first due day stays', () => {
    const begun = atS2.does(happens('2027-02-26'), TEAM_MANAGER);
    given(begun)
      .when(happens('2027-03-01'), TEAM_MANAGER)
      .thenRefused({ reason: 'start-recorded', on: day('2027-02-26') });
    given(begun)
      .when(happens('2027-03-01'), IRO)
      .then({
        type: 'DueDayMoved',
        stage: 2,
        from: day('2027-03-04'),
        to: day('2027-03-05'),
        trace: traceFrom('2027-03-01'),
        why: 'start',
      });
    const corrected = begun.does(happens('2027-03-01'), IRO);
    const { current } = seen(corrected) ?? {};
    assert.deepEqual(
      [current?.due, current?.firstDue, current?.start?.on],
      ['2027-03-05', '2027-03-04', '2027-03-01'],
    );
    assert.deepEqual(corrected.present.stages[0]?.clock?.moves, [
      { at: corrected.now, from: '2027-03-04', to: '2027-03-05', why: 'start' },
    ]);
    assert.equal(corrected.present.stages[0].clock.dayZero, '2027-03-01');
    assert.deepEqual(lines(corrected).at(-1), [
      'Reviewing officer 1',
      '2027-03-05',
      '2027-03-01 The statement is agreed',
    ]);
    assert.deepEqual(told(corrected), [['due-day-moved', TEAM_MANAGER]]);
  });

  it('keeps a due day that was agreed since, and the corrected start beside it', () => {
    const agreed = atS2.does(happens('2027-02-26'), IRO).givenTime('2027-03-12');
    const corrected = agreed.does(happens('2027-03-01'), IRO);
    const { current } = seen(corrected) ?? {};
    assert.deepEqual([current?.due, current?.start?.on], ['2027-03-12', '2027-03-01']);
    assert.deepEqual(told(corrected), []);
  });

  it('keeps a day that was agreed no longer than the maximum from the corrected start, and says so', () => {
    const atMost = { n: 6, unit: 'working-day', req: [] } as const;
    const from = { label: 'The statement is agreed', by: ['raiser'] };
    const begun = aCase({ procedure: stageWith('s2', { clock: { ...clock, atMost, from } }) })
      .raised('s2')
      .delivered()
      .does(happens('2027-02-26'), IRO);
    // Six working days from Friday 26 February: Monday 8 March. From Wednesday 24 February: Thursday 4 March.
    const agreed = begun.givenTime('2027-03-08');
    const corrected = agreed.does(happens('2027-02-24'), IRO);
    assert.deepEqual(
      [seen(agreed)?.current.due, seen(corrected)?.current.due, seen(corrected)?.current.latestDue],
      ['2027-03-08', '2027-03-04', '2027-03-04'],
    );
    assert.deepEqual(told(corrected), [['due-day-moved', TEAM_MANAGER]]);
    // One day beyond is beyond.
    const beyond = begun.givenTime('2027-03-05').does(happens('2027-02-24'), IRO);
    assert.equal(seen(beyond)?.current.due, '2027-03-04');
    const sooner = begun.givenTime('2027-03-05').does(happens('2027-02-25'), IRO);
    assert.equal(seen(sooner)?.current.due, '2027-03-05');
  });

  it('takes no day to come, and none before the calendar', () => {
    given(atS2).when(happens('2027-03-02'), IRO).thenInvalid(['on', 'day-too-late']);
    given(atS2).when(happens('1999-12-31'), IRO).thenInvalid(['on', 'day-too-early']);
  });

  it('is recorded by those whom the rule names, and is nobody else’s', () => {
    const byManager = aCase({ procedure: startingBy('raiser-manager') })
      .raised('s2')
      .delivered();
    given(byManager)
      .when(happens('2027-02-26'), IRO_MANAGER)
      .then(startedFrom('2027-02-26', '2027-03-04'));
    for (const who of [IRO, TEAM_MANAGER, SERVICE_MANAGER]) {
      given(byManager)
        .when(happens('2027-02-26'), who)
        .thenRefused({ reason: 'only-those-named', who: ['IRO Manager'] });
    }
    given(byManager).when(happens('2027-02-26'), STRANGER).thenRefused({ reason: 'not-yours' });
    given(byManager).when(happens('2027-02-26'), null).thenRefused({ reason: 'not-yours' });
  });

  it('asks a post that has nothing else to do with the stage, and shows it dates alone', () => {
    const far = aCase({ procedure: startingBy('director', 'raiser') }).raised('s2');
    assert.deepEqual(
      told(far).filter(([what]) => what === 'start-asked'),
      [['start-asked', DIRECTOR]],
    );
    const view = seen(far, DIRECTOR);
    assert.deepEqual(
      [view?.depth, view?.may, view?.answers, view?.stages, view?.current.start?.label],
      ['meeting', ['recordStart'], [], [], 'The statement is agreed'],
    );
    const begun = far.delivered().does(happens('2027-02-26'), DIRECTOR);
    assert.deepEqual(told(begun), [
      ['time-began', TEAM_MANAGER],
      ['time-began', IRO],
    ]);
    assert.deepEqual(seen(begun, DIRECTOR)?.may, []);
  });

  it('tells the raiser that nobody holds the post that would record it', () => {
    const directory = aDirectory(POSTS_HELD.filter(({ role }) => role !== 'director'));
    const far = aCase({ procedure: startingBy('director'), directory }).raised('s2');
    const failed = far.does(
      {
        type: 'recordUndeliverable',
        effect: 'x',
        code: 'vacant',
        recipient: { stage: 2, role: 'director', person: null, as: 'notice', what: 'start-asked' },
      },
      null,
    );
    assert.deepEqual(
      [told(far).find(([what]) => what === 'start-asked'), told(failed)],
      [['start-asked', null], [['undeliverable', IRO]]],
    );
  });

  it('is no matter where the clock begins with the delivery, or the raiser set a day', () => {
    given(aCase().raised('s2').delivered())
      .when(happens('2027-02-26'), IRO)
      .thenRefused({ reason: 'starts-with-delivery' });
    const own = aCase({
      procedure: stageWith('s2', {
        timescale: 'optional',
        clock: { ...clock, from: { label: 'The statement is agreed', by: ['raiser'] } },
      }),
    })
      .raised('s2', { timescale: { day: day('2027-03-10'), reason: null } })
      .delivered();
    given(own).when(happens('2027-02-26'), IRO).thenRefused({ reason: 'starts-with-delivery' });
    assert.deepEqual([seen(own)?.current.due, seen(own)?.current.start], ['2027-03-10', null]);
  });

  it('is offered to whoever may record it, then to the raiser alone, and to nobody at the end', () => {
    const offered = (so: CaseBuilder) =>
      [IRO, TEAM_MANAGER, SERVICE_MANAGER, IRO_MANAGER].map(
        (who) => seen(so, who)?.may.includes('recordStart') === true,
      );
    assert.deepEqual(offered(atS2), [true, true, false, false]);
    const begun = atS2.does(happens('2027-02-26'), TEAM_MANAGER);
    assert.deepEqual(offered(begun), [true, false, false, false]);
    assert.deepEqual(offered(begun.resolved()), [false, false, false, false]);
    given(begun.resolved()).when(happens('2027-03-01'), IRO).thenRefused({ reason: 'case-closed' });
    given(begun.escalatedTo('s3'))
      .when(happens('2027-03-01'), IRO)
      .thenRefused({ reason: 'stage-moved-on' });
  });

  it('is counted again when the calendar changes', () => {
    const begun = atS2.does(happens('2027-02-26'), IRO);
    const calendar = withHoliday('2027-03-02');
    const moved = begun.in({ calendar }).does({ type: 'acknowledge', stage: 2 }, TEAM_MANAGER);
    const { current } = seen(moved) ?? {};
    assert.deepEqual([current?.due, current?.start?.on], ['2027-03-05', '2027-02-26']);
    assert.deepEqual(lines(moved).at(-1), [null, '2027-03-05', null]);
  });
});

describe('a clock that waits for what nobody records', () => {
  const armed = (so: CaseBuilder) =>
    dueRowsOf(so.present, so.ctx)
      .filter((row) => row.clock === 'start')
      .map(({ at: when, due }) => [when.slice(0, 16), due]);
  const fires = (so: CaseBuilder, due: string): CaseBuilder =>
    so.on(`${due} 09:00`).does(
      {
        type: 'clockElapsed',
        clock: 'start',
        rung: 'on-the-day',
        stage: 2,
        meeting: null,
        due: day(due),
      },
      null,
    );

  it('is asked for again after five working days, and after five more', () => {
    assert.deepEqual(armed(atS2), [['2027-03-08T09:00', '2027-03-08']]);
    const again = fires(atS2, '2027-03-08');
    assert.deepEqual(armed(again), [['2027-03-15T09:00', '2027-03-15']]);
    // Good Friday and Easter Monday lie between.
    const third = fires(fires(again, '2027-03-15'), '2027-03-22');
    assert.deepEqual(armed(third), [['2027-03-31T08:00', '2027-03-31']]);
  });

  it('is asked of the raiser and of whoever may record it', () => {
    assert.deepEqual(told(fires(atS2, '2027-03-08')), [
      ['start-waits', IRO],
      ['start-waits', TEAM_MANAGER],
    ]);
    const far = aCase({ procedure: startingBy('director', 'raiser') })
      .raised('s2')
      .delivered();
    assert.deepEqual(told(fires(far, '2027-03-08')), [
      ['start-waits', IRO],
      ['start-waits', DIRECTOR],
    ]);
  });

  it('tells the raiser where the question reaches nobody', () => {
    const failed = fires(atS2, '2027-03-08').does(
      {
        type: 'recordUndeliverable',
        effect: 'x',
        code: 'vacant',
        recipient: { stage: 2, role: 'director', person: null, as: 'notice', what: 'start-waits' },
      },
      null,
    );
    assert.deepEqual(told(failed), [['undeliverable', IRO]]);
  });

  it('is asked no more once it is recorded, an answer is there, the stage has ended, or the delivery starts the clock', () => {
    const begun = atS2.does(happens('2027-02-26'), IRO);
    const late = fires(atS2, '2027-03-08').does(happens('2027-03-05'), IRO);
    const ended = [atS2.withdrawn(), atS2.replied()];
    for (const so of [begun, late, ...ended, aCase().raised('s2').delivered()]) {
      assert.deepEqual(armed(so), []);
    }
  });

  it('stands in the record as a question, not as a due day', () => {
    const so = fires(atS2, '2027-03-08');
    const line = chronology(so.present, so.events, new Map(), IRO, so.ctx, so.now).at(-1);
    assert.deepEqual([line?.type, line?.detail], ['RungFired', 'start on-the-day']);
  });
});
