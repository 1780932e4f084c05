import {
  addWorkingDays,
  countDue,
  DEFAULT_COUNT,
  localDay,
  moment,
  momentAt,
  plusMinutes,
  type Day,
  type Moment,
} from '../../domain/calendar/index.ts';
import type { CaseEvent, EventMeta, RecordedEvent, StageEntryId } from '../../domain/case/index.ts';
import type { Procedure, Stage } from '../../domain/procedure/index.ts';
import { caseId, personId, reference } from './brands.ts';
import { dice, type Dice } from './chance.ts';
import { CALENDAR } from './time.ts';

/** Years of an authority's cases out of a seed: every kind of event that a report counts, and the rest. */
export interface Years {
  readonly procedures: readonly Procedure[];
  readonly seed: number;
  readonly cases: number;
  readonly children: number;
  readonly raisers: number;
  readonly teams: readonly string[];
  readonly from: Day;
  readonly days: number;
}

/** Case after case, each from its first event to its last. */
export function* years(wish: Years): Generator<readonly RecordedEvent[]> {
  const die = dice(wish.seed);
  for (let n = 0; n < wish.cases; n += 1) yield new Life(wish, die, n).events;
}

const text = (length: number) => ({
  hash: 'Zm9yIHRoZSBiZW5jaCBvbmx5LCBhIGhhc2ggaXMgNDMgbG9uZw',
  length,
});

/** One case, written down as it goes: times only ever grow. */
class Life {
  readonly events: RecordedEvent[] = [];
  readonly #wish: Years;
  readonly #die: Dice;
  readonly #procedure: Procedure;
  readonly #raiser: number;
  #now: Moment;

  constructor(wish: Years, die: Dice, n: number) {
    this.#wish = wish;
    this.#die = die;
    this.#procedure = die.pick(wish.procedures);
    this.#raiser = die.between(1, wish.raisers);
    const start = momentAt(wish.from, '00:00');
    this.#now = plusMinutes(start, die.below(wish.days * 24 * 60));
    this.#raise(n);
    this.#climb(this.#die.often(0.7) ? 0 : this.#die.below(this.#procedure.stages.length));
    if (this.#die.often(0.04)) this.#aside();
  }

  get #version(): number {
    return this.events.length;
  }

  #say(event: CaseEvent, by: 'raiser' | 'responder' | 'system' = 'raiser'): StageEntryId {
    const version = this.#version + 1;
    this.events.push({ ...event, version, meta: this.#meta(version, by) });
    return version;
  }

  #meta(version: number, by: 'raiser' | 'responder' | 'system'): EventMeta {
    const person = by === 'raiser' ? personId(this.#raiser) : personId(900 + this.#raiser);
    return {
      at: this.#now,
      actor:
        by === 'system'
          ? { kind: 'system' }
          : { kind: 'person', person, onBehalfOf: null, role: by },
      procedureVersion: this.#procedure.version,
      calendarVersion: CALENDAR.version,
      key: `card.${version}.${by}`,
    };
  }

  /** Time goes by: up to so many days, never backwards. */
  #later(mostDays: number): void {
    this.#now = plusMinutes(this.#now, this.#die.below(Math.ceil(mostDays * 24 * 60)) + 1);
  }

  /** To any minute of a day that lies ahead; else it stays now. */
  #toDay(d: Day): void {
    const then = plusMinutes(momentAt(d, '00:00'), this.#die.below(24 * 60));
    if (then > this.#now) this.#now = moment(then);
  }

  #raise(n: number): void {
    const { categories, id, version } = this.#procedure;
    const choices = categories?.choices.map(({ key }) => key) ?? [];
    const keys = [...choices, ...(categories?.other === true ? ['other'] : [])];
    const several = this.#die.often(0.2) ? this.#die.between(2, 3) : 1;
    const named = keys.length === 0 || this.#die.often(0.05) ? 0 : several;
    const children = new Set<string>();
    const many = this.#die.often(0.12) ? this.#die.between(2, 4) : 1;
    while (children.size < many) children.add(`#${this.#die.below(this.#wish.children)}`);
    const day = localDay(this.#now);
    this.#say({
      type: 'CaseRaised',
      id: caseId(`case-${n}`),
      reference: reference(`${day.slice(0, 4)}-${n.toString(36).toUpperCase().padStart(5, '2')}`),
      procedure: { id, version },
      raiser: personId(this.#raiser),
      raisedBy: personId(this.#raiser),
      team: this.#die.often(0.03) ? null : this.#die.pick(this.#wish.teams),
      service: 'children',
      childKeys: [...children],
      subjects: text(40),
      categories: [...new Set(Array.from({ length: named }, () => this.#die.pick(keys)))],
      categoryNotes: {},
      answers: { concern: { kind: 'text', text: text(600) } },
    });
  }

  /** Up the ladder from a stage until it is decided, or the story ends in the middle. */
  #climb(from: number): void {
    const { stages } = this.#procedure;
    let at = from;
    let skipped: readonly string[] = [];
    for (let steps = 0; steps < 9; steps += 1) {
      const stage = stages[at];
      if (stage === undefined) return;
      const entry = this.#open(stage, skipped);
      this.#run(stage, entry);
      if (this.#die.often(0.03)) return;
      const last = at === stages.length - 1;
      const going = this.#decide(entry, last);
      if (going === 'closed') return;
      if (going === 'again') continue;
      const next = Math.min(at + (this.#die.often(0.1) ? 2 : 1), stages.length - 1);
      skipped = stages.slice(at + 1, next).map(({ key }) => key);
      at = next;
    }
  }

  #open(stage: Stage, skipped: readonly string[]): StageEntryId {
    const responders = stage.to.roles.map((role, i) => ({
      role,
      person: personId(900 + this.#raiser + i),
      deputy: null,
    }));
    const copies = stage.copies.map(({ role }, i) => ({
      role,
      person: personId(700 + i),
      registerOnly: false,
    }));
    const own = stage.clock === null && this.#die.often(0.3);
    const choices = this.#procedure.categories?.choices ?? [];
    const content =
      choices.length > 0 && this.#die.often(0.04)
        ? { categories: [this.#die.pick(choices).key], categoryNotes: {}, answers: {} }
        : null;
    const entry = this.#say({
      type: 'StageOpened',
      stage: stage.key,
      responders,
      copies,
      skipped,
      reason: null,
      consultations: [],
      timescale: own
        ? { day: addWorkingDays(CALENDAR, localDay(this.#now), 7), reason: null }
        : null,
      clock: stage.clock === null && !own ? null : { kind: 'limit', wording: 'reply' },
      dropped: [],
      content,
    });
    if (!this.#die.often(0.97)) return entry;
    this.#later(0.05);
    this.#deliver(stage, entry, own);
    return entry;
  }

  #deliver(stage: Stage, entry: StageEntryId, own: boolean): void {
    const role = stage.to.roles[0] ?? 'responder';
    this.#say(
      {
        type: 'DeliveryRecorded',
        effect: `${entry}/1`,
        stage: entry,
        role,
        person: personId(900 + this.#raiser),
        as: 'responder',
        what: 'alert',
        route: 'teams',
        outcome: 'accepted',
        sentAt: this.#now,
        code: null,
        repeated: false,
      },
      'system',
    );
    if (stage.clock === null && !own) return;
    const n = stage.clock?.n ?? 7;
    const trace = countDue(
      CALENDAR,
      this.#now,
      n,
      stage.clock?.unit ?? 'working-day',
      DEFAULT_COUNT,
    );
    const dueTime = this.#die.often(0.02) ? '17:00' : null;
    this.#say(
      {
        type: 'ClockStarted',
        stage: entry,
        dayZero: trace.dayZero,
        trace: { ...trace, settings: { ...trace.settings, dueTime } },
        due: trace.due,
      },
      'system',
    );
    if (this.#die.often(0.01)) {
      const to = addWorkingDays(CALENDAR, trace.due, 1);
      this.#say({ type: 'DueDayMoved', stage: entry, from: trace.due, to, trace }, 'system');
    }
    this.#waitFor(trace.due, entry);
  }

  /** Mostly answered about the due day, before or after. */
  #waitFor(due: Day, entry: StageEntryId): void {
    if (this.#die.often(0.5)) {
      this.#later(1);
      this.#say(
        { type: 'CardOpened', stage: entry, person: personId(900 + this.#raiser) },
        'responder',
      );
    }
    if (this.#die.often(0.35)) {
      this.#toDay(due);
      this.#say(
        {
          type: 'RungFired',
          stage: entry,
          meeting: null,
          clock: 'stage',
          rung: 'on-the-day',
          due,
          superseded: [],
        },
        'system',
      );
    }
    if (this.#die.often(0.12)) this.#moreTime(due, entry);
  }

  #moreTime(due: Day, entry: StageEntryId): void {
    const until = addWorkingDays(
      CALENDAR,
      due > localDay(this.#now) ? due : localDay(this.#now),
      5,
    );
    if (this.#die.often(0.8)) {
      this.#say({ type: 'TimeRequested', stage: entry, until, reason: text(80) }, 'responder');
      this.#later(1);
    }
    if (this.#die.often(0.3)) {
      this.#say({ type: 'TimeRefused', stage: entry, reason: text(60) });
      return;
    }
    this.#say({ type: 'TimeGiven', stage: entry, from: due, until, record: {}, asked: true });
  }

  /** What the responder does: answers, once or again after further talk, or says nothing. */
  #run(stage: Stage, entry: StageEntryId): void {
    if (this.#die.often(0.12)) this.#later(20);
    while (this.#die.often(0.78)) {
      this.#later(4);
      const stops = stage.clock?.stopsOn.includes('response') !== false;
      this.#say(
        {
          type: 'Replied',
          stage: entry,
          text: text(400),
          plan: [],
          done: this.#die.often(0.5),
          stopsClock: stops && this.#die.often(0.95),
        },
        'responder',
      );
      if (!this.#die.often(0.08)) break;
      this.#later(2);
      this.#say({ type: 'TalkFurther', stage: entry, reason: text(50) });
    }
    if (this.#die.often(stage.meeting === undefined ? 0.03 : 0.3)) this.#meet(entry, 'stage');
    if (this.#die.often(0.1)) this.#meet(entry, 'monitoring');
  }

  #meet(entry: StageEntryId, purpose: 'stage' | 'monitoring'): void {
    this.#later(1);
    const from = localDay(this.#now);
    const to = addWorkingDays(CALENDAR, from, 10);
    const meeting = this.#say({
      type: 'MeetingAsked',
      meeting: {
        purpose,
        stage: entry,
        label: 'Meeting',
        convener: personId(this.#raiser),
        convenerRole: 'raiser',
        recorder: null,
        required: [],
        optional: [],
        window: { from, to, ours: false },
        minutes: 60,
      },
    });
    const ends = this.#die.roll();
    if (ends < 0.15) return;
    if (ends < 0.25) {
      this.#say({ type: 'MeetingCancelled', meeting, why: 'by-convener' });
      return;
    }
    this.#later(ends < 0.8 ? 9 : 20);
    this.#say({
      type: 'MeetingHeld',
      meeting,
      outcome: text(300),
      tasks: [],
      achieved: this.#die.pick([true, true, false, null]),
      stopsClock: purpose === 'stage' && this.#die.often(0.5),
    });
  }

  #decide(entry: StageEntryId, last: boolean): 'closed' | 'on' | 'again' {
    this.#later(6);
    const how = this.#die.roll();
    const reason = text(90);
    if (how < 0.3 && !last) {
      this.#say({ type: 'StageEscalated', stage: entry, reason });
      return 'on';
    }
    if (how < 0.82) this.#say({ type: 'StageResolved', stage: entry, reason });
    else if (how < 0.92) this.#say({ type: 'CaseWithdrawn', stage: entry, reason });
    else {
      const referred = this.#die.often(0.5);
      if (referred) {
        this.#say({
          type: 'Referred',
          on: localDay(this.#now),
          met: [],
          reason,
          answers: {},
          told: [],
        });
      }
      this.#say({
        type: 'ClosedUnresolved',
        stage: entry,
        how: referred ? 'referred' : 'unresolved-at-highest',
        reason,
      });
    }
    if (!this.#die.often(0.05)) return 'closed';
    this.#later(60);
    this.#say({ type: 'CaseReopened', reason });
    return 'again';
  }

  #aside(): void {
    this.#later(30);
    this.#say({ type: 'ReferralConsidered', note: null, told: [] });
    if (!this.#die.often(0.5)) return;
    this.#later(10);
    this.#say({
      type: 'Referred',
      on: localDay(this.#now),
      met: [],
      reason: null,
      answers: {},
      told: [],
    });
    if (!this.#die.often(0.6)) return;
    this.#later(30);
    this.#say({ type: 'ReferralAnswered', on: localDay(this.#now), note: text(40) });
  }
}
