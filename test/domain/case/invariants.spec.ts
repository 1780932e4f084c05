import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, compareDays, plusHours, localDay } from '../../../domain/calendar/index.ts';
import { dueRowsOf, evolve, rungKey, viewFor, type Command } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  anEscalation,
  aReply,
  CaseBuilder,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  QA_HEAD,
  SERVICE_MANAGER,
  STRANGER,
  TEAM_MANAGER,
  withHoliday,
  written,
} from '../../builders/index.ts';

type Wish = (so: CaseBuilder) => readonly [Command, PersonId | null];

const PEOPLE = [IRO, IRO_MANAGER, TEAM_MANAGER, SERVICE_MANAGER, HEAD, QA_HEAD, STRANGER];
const reason = written('r');
const until = (so: CaseBuilder, days: number) => addDays(localDay(so.now), days);

/** Wishes of all kinds, possible or not, by whoever. */
const WISHES: readonly ((so: CaseBuilder, n: number) => Command)[] = [
  (so) => ({ type: 'acknowledge', stage: so.stage }),
  (so) => ({ type: 'openCard', stage: so.stage }),
  (so, n) => aReply(so.stage, `text ${n}`, n % 2 === 0),
  (so, n) => ({ type: 'requestTime', stage: so.stage, until: until(so, n), reason }),
  (so, n) => ({
    type: 'giveTime',
    stage: so.stage,
    until: until(so, n),
    record: { benefit: written('b') },
  }),
  (so) => ({ type: 'refuseTime', stage: so.stage, reason }),
  (so) => ({ type: 'talkFurther', stage: so.stage, reason }),
  (so) => ({ type: 'resolve', stage: so.stage, reason }),
  (so) => ({ type: 'withdraw', stage: so.stage, reason }),
  (so) => ({ type: 'closeUnresolved', stage: so.stage, reason }),
  () => ({ type: 'reopen', reason }),
  (so, n) =>
    anEscalation(so.stage, LADDER.stages[n % LADDER.stages.length]?.key ?? '', {
      reason,
      chosen: ['team-manager'],
      consultations: [{ role: 'qa-head', on: localDay(so.now), view: null, notHeld: null }],
    }),
  (so, n) => ({ type: 'askMeeting', purpose: 'stage', by: until(so, n), reason: null }),
  (so) => ({ type: 'cancelMeeting', meeting: so.meeting }),
  (so) => ({ type: 'findAnotherTime', meeting: so.meeting }),
  (so) => ({
    type: 'recordMeeting',
    meeting: so.meeting,
    outcome: written('o'),
    tasks: [],
    achieved: false,
  }),
  () => ({ type: 'considerReferral', note: null }),
  (so) => ({
    type: 'refer',
    on: localDay(so.now),
    met: [],
    reason,
    answers: { worries: written('w') },
  }),
];

const delivering: Wish = (so) => {
  const seat = so.present.stages.at(-1)?.responders[0];
  return [
    {
      type: 'recordDelivery',
      effect: `e${so.stage}`,
      route: 'teams',
      outcome: 'accepted',
      sentAt: so.now,
      code: null,
      repeated: false,
      recipient: {
        stage: so.stage,
        role: seat?.role ?? '',
        person: seat?.person ?? null,
        as: 'responder',
        what: 'alert',
      },
    },
    null,
  ];
};

const ticking: Wish = (so) => {
  const [row] = dueRowsOf(so.present, so.ctx).filter(({ at }) => at <= so.now);
  if (row === undefined) return [{ type: 'acknowledge', stage: so.stage }, null];
  const { clock, rung, stage, meeting, due } = row;
  return [{ type: 'clockElapsed', clock, rung, stage, meeting, due }, null];
};

const wishes = fc.array(
  fc.record({
    hours: fc.integer({ min: 0, max: 60 }),
    n: fc.integer({ min: 0, max: 20 }),
    wish: fc.oneof(
      fc
        .tuple(fc.constantFrom(...WISHES), fc.constantFrom(...PEOPLE))
        .map(([make, person]) => (n: number): Wish => (so) => [make(so, n), person]),
      fc.constantFrom(delivering, ticking).map((wish) => (): Wish => wish),
    ),
    proclaimed: fc.boolean(),
  }),
  { maxLength: 25 },
);

function check(so: CaseBuilder): void {
  const { present: state, events } = so;
  assert.equal(state.version, events.length);
  assert.deepEqual(
    events.map(({ version }) => version),
    events.map((_, i) => i + 1),
  );
  const undecided = state.stages.filter(({ decision }) => decision === null);
  assert.ok(undecided.length <= 1, 'two stages run');
  const open = state.status.kind === 'open';
  assert.equal(undecided.length === 1, open, 'open and a stage that runs go together');
  if (!open) {
    assert.ok(
      state.stages.every(({ clock }) => clock?.state !== 'running'),
      'a closed case has a running clock',
    );
    assert.notEqual(state.whole?.state, 'running');
  }
  for (const { clock } of state.stages) {
    const { due = null, dayZero = null } = clock ?? {};
    if (due !== null && dayZero !== null) {
      assert.ok(compareDays(due, dayZero) >= 0, 'due before day 0');
    }
  }
  const keys = dueRowsOf(state, so.ctx).map(rungKey);
  assert.equal(new Set(keys).size, keys.length, 'a rung is armed twice');
  assert.ok(
    keys.every((key) => !state.fired.includes(key)),
    'a rung that fired is armed',
  );
  assert.equal(viewFor(state, new Map(), STRANGER, so.ctx, so.now), null, 'a stranger sees it');
}

describe('a case, whatever is wished for', () => {
  it('keeps its promises through any sequence of commands', () => {
    fc.assert(
      fc.property(wishes, (steps) => {
        let so = aCase().raised('s1');
        for (const { hours, n, wish, proclaimed } of steps) {
          const house = proclaimed ? { ...so.house, calendar: withHolidayOnce } : so.house;
          so = new CaseBuilder(house, plusHours(so.now, hours), so.state, so.events);
          const [command, person] = wish(n)(so);
          const before = so;
          const decision = so.decide(command, person);
          assert.deepEqual(so.decide(command, person), decision, 'deciding twice differs');
          if (decision.kind === 'events') so = so.does(command, person);
          check(so);
          if (person === STRANGER) assert.equal(so, before, 'a stranger changed it');
        }
        assert.deepEqual(so.events.reduce<typeof so.state>(evolve, null), so.state);
      }),
      { numRuns: 60, seed: 20270301 },
    );
  });
});

const withHolidayOnce = withHoliday('2027-03-04');
