import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  viewFor,
  type CaseView,
  type CommandOf,
  type OpenStage,
  type WrittenAnswer,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import type { Field, Procedure, RoleKey, Stage } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  anEscalation,
  aRaise,
  given,
  opening,
  personId,
  post,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';
import { loaded, stageOf } from '../loaded.ts';

/** What a test says beside the least that the form asks. */
export interface Said {
  readonly categories?: readonly string[];
  readonly answers?: Readonly<Record<string, string>>;
  readonly open?: Partial<OpenStage>;
  /** Compulsory questions that are left empty. */
  readonly without?: readonly string[];
}

/** A procedure as it stands in its file, played with one made-up person for each of its posts. */
export class Play {
  readonly p: Procedure;
  readonly start: CaseBuilder;
  readonly #posts: ReadonlyMap<string, PersonId>;

  constructor(id: string) {
    this.p = loaded(id);
    const posts = Object.entries(this.p.roles).flatMap(([key, role]) =>
      role.outside === true ? [] : [role.heldAs ?? key],
    );
    this.#posts = new Map([...new Set(posts)].map((key, at) => [key, personId(at + 200)]));
    const held = [...this.#posts].map(([key, person]) => post(key, person));
    const people = new Map(
      [...this.#posts].map(([key, person]) => [person, { id: person, post: key, mail: key }]),
    );
    this.start = aCase({ procedure: this.p, directory: { ...aDirectory(held), people } });
  }

  /** The holder of a role. */
  who(role: RoleKey): PersonId {
    const found = this.#posts.get(this.p.roles[role]?.heldAs ?? role);
    assert.ok(found !== undefined, `nobody is ${role}`);
    return found;
  }

  /** Whoever begins a case. */
  get raiser(): PersonId {
    return this.who(this.p.raisers?.[0] ?? 'raiser');
  }

  stage(key: string): Stage {
    return stageOf(this.p, key);
  }

  field(key: string): Field {
    const found = this.p.fields.find((each) => each.key === key);
    assert.ok(found !== undefined, `no field ${key}`);
    return found;
  }

  /** The form filled in with the least that it asks. */
  raise(key: string, said: Said = {}): CommandOf<'raise'> {
    const stage = this.stage(key);
    const answers = this.p.fields
      .filter((field) => said.without?.includes(field.key) !== true)
      .flatMap((field): readonly (readonly [string, WrittenAnswer])[] => {
        const text = said.answers?.[field.key] ?? (mustBeSaid(field, stage) ? leastOf(field) : '');
        return text === '' ? [] : [[field.key, answerOf(field, text)]];
      });
    const nobody = this.p.subject.kind === 'nobody';
    return aRaise(key, {
      raiser: this.raiser,
      ...(nobody ? { subjects: [], childKeys: [] } : {}),
      categories: said.categories ?? this.#leastCategory(),
      answers: Object.fromEntries(answers),
      open: this.#opened(stage, said.open),
    });
  }

  /** Raised, and delivered to everybody who is asked. */
  raised(key: string, said: Said = {}): CaseBuilder {
    return this.start.does(this.raise(key, said), this.raiser).delivered();
  }

  escalation(from: CaseBuilder, to: string, said: Said = {}): CommandOf<'escalate'> {
    const stage = this.stage(to);
    const missing = this.p.fields.filter((field) => mustBeSaid(field, stage));
    return {
      ...anEscalation(from.stage, to),
      content: {
        categories: said.categories ?? this.#leastCategory(),
        categoryNotes: {},
        answers: Object.fromEntries(missing.map((field) => [field.key, written(leastOf(field))])),
      },
      open: this.#opened(stage, said.open),
    };
  }

  moved(from: CaseBuilder, to: string, said: Said = {}): CaseBuilder {
    return from.does(this.escalation(from, to, said), this.raiser).delivered();
  }

  given(so: CaseBuilder = this.start) {
    return given(so);
  }

  /** The case as the holder of a role sees it, texts and all. */
  seen(so: CaseBuilder, role: RoleKey | null = null): CaseView {
    const hashes = JSON.stringify(so.events).match(/(?<="hash":")#[^"\\]*/g) ?? [];
    const texts = new Map(hashes.map((hash) => [hash, hash.slice(1)]));
    const person = role === null ? this.raiser : this.who(role);
    const view = viewFor(so.present, texts, person, so.ctx, so.now);
    assert.ok(view !== null, `${role ?? 'the raiser'} sees nothing`);
    return view;
  }

  /** The day after its due day: nobody has answered, and the clock says so. */
  overdue(so: CaseBuilder): CaseBuilder {
    const due = so.present.stages.at(-1)?.clock?.due;
    assert.ok(due !== undefined && due !== null, 'no clock runs');
    const after = new Date(`${due}T12:00:00Z`);
    after.setUTCDate(after.getUTCDate() + 4);
    return so.on(`${after.toISOString().slice(0, 10)} 09:00`).does(
      {
        type: 'clockElapsed',
        clock: 'stage',
        rung: 'overdue',
        stage: so.stage,
        meeting: null,
        due,
      },
      null,
    );
  }

  /** Who is asked at the running stage. */
  asked(so: CaseBuilder): readonly RoleKey[] {
    return (so.present.stages.at(-1)?.responders ?? []).map(({ role }) => role);
  }

  told(so: CaseBuilder): readonly RoleKey[] {
    return (so.present.stages.at(-1)?.copies ?? []).map(({ role }) => role);
  }

  #leastCategory(): readonly string[] {
    return (this.p.categories?.choices ?? [])
      .filter(({ ask, under }) => ask === undefined && under === undefined)
      .slice(0, 1)
      .map(({ key }) => key);
  }

  #opened(stage: Stage, open: Partial<OpenStage> = {}): OpenStage {
    const consulted = [stage.consult, this.p.bypass.consult].flatMap((each) => each?.roles ?? []);
    return opening(stage.key, {
      chosen: stage.to.mode.startsWith('choose') ? stage.to.roles.slice(0, 1) : [],
      timescale: stage.timescale === 'required' ? { day: day('2027-03-10'), reason: null } : null,
      reason: written('It is urgent'),
      copyAnswers: Object.fromEntries(
        stage.copies.flatMap(({ role, when }) => (when.kind === 'ask' ? [[role, false]] : [])),
      ),
      consultations: [...new Set(consulted)].map((role) => ({
        role,
        on: day('2027-03-01'),
        view: written('Heard'),
        notHeld: null,
      })),
      ...open,
    });
  }
}

const mustBeSaid = (field: Field, stage: Stage): boolean =>
  (field.stages === undefined || field.stages.includes(stage.key)) &&
  (field.required === 'always' ||
    (field.required === 'formal' && stage.formal) ||
    field.requiredAt?.includes(stage.key) === true);

function leastOf(field: Field): string {
  if (field.kind === 'date') return '2027-03-01';
  if (field.kind === 'yes-no') return 'no';
  return field.choices?.[0]?.key ?? 'As talked';
}

function answerOf({ kind }: Field, text: string): WrittenAnswer {
  if (kind === 'date') return { kind: 'day', day: day(text) };
  return kind === 'text' || kind === 'long-text'
    ? { kind: 'text', text: written(text) }
    : { kind: 'choices', keys: text.split(',') };
}

/** What a form says about when a stage is meant. */
export const entryOf = (stage: Stage): string => (stage.entry ?? []).join(' ');
