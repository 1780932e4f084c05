import { agreedUnder, evolve, type CaseState, type RecordedEvent } from '../case/index.ts';
import type { ChainLink } from './chain.ts';
import { deliveriesOf } from './deliveriesOf.ts';
import { dueOfStage, dueOfWhole } from './dueOf.ts';
import { factsOf, subjectWords, type Reading } from './factsOf.ts';
import type {
  Ending,
  EvidenceDocument,
  EvidenceSource,
  Involved,
  Names,
  RecordLine,
  StageEvidence,
  VersionUsed,
} from './pack.ts';

/** Events of the house, as their own text holds them: read where the chain has been found whole. */
export const eventsOf = (chain: readonly ChainLink[]): readonly RecordedEvent[] =>
  chain.map(({ text }): RecordedEvent => JSON.parse(text) as RecordedEvent);

/**
 * The readable part of a pack, worked out from its source alone: the events are folded as the house folds
 * them, so that what is shown is what was decided on. What it makes of the same source changes with `RULES`.
 * @throws RangeError where there is no event, UnknownEvent where one is of no kind that this house knows.
 */
export function documentOf(source: EvidenceSource): EvidenceDocument {
  const { names, texts, chain } = source;
  const events = eventsOf(chain);
  const state = events.reduce<CaseState | null>(evolve, null);
  if (state === null) throw new RangeError('A case without an event is none.');
  const reading: Reading = {
    names,
    texts,
    stageOf: (entry) => stageLabel(entry, state, names),
    meetingOf: (id) => state.meetings.find((each) => each.id === id)?.label ?? null,
    taskOf: (key) => taskTitle(key, state, source),
  };
  const subjects = texts[state.subjects.hash];
  return {
    reference: state.reference,
    raisedAt: state.raisedAt,
    raiser: post(state.raiser, names),
    raisedBy: state.raisedBy === state.raiser ? null : post(state.raisedBy, names),
    status: endingOf(state, reading),
    subjects: subjects === undefined ? null : subjectWords(subjects),
    content: factsOf(state.content, reading),
    stages: state.stages.map((entry): StageEvidence => ({
      number: entry.id,
      label: stageLabel(entry.id, state, names) ?? entry.stage,
      openedAt: entry.openedAt,
      openedBy: post(entry.openedBy, names),
      skipped: entry.skipped.map((key) => names.stages[key] ?? key),
      deliveries: deliveriesOf(entry, events, names),
      due: dueOfStage(entry, events),
    })),
    whole: dueOfWhole(state.whole, events),
    people: involvedIn(state, events, names),
    versions: versionsOf(events),
    record: events.map((event, at) => lineOf(event, chain[at]?.hash ?? '', reading)),
  };
}

/** In the procedure's words, or in those in which a meeting agreed it, as long as they are kept. */
function taskTitle(key: string, state: CaseState, { names, texts }: EvidenceSource): string | null {
  const agreed = agreedUnder(key, state);
  return (agreed === null ? names.keys[key] : texts[agreed.task.hash]) ?? null;
}

const post = (person: string, { people }: Names): string => people[person] ?? person;

function stageLabel(entry: number, { stages }: CaseState, names: Names): string | null {
  const found = stages.find(({ id }) => id === entry);
  return found === undefined ? null : (names.stages[found.stage] ?? found.stage);
}

function endingOf({ status }: CaseState, { names, texts }: Reading): Ending | null {
  if (status.kind === 'open') return null;
  const { how, at, by, reason } = status;
  return { how, at, by: post(by, names), reason: texts[reason.hash] ?? null };
}

/** Those whom the case has asked or told, and those who acted for somebody else, by time. */
function involvedIn(
  state: CaseState,
  events: readonly RecordedEvent[],
  names: Names,
): readonly Involved[] {
  const told = state.involved.map(({ person, as, stage, from }): Involved => ({
    from,
    post: post(person, names),
    role: roleOf(person, stage, state, names),
    part: as,
    stage: stageLabel(stage, state, names) ?? '',
  }));
  const seen = new Set<string>();
  const acting = events.flatMap(({ meta: { actor, at } }): readonly Involved[] => {
    if (actor.kind !== 'person' || actor.onBehalfOf === null) return [];
    const id = `${actor.person} ${actor.onBehalfOf} ${actor.role}`;
    if (seen.has(id)) return [];
    seen.add(id);
    const role = names.roles[actor.role] ?? actor.role;
    const part = `acted for ${post(actor.onBehalfOf, names)}`;
    return [{ from: at, post: post(actor.person, names), role, part, stage: '' }];
  });
  return [...told, ...acting].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function roleOf(person: string, stage: number, state: CaseState, { roles }: Names): string {
  const entry = state.stages.find(({ id }) => id === stage);
  const seats = [...(entry?.responders ?? []), ...(entry?.copies ?? [])];
  const role = seats.find((seat) => seat.person === person)?.role;
  return role === undefined ? '' : (roles[role] ?? role);
}

function versionsOf(events: readonly RecordedEvent[]): readonly VersionUsed[] {
  const used: VersionUsed[] = [];
  for (const { version: fromEvent, meta } of events) {
    const versions = { procedure: meta.procedureVersion, calendar: meta.calendarVersion } as const;
    for (const kind of ['procedure', 'calendar'] as const) {
      const last = used.findLast((each) => each.of === kind);
      if (last?.version !== versions[kind]) {
        used.push({ of: kind, version: versions[kind], fromEvent, at: meta.at });
      }
    }
  }
  return used;
}

/** Found by whoever came next, done by nobody: a changed calendar moves due days. */
const isByCalendar = (event: RecordedEvent): boolean =>
  (event.type === 'DueDayMoved' || event.type === 'WholeDueDayMoved') && event.why === undefined;

function lineOf(event: RecordedEvent, hash: string, reading: Reading): RecordLine {
  const { names } = reading;
  const { actor, at, door } = event.meta;
  const person = actor.kind === 'person' && !isByCalendar(event) ? actor : null;
  const behalf = person?.onBehalfOf ?? null;
  return {
    number: event.version,
    type: event.type,
    at,
    by: person === null ? null : post(person.person, names),
    role: person === null ? null : (names.roles[person.role] ?? person.role),
    onBehalfOf: behalf === null ? null : post(behalf, names),
    ...(door === undefined || person === null ? {} : { door }),
    facts: factsOf(event, reading),
    hash,
  };
}
