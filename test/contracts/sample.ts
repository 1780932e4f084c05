import type {
  Append,
  CaseLines,
  DueRow,
  Loaded,
  OverseenLine,
  WorkLine,
} from '../../application/ports/index.ts';
import { day, moment, type Moment } from '../../domain/calendar/index.ts';
import type {
  CaseId,
  CaseState,
  Draft,
  Effect,
  RecordedEvent,
  Reference,
  WrittenText,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { eventField, stateField } from '../../storage/cases/fields.ts';
import { nodeHasher } from '../fakes/memoryStorage.ts';

export const NOW: Moment = moment('2027-01-05T09:00:00.000Z');

export const caseIdOf = (name: string): CaseId => name as CaseId;
export const personOf = (n: number): PersonId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PersonId;
export const referenceOf = (name: string): Reference => name as Reference;

/** As much of a state as storage looks at: it is the domain's business what else there is. */
export const stateOf = (id: CaseId, version: number, pad = ''): CaseState =>
  stateField.parse({
    id,
    version,
    reference: '2027-7KQ4M',
    raiser: personOf(1),
    status: { kind: 'open' },
    stages: [],
    categories: [pad],
  });

export const eventOf = (version: number, key: string, note = 'x'): RecordedEvent =>
  eventField.parse({
    type: 'TalkFurther',
    stage: 2,
    reason: { hash: nodeHasher.hash(note), length: note.length },
    version,
    meta: {
      at: NOW,
      actor: { kind: 'person', person: personOf(1), onBehalfOf: null, role: 'raiser' },
      procedureVersion: '1',
      calendarVersion: 'c1',
      key,
    },
  });

export const textOf = (value: string): WrittenText => ({
  hash: nodeHasher.hash(value),
  length: value.length,
  value,
});

export const card = (n = 1, notBefore: Moment | null = null): Effect => ({
  type: 'sendCard',
  card: 'notice',
  notice: 'acknowledged',
  to: { role: 'team-manager', person: personOf(n), deputy: null },
  as: 'notice',
  stage: 1,
  meeting: null,
  notBefore,
});

/** An append of one event, or as said. */
export function appendOf(
  id: CaseId,
  loaded: Loaded | null,
  key: string,
  more: Partial<Append> & { readonly count?: number } = {},
): Append {
  const { count = 1, ...rest } = more;
  const before = loaded?.state.version ?? 0;
  return {
    id,
    loaded,
    state: stateOf(id, before + count),
    events: Array.from({ length: count }, (_, n) => eventOf(before + 1 + n, key)),
    effects: [],
    texts: [],
    key,
    rung: null,
    closes: null,
    ...rest,
  };
}

export const dueRung = (id: CaseId, version: number, at: string, due = '2027-01-06'): DueRow => ({
  caseId: id,
  version,
  at: moment(at),
  what: {
    kind: 'rung',
    clock: 'stage',
    rung: 'on-the-day',
    stage: 2,
    meeting: null,
    due: day(due),
  },
});

export const dispatchAt = (id: CaseId, version: number, at: string): DueRow => ({
  caseId: id,
  version,
  at: moment(at),
  what: { kind: 'dispatch' },
});

export const NO_LINES: CaseLines = { work: [], overseen: null, reported: null };

export const lineOf = (id: CaseId, n: number, more: Partial<WorkLine> = {}): WorkLine => ({
  caseId: id,
  reference: referenceOf(`2027-${id}`),
  person: personOf(n),
  list: 'answer',
  open: true,
  stageLabel: 'Stage 1',
  due: day('2027-01-12'),
  subject: '100234 (AB)',
  state: 'waiting',
  ...more,
});

export const overseenOf = (id: CaseId, more: Partial<OverseenLine> = {}): OverseenLine => ({
  caseId: id,
  reference: referenceOf(`2027-${id}`),
  scope: { procedure: 'p', children: [], team: null, service: null },
  raiser: personOf(1),
  stage: 's1',
  stageLabel: 'Stage 1',
  categories: [],
  due: day('2027-01-12'),
  state: 'sent',
  ...more,
});

export const draftOf = (person: PersonId, id: string, more: Partial<Draft> = {}): Draft =>
  ({
    id,
    person,
    startedAt: NOW,
    version: 1,
    step: 'where',
    kind: 'alert',
    procedure: null,
    subjects: [],
    team: null,
    stage: null,
    chosen: [],
    copyAnswers: {},
    categories: [],
    categoryNotes: {},
    answers: {},
    timescale: null,
    timescaleReason: null,
    skipReason: null,
    consultations: [],
    confirmed: false,
    ...more,
  }) as Draft;

/** As much of a procedure as storage looks at. */
export const procedureOf = (id: string, version: string, title = 'A process'): Procedure =>
  ({
    id,
    version,
    title,
    labels: { raiser: 'IRO' },
    roles: {},
    stages: [{ key: 's1' }],
  }) as unknown as Procedure;
