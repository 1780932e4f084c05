import { day as dayOf, parseDay, type Day } from '../../domain/calendar/index.ts';
import type { Problem } from '../../domain/case/index.ts';
import { isReserved } from '../../domain/procedure/index.ts';
import { LIMITS, NOBODY_CHOSEN, type Typed } from '../elements/inputs.ts';

/** A person's plan item as typed; its texts are hashed by the door. */
export interface TypedTask {
  readonly task: string;
  readonly owner: string;
  readonly due: Day;
  /** Who was chosen for it; absent: nobody, or it was not asked. */
  readonly doer?: string;
}

export interface TypedConsultation {
  readonly role: string;
  readonly on: Day;
  readonly view: string | null;
  readonly notHeld: string | null;
}

/** Where a procedure's own field says no limit here; its own limit is checked by the rules. */
const MOST_CHARACTERS = 20_000;
const MOST_FIELDS = 200;
const EARLIEST = dayOf('1900-01-01');
/** Stands where a day is wrong: never used, since with a problem none of the values is. */
const NO_DAY = dayOf('1970-01-01');

/**
 * Reads what the inputs of a card sent. What is wrong becomes a problem that names its field; the
 * typed values stay at hand, so that the same card can be shown again (platform 2.4).
 */
export class Reader {
  readonly problems: Problem[] = [];
  readonly typed: Typed;

  constructor(data: Readonly<Record<string, unknown>>) {
    this.typed = Object.fromEntries(
      Object.entries(data)
        .slice(0, MOST_FIELDS)
        .flatMap(([id, value]) => {
          const text = asText(value);
          return text === null ? [] : [[id, text]];
        }),
    );
  }

  /** As typed, without the space around it; '' where nothing was sent. */
  raw(id: string): string {
    return (Object.hasOwn(this.typed, id) ? (this.typed[id] ?? '') : '').trim();
  }

  problem(field: string, what: Problem['what'], limit?: number | string): void {
    this.problems.push(limit === undefined ? { field, what } : { field, what, limit });
  }

  /** A text that must be there. */
  text(id: string, max: number = LIMITS.long): string {
    const value = this.raw(id);
    if (value === '') this.problem(id, 'missing');
    return this.within(id, value, max);
  }

  /** A text that may be left out. */
  optional(id: string, max: number = LIMITS.long): string | null {
    const value = this.raw(id);
    return value === '' ? null : this.within(id, value, max);
  }

  private within(id: string, value: string, max: number): string {
    if (value.length > max) this.problem(id, 'too-long', max);
    return value;
  }

  /** A real day that must be there. */
  day(id: string): Day {
    if (this.raw(id) === '') this.problem(id, 'missing');
    return this.optionalDay(id) ?? NO_DAY;
  }

  optionalDay(id: string): Day | null {
    const value = this.raw(id);
    if (value === '') return null;
    const day = parseDay(value);
    if (day === null) this.problem(id, 'not-a-day');
    else if (day < EARLIEST) this.problem(id, 'day-too-early');
    return day;
  }

  /** Keys of a multiple choice: comma separated, each once. */
  keys(id: string): readonly string[] {
    const keys = this.raw(id)
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    return [...new Set(keys)];
  }

  /** Yes, no, or not answered. */
  yesNo(id: string): boolean | null {
    const value = this.raw(id).toLowerCase();
    if (value === '') return null;
    if (value === 'yes' || value === 'true') return true;
    if (value !== 'no' && value !== 'false') this.problem(id, 'not-a-choice');
    return false;
  }

  /** Up to so many rows of task, owner and day; a row begun must be finished. The owner may be a choice. */
  tasks(choosing = false, rows = 3): readonly TypedTask[] {
    return Array.from({ length: rows }, (_, index) => String(index + 1)).flatMap((n) => {
      const ids = [`task-${n}`, `owner-${n}`, `due-${n}`] as const;
      const chosen = choosing ? this.raw(`doer-${n}`) : '';
      const doer = chosen === '' || chosen === NOBODY_CHOSEN ? null : chosen;
      if (doer === null && ids.every((id) => this.raw(id) === '')) return [];
      const task = this.text(ids[0], LIMITS.task);
      if (doer === null) {
        return [{ task, owner: this.text(ids[1], LIMITS.owner), due: this.day(ids[2]) }];
      }
      const owner = this.optional(ids[1], LIMITS.owner) ?? '';
      return [{ task, owner, due: this.day(ids[2]), doer }];
    });
  }

  /** `consult-<role>-on`, `-view`, `-not-held`, for each role for which anything was filled. */
  consultations(): readonly TypedConsultation[] {
    const roles = this.middles('consult-', ['-on', '-view', '-not-held']);
    return roles.flatMap((role) => {
      const id = (end: string): string => `consult-${role}-${end}`;
      if (['on', 'view', 'not-held'].every((end) => this.raw(id(end)) === '')) return [];
      const on = this.day(id('on'));
      const view = this.optional(id('view'), LIMITS.note);
      const notHeld = this.optional(id('not-held'), LIMITS.note);
      return [{ role, on, view, notHeld }];
    });
  }

  /** What stands between a prefix and one of some endings in the ids that were sent. */
  private middles(prefix: string, endings: readonly string[]): readonly string[] {
    const found = Object.keys(this.typed).flatMap((id) => {
      const ending = endings.find((each) => id.endsWith(each));
      return id.startsWith(prefix) && ending !== undefined
        ? [id.slice(prefix.length, id.length - ending.length)]
        : [];
    });
    return [...new Set(found)].filter((each) => each !== '');
  }

  /** `copy-<role>`: yes or no, by role. */
  copyAnswers(): Readonly<Record<string, boolean>> {
    const ids = Object.keys(this.typed).filter(
      (id) => id.startsWith('copy-') && !id.endsWith('-reason'),
    );
    return Object.fromEntries(
      ids.flatMap((id) => {
        const answer = this.yesNo(id);
        return answer === null ? [] : [[id.slice('copy-'.length), answer]];
      }),
    );
  }

  /** `copy-<role>-reason`: why a copy is left out, by role. */
  copyReasons(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.middles('copy-', ['-reason']).flatMap((role) => {
        const reason = this.optional(`copy-${role}-reason`, LIMITS.note);
        return reason === null ? [] : [[role, reason]];
      }),
    );
  }

  /** `category-note-<key>`: what was said to a category, by its key. */
  categoryNotes(): Readonly<Record<string, string>> {
    const prefix = 'category-note-';
    return Object.fromEntries(
      Object.keys(this.typed).flatMap((id) => {
        const note = id.startsWith(prefix) ? this.optional(id, LIMITS.note) : null;
        return note === null ? [] : [[id.slice(prefix.length), note]];
      }),
    );
  }

  /** Everything else that was filled: the procedure's own fields, by key. */
  fields(except: readonly string[]): Readonly<Record<string, string>> {
    const taken = new Set(except);
    const own = Object.keys(this.typed).filter(
      (id) => !taken.has(id) && !isReserved(id) && this.raw(id) !== '',
    );
    return Object.fromEntries(
      own.map((id) => [id, this.within(id, this.raw(id), MOST_CHARACTERS)]),
    );
  }
}

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? String(value) : null;
}
