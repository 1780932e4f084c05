import { createHash } from 'node:crypto';
import { calendarFor, DEFAULT_COUNT, type Moment } from '../../domain/calendar/index.ts';
import {
  decide,
  dueRowsOf,
  follow,
  viewFor,
  type ArmedRung,
  type CaseId,
  type CaseState,
  type CaseView,
  type Command,
  type Context,
  type Effect,
  type Envelope,
  type RecordedEvent,
  type Refusal,
  type WrittenText,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { RAISER, RESPONDER, type Procedure, type RoleKey } from '../../domain/procedure/index.ts';
import { castFor, type Cast } from './people.ts';

/** The rules refuse a step of the rehearsal; the procedure is made so. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(command: Command['type'], refusal: Refusal) {
    super(`${command} was refused: ${JSON.stringify(refusal)}`);
    this.refusal = refusal;
  }
}

export const written = (value: string): WrittenText => ({
  value,
  hash: createHash('sha256').update(value, 'utf8').digest('base64url'),
  length: value.length,
});

const ID = 'rehearsal' as CaseId;

/** How days are counted while it plays. */
export type Ground = Pick<Context, 'calendar' | 'counting'>;

/** The house's own counting without an authority's closure days. */
const USUAL: Ground = {
  calendar: calendarFor({
    closures: new Map(),
    extraHolidays: new Map(),
    closuresStopClock: false,
  }),
  counting: DEFAULT_COUNT,
};

/** A case played in memory by the house's own rules; each step gives another case, so that one may fork. */
export class Player {
  readonly cast: Cast;
  readonly ctx: Context;
  readonly now: Moment;
  readonly state: CaseState | null;
  readonly events: readonly RecordedEvent[];
  /** What the last step makes be done. */
  readonly effects: readonly Effect[];

  private constructor(
    stage: Pick<Player, 'cast' | 'ctx'>,
    now: Moment,
    case_: Pick<Player, 'state' | 'events' | 'effects'>,
  ) {
    this.cast = stage.cast;
    this.ctx = stage.ctx;
    this.now = now;
    this.state = case_.state;
    this.events = case_.events;
    this.effects = case_.effects;
  }

  static of(procedure: Procedure, now: Moment, ground: Ground = USUAL): Player {
    const cast = castFor(procedure);
    const counting = { ...ground.counting, ...procedure.counting };
    const ctx = { procedure, calendar: ground.calendar, counting, directory: cast.directory };
    return new Player({ cast, ctx }, now, { state: null, events: [], effects: [] });
  }

  get present(): CaseState {
    if (this.state === null) throw new Error('Nothing has been raised yet.');
    return this.state;
  }

  /** It is later now. */
  at(now: Moment): Player {
    return new Player(this, now, this);
  }

  /** Gives a command. @throws Refused with the rules' own refusal. */
  does(command: Command, actor: PersonId | null = this.cast.raiser): Player {
    const key = `rehearsal-${this.events.length}`;
    const envelope: Envelope = { caseId: ID, now: this.now, key, actor, command };
    const decision = decide(this.state, envelope, this.ctx);
    if (decision.kind === 'refused') throw new Refused(command.type, decision.refusal);
    if (decision.kind === 'nothing')
      return new Player(this, this.now, { ...this.kept, effects: [] });
    const { events, state, effects } = follow(this.state, decision, this.ctx);
    return new Player(this, this.now, { state, events: [...this.events, ...events], effects });
  }

  private get kept(): Pick<Player, 'state' | 'events'> {
    return { state: this.state, events: this.events };
  }

  /** Why the rules would refuse a command now; null: they would not. */
  refusing(command: Command, actor: PersonId | null = this.cast.raiser): Refusal | null {
    try {
      this.does(command, actor);
      return null;
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  }

  /** Every card of the last step arrives at once, in Teams; the case's clock begins with it. */
  delivered(): Player {
    const { effects } = this;
    const after = effects.reduce<Player>((so, effect, n) => {
      if (effect.type !== 'sendCard') return so;
      const { to, as, card, stage } = effect;
      return so.does(
        {
          type: 'recordDelivery',
          effect: `${String(this.events.length)}-${String(n)}`,
          route: 'teams',
          outcome: 'accepted',
          sentAt: so.now,
          code: null,
          repeated: false,
          recipient: { stage, role: to.role, person: to.person, as, what: card },
        },
        null,
      );
    }, this);
    return new Player(after, after.now, { ...after.kept, effects });
  }

  /** The reminder that comes next, if any. */
  nextRung(): ArmedRung | null {
    const rows = [...dueRowsOf(this.present, this.ctx)].sort((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
    );
    return rows[0] ?? null;
  }

  /** Who plays a role in this case; of several who are asked, the first. */
  who(role: RoleKey): PersonId | null {
    if (role === RAISER) return this.cast.raiser;
    if (role !== RESPONDER) return this.cast.playing(role);
    return (
      this.present.stages.at(-1)?.responders.find(({ person }) => person !== null)?.person ?? null
    );
  }

  /** Its time comes. */
  fires({ at, ...rung }: ArmedRung): Player {
    const later = this.at(at > this.now ? at : this.now);
    return later.does({ type: 'clockElapsed', ...rung }, null);
  }

  /** The case as its raiser sees it now. */
  view(): CaseView {
    const view = viewFor(this.present, new Map(), this.cast.raiser, this.ctx, this.now);
    if (view === null) throw new Error('The raiser does not see the case.');
    return view;
  }
}
