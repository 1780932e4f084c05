import {
  day,
  plusMinutes,
  type Moment,
  type WorkingCalendar,
} from '../../domain/calendar/index.ts';
import { DEFAULT_COUNT } from '../../domain/calendar/index.ts';
import {
  decide,
  follow,
  type CaseState,
  type Command,
  type CommandOf,
  type Context,
  type Decided,
  type Decision,
  type Effect,
  type Envelope,
  type OpenStage,
  type RecordedEvent,
  type Route,
  type StageEntryId,
  type WrittenContent,
} from '../../domain/case/index.ts';
import type { Directory, PersonId } from '../../domain/people/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { caseId, reference, written } from './brands.ts';
import { aDirectory, IRO, TEAM_MANAGER } from './people.ts';
import { LADDER } from './procedures.ts';
import { at, CALENDAR } from './time.ts';

export const ID = caseId('case-1');

export interface House {
  readonly procedure: Procedure;
  readonly directory: Directory;
  readonly calendar: WorkingCalendar;
}

const contextOf = ({ procedure, directory, calendar }: House): Context => ({
  procedure,
  directory,
  calendar,
  counting: DEFAULT_COUNT,
});

/** What a stage is opened with, as far as the test says something. */
export const opening = (stage: string, rest: Partial<OpenStage> = {}): OpenStage => ({
  stage,
  chosen: [],
  timescale: null,
  reason: null,
  consultations: [],
  ...rest,
  // The builders' own ladder asks whether legal gets a copy.
  copyAnswers: { legal: false, ...rest.copyAnswers },
});

export const aRaise = (
  stage: string,
  rest: Partial<CommandOf<'raise'>> = {},
  open: Partial<OpenStage> = {},
): CommandOf<'raise'> => ({
  type: 'raise',
  reference: reference('2027-ABCDE'),
  raiser: IRO,
  team: 'north',
  subjects: [{ record: '100234', initials: 'AB' }],
  subjectsText: written('[{"record":"100234","initials":"AB"}]'),
  childKeys: ['#100234'],
  categories: ['drift'],
  categoryNotes: {},
  answers: {
    concern: { kind: 'text', text: written('Contact has not begun') },
    tried: { kind: 'text', text: written('Talked twice') },
  },
  open: opening(stage, {
    ...(stage === 's1' ? { chosen: ['team-manager'] } : { reason: written('Urgent') }),
    ...open,
  }),
  ...rest,
});

/** A case in the words of the trade; it never reads a clock. Each step gives another case. */
export class CaseBuilder {
  readonly house: House;
  readonly state: CaseState | null;
  readonly events: readonly RecordedEvent[];
  readonly effects: readonly Effect[];
  readonly now: Moment;

  constructor(
    house: House,
    now: Moment,
    state: CaseState | null = null,
    events: readonly RecordedEvent[] = [],
    effects: readonly Effect[] = [],
  ) {
    this.house = house;
    this.now = now;
    this.state = state;
    this.events = events;
    this.effects = effects;
  }

  get ctx(): Context {
    return contextOf(this.house);
  }

  /** The state of a case that has begun. */
  get present(): CaseState {
    if (this.state === null) throw new Error('The case has not been raised.');
    return this.state;
  }

  /** The stage that runs or ran last. */
  get stage(): StageEntryId {
    return this.present.stages.at(-1)?.id ?? 0;
  }

  get meeting(): number {
    return this.present.meetings.at(-1)?.id ?? 0;
  }

  /** It is now this time; the case has not changed. */
  on(when: string): CaseBuilder {
    return new CaseBuilder(this.house, at(when), this.state, this.events);
  }

  /** The house has changed: people, calendar. */
  in(house: Partial<House>): CaseBuilder {
    return new CaseBuilder({ ...this.house, ...house }, this.now, this.state, this.events);
  }

  envelope(command: Command, actor: PersonId | null): Envelope {
    return { caseId: ID, now: this.now, key: `k${this.events.length}`, actor, command };
  }

  /** What comes of it, whoever stands on the events: that is asserted where it is the matter. */
  decide(command: Command, actor: PersonId | null): Decision {
    const decided = this.#decided(command, actor);
    return decided.kind === 'events' ? { kind: 'events', events: decided.events } : decided;
  }

  #decided(command: Command, actor: PersonId | null): Decided {
    return decide(this.state, this.envelope(command, actor), this.ctx);
  }

  /** Gives a command that must succeed. */
  does(command: Command, actor: PersonId | null): CaseBuilder {
    const decision = this.#decided(command, actor);
    if (decision.kind !== 'events') {
      throw new Error(`${command.type} came to ${JSON.stringify(decision)}`);
    }
    const { events, state, effects } = follow(this.state, decision, this.ctx);
    return new CaseBuilder(this.house, this.now, state, [...this.events, ...events], effects);
  }

  raised(stage: string, open: Partial<OpenStage> = {}, by: PersonId = IRO): CaseBuilder {
    const { procedure } = this.house;
    const bare = procedure.fields.length === 0 ? { categories: [], answers: {} } : {};
    return this.does(aRaise(stage, bare, open), by);
  }

  /** The running stage's alert reaches everybody who is asked, or only these. */
  delivered(
    rest: { readonly route?: Route; readonly outcome?: 'accepted' | 'uncertain' } = {},
  ): CaseBuilder {
    const seats = this.present.stages.at(-1)?.responders ?? [];
    return seats.reduce<CaseBuilder>(
      (so, { role, person }) =>
        so.does(
          {
            type: 'recordDelivery',
            effect: `alert-${so.stage}-${role}`,
            route: rest.route ?? 'teams',
            outcome: rest.outcome ?? 'accepted',
            sentAt: so.now,
            code: null,
            repeated: false,
            recipient: { stage: so.stage, role, person, as: 'responder', what: 'alert' },
          },
          null,
        ),
      this,
    );
  }

  acknowledged(by: PersonId = TEAM_MANAGER): CaseBuilder {
    return this.does({ type: 'acknowledge', stage: this.stage }, by);
  }

  replied(by: PersonId = TEAM_MANAGER, text = 'We will', done = false): CaseBuilder {
    return this.does(aReply(this.stage, text, done), by);
  }

  /** A reply with a plan: who does something, by each of these days. */
  plans(by: PersonId, text: string, ...days: readonly string[]): CaseBuilder {
    const plan = days.map((due) => ({
      task: written(`A visit by ${due}`),
      owner: written('Social worker'),
      due: day(due),
    }));
    return this.does({ ...aReply(this.stage, text), plan }, by);
  }

  asksForTime(until: string, by: PersonId = TEAM_MANAGER): CaseBuilder {
    return this.does(
      { type: 'requestTime', stage: this.stage, until: day(until), reason: written('Absence') },
      by,
    );
  }

  givenTime(until: string): CaseBuilder {
    return this.does(
      {
        type: 'giveTime',
        stage: this.stage,
        until: day(until),
        record: { benefit: written('A better plan') },
      },
      IRO,
    );
  }

  talkedFurther(): CaseBuilder {
    return this.does({ type: 'talkFurther', stage: this.stage, reason: written('Not yet') }, IRO);
  }

  escalatedTo(stage: string, open: Partial<OpenStage> = {}, by: PersonId = IRO): CaseBuilder {
    return this.does(anEscalation(this.stage, stage, open), by);
  }

  resolved(): CaseBuilder {
    return this.does({ type: 'resolve', stage: this.stage, reason: written('Done') }, IRO);
  }

  withdrawn(): CaseBuilder {
    return this.does({ type: 'withdraw', stage: this.stage, reason: written('Moved') }, IRO);
  }

  offered(...slots: readonly (readonly [string, string])[]): CaseBuilder {
    return this.does(
      {
        type: 'offerSlots',
        meeting: this.meeting,
        slots: slots.map(([start, end]) => ({ start: at(start), end: at(end) })),
        unknown: [],
      },
      null,
    );
  }

  /** The meeting is booked for an hour from this time. */
  booked(start: string, by: PersonId = IRO): CaseBuilder {
    const slot = { start: at(start), end: plusMinutes(at(start), 60) };
    const chosen = this.does(
      { type: 'chooseSlot', meeting: this.meeting, slot, reason: written('Suits all') },
      by,
    );
    return chosen.does(
      { type: 'recordBooking', meeting: this.meeting, slot, eventId: 'event-1', joinUrl: null },
      null,
    );
  }
}

export const aReply = (
  stage: StageEntryId,
  text = 'We will',
  done = false,
): CommandOf<'reply'> => ({
  type: 'reply',
  stage,
  text: written(text),
  plan: [],
  done,
});

const NOTHING_WRITTEN: WrittenContent = { categories: [], categoryNotes: {}, answers: {} };

export const anEscalation = (
  from: StageEntryId,
  to: string,
  open: Partial<OpenStage> = {},
): CommandOf<'escalate'> => ({
  type: 'escalate',
  stage: from,
  reason: written('Not resolved'),
  content: NOTHING_WRITTEN,
  open: opening(to, open),
});

/** A case that is about to be raised: Monday 1 March 2027, ten o'clock, in the made-up ladder. */
export const aCase = (house: Partial<House> = {}): CaseBuilder =>
  new CaseBuilder(
    { procedure: LADDER, directory: aDirectory(), calendar: CALENDAR, ...house },
    at('2027-03-01 10:00'),
  );
