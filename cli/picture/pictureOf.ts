import {
  sourcedParts,
  type MeetingRule,
  type MonitoringRule,
  type Procedure,
  type RoleKey,
  type Span,
  type Stage,
} from '../../domain/procedure/index.ts';
import type { Reading } from '../../storage/procedureFiles/readRequirements.ts';

/** A procedure as a drawing shows it: in words, in the order of the ladder. */
export interface Picture {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly authority: string;
  readonly step: string;
  readonly process: string;
  readonly wholeLimit: string | null;
  readonly steps: readonly PicturedStep[];
  readonly moving: readonly string[];
  readonly referral: readonly string[] | null;
  readonly defaults: readonly PicturedDefault[];
  /** Readings that hold for every procedure and that this file does not name. */
  readonly everywhere: readonly PicturedDefault[];
}

export interface PicturedStep {
  readonly key: string;
  readonly label: string;
  readonly name: string;
  /** What stands beside its name: informal, entry point only, exceptional. */
  readonly kind: readonly string[];
  readonly lines: readonly { readonly what: string; readonly says: string }[];
  /** Label of the step after it; null: none. */
  readonly next: string | null;
}

export interface PicturedDefault {
  readonly id: string;
  /** Null: no list of readings knows it. */
  readonly reading: string | null;
  readonly fixed: boolean;
  /** Where it can be set: the way to it in the file, and what stands there. */
  readonly settings: readonly { readonly name: string; readonly value: string }[];
}

export function pictureOf(procedure: Procedure, readings: ReadonlyMap<string, Reading>): Picture {
  const { id, version, title, authority, labels, wholeLimit } = procedure;
  const defaults = defaultsIn(procedure, readings);
  const named = new Set(defaults.map((each) => each.id));
  return {
    id,
    version,
    title,
    authority,
    step: labels.step,
    process: labels.process,
    wholeLimit:
      wholeLimit === null
        ? null
        : `${spanWords(wholeLimit)} from the first ${wholeLimit.covers === 'formal' ? 'formal ' : ''}${labels.step}`,
    steps: procedure.stages.map((stage) => stepOf(stage, procedure)),
    moving: movingWords(procedure),
    referral: referralWords(procedure),
    defaults,
    everywhere: [...readings]
      .filter(([each]) => each.startsWith('A-X-') && !named.has(each))
      .map(([each, reading]) => ({ id: each, ...reading, settings: [] })),
  };
}

const spanWords = ({ n, unit, source }: Span): string =>
  `${n} ${unit === 'working-day' ? 'working' : 'calendar'} day${n === 1 ? '' : 's'}${source === 'ours' ? ' (ours)' : ''}`;

const titleOf = (role: RoleKey, { roles, labels }: Procedure): string => {
  if (role === 'responder') return 'whoever is asked';
  if (role === 'raiser') return labels.raiser;
  return role === 'raiser-manager' ? labels.raiserManager : (roles[role]?.title ?? role);
};

const titles = (roles: readonly RoleKey[], procedure: Procedure, between = '; '): string =>
  roles.map((role) => titleOf(role, procedure)).join(between);

function stepOf(stage: Stage, procedure: Procedure): PicturedStep {
  const line = (what: string, says: string | null) => (says === null ? [] : [{ what, says }]);
  const { key, label, name, meeting, offeredMeeting, monitoring } = stage;
  return {
    key,
    label,
    name,
    kind: [
      stage.formal ? 'formal' : 'informal',
      ...(stage.entryOnly === true ? ['a way in only'] : []),
      ...(stage.exceptional === true ? ['exceptional, with a reason'] : []),
    ],
    lines: [
      ...line('Asked', askedWords(stage, procedure)),
      ...line('Copies', copyWords(stage, procedure)),
      ...line('By when', whenWords(stage)),
      ...line('Talk before', talkWords(stage, procedure)),
      ...line(
        'Also raised by',
        stage.raisedBy === undefined ? null : titles(stage.raisedBy, procedure),
      ),
      ...line('Meeting', meeting === undefined ? null : meetingWords(meeting, procedure)),
      ...line(
        'Meeting if called',
        offeredMeeting === undefined ? null : meetingWords(offeredMeeting, procedure),
      ),
      ...line(
        'Monitoring',
        monitoring === undefined ? null : monitoringWords(monitoring, procedure),
      ),
      ...line(
        'Reply also to',
        stage.replyTo === undefined ? null : titles(stage.replyTo, procedure),
      ),
      ...line('To be filed', filedWords(stage, procedure)),
    ],
    next: nextOf(stage, procedure),
  };
}

const MODES: Readonly<Record<Stage['to']['mode'], string>> = {
  all: '',
  joint: ', with one reply together',
  'choose-one': ', one of them; the others are told',
  'choose-some': ', one or more of them',
};

const askedWords = ({ to }: Stage, procedure: Procedure): string =>
  `${titles(to.roles, procedure)}${MODES[to.mode]}`;

function copyWords({ copies }: Stage, procedure: Procedure): string | null {
  if (copies.length === 0) return null;
  return copies
    .map(({ role, when, ifHeld }) => {
      const title = titleOf(role, procedure);
      const held = ifHeld === true ? ' (where the post is held)' : '';
      if (when.kind === 'bypassed') return `${title}${held} (where passed over)`;
      return when.kind === 'ask' ? `${title}${held} (if yes: ${when.question})` : `${title}${held}`;
    })
    .join('; ');
}

function whenWords({ clock, timescale }: Stage): string {
  const own =
    timescale === 'none'
      ? []
      : [timescale === 'required' ? 'the raiser sets the day' : 'the raiser may set another day'];
  if (clock === null) return own.join('') || 'no days of its own';
  const what = clock.wording === 'reply' ? 'reply' : 'resolution';
  const stops = clock.stopsOn.join(' or ');
  return [`${what} within ${spanWords(clock)}, stopped by ${stops}`, ...own].join('; ');
}

const talkWords = ({ consult }: Stage, procedure: Procedure): string | null =>
  consult === undefined
    ? null
    : titles(consult.roles, procedure, consult.need === 'any' ? ' or ' : ' and ');

function meetingWords(rule: MeetingRule, procedure: Procedure): string {
  const { label, convener, required, optional, within, recorder } = rule;
  return [
    `${label}, arranged by ${titleOf(convener, procedure)}`,
    `with ${titles(required, procedure, ', ')}`,
    ...(optional.length === 0 ? [] : [`invited: ${titles(optional, procedure, ', ')}`]),
    within === null
      ? 'within the limit of the step, else ten working days (ours)'
      : `within ${spanWords(within)}`,
    ...(recorder === null ? [] : [`recorded by ${titleOf(recorder, procedure)}`]),
  ].join('; ');
}

function monitoringWords(rule: MonitoringRule, procedure: Procedure): string {
  const { label, convener, required, optional, within, onNotAchieved } = rule;
  const ways = onNotAchieved.map((way) => {
    if (way.kind === 'pass-to') return `passed to ${titles(way.roles, procedure, ', ')}`;
    return way.kind === 'next-stage' ? 'the next step' : 'monitored again';
  });
  return [
    `${label}, arranged by ${titleOf(convener, procedure)}`,
    `with ${titles(required, procedure, ', ')}`,
    ...(optional.length === 0 ? [] : [`invited: ${titles(optional, procedure, ', ')}`]),
    `within ${spanWords(within)}`,
    ...(ways.length === 0 ? [] : [`if not achieved: ${ways.join(' or ')}`]),
  ].join('; ');
}

const filedWords = ({ records }: Stage, procedure: Procedure): string | null =>
  records.length === 0
    ? null
    : records.map(({ title, by }) => `${title} (${titleOf(by, procedure)})`).join('; ');

function nextOf(stage: Stage, { stages }: Procedure): string | null {
  const named = stage.next ?? null;
  const after = stages.slice(stages.indexOf(stage) + 1).find(({ entryOnly }) => entryOnly !== true);
  return (named === null ? after : stages.find(({ key }) => key === named))?.label ?? null;
}

function movingWords({ bypass, extension, labels, stages }: Procedure): readonly string[] {
  const { startAt, skip } = bypass;
  const labelsOf = (keys: readonly string[]): string =>
    stages
      .filter(({ key }) => keys.includes(key))
      .map(({ label }) => label)
      .join(', ');
  return [
    startAt === 'any'
      ? `A case may begin at any ${labels.step}.`
      : `A case may begin at: ${labelsOf(startAt)}.`,
    skip === 'any'
      ? `A ${labels.step} may be passed over, with a reason.`
      : `No ${labels.step} may be passed over.`,
    ...(bypass.neverBackToInformal ? ['Once formal, it never goes back to informal.'] : []),
    extension === null
      ? 'More time cannot be given.'
      : `More time can be given${extension.askedBy === null ? '' : '; whoever is asked may ask for it'}.`,
  ];
}

function referralWords(procedure: Procedure): readonly string[] | null {
  const { referral, labels } = procedure;
  if (referral === null) return null;
  const { label, stageLabel, checklist, tellWhenConsidered, tellWhenReferred, meeting } = referral;
  return [
    stageLabel === null
      ? `To ${label}, beside every ${labels.step}.`
      : `To ${label}: ${stageLabel}, or earlier.`,
    ...checklist.map((each) => `Asked: ${each.label}`),
    ...(tellWhenConsidered.length === 0
      ? []
      : [`Told when it is considered: ${titles(tellWhenConsidered, procedure)}`]),
    tellWhenReferred === 'everyone-involved'
      ? 'Told when it is made: everybody who was asked or told.'
      : `Told when it is made: ${titles(tellWhenReferred, procedure) || 'nobody'}`,
    ...(meeting === undefined ? [] : [`Meeting: ${meetingWords(meeting, procedure)}`]),
  ];
}

/** Every reading that the file names, with the values that carry it out. */
function defaultsIn(
  procedure: Procedure,
  readings: ReadonlyMap<string, Reading>,
): readonly PicturedDefault[] {
  const parts = sourcedParts(procedure).flatMap(({ path, req, value }) =>
    req
      .filter((id) => id.startsWith('A-'))
      .map((id) => ({ id, name: path, value: valueWords(value) })),
  );
  const ids = [...new Set(parts.map(({ id }) => id))].sort();
  return ids.map((id) => {
    const { reading = null, fixed = false } = readings.get(id) ?? {};
    const settings = parts
      .filter((part) => part.id === id)
      .map(({ name, value }) => ({ name: name === '' ? 'the procedure' : name, value }));
    return { id, reading, fixed, settings };
  });
}

/** Wording is on the ladder above; a setting is what decides. */
const WORDING = new Set(['label', 'title', 'text', 'question', 'name', 'template', 'key', 'req']);

/** The plain values that stand there, `n 4, unit working-day`; what they hold further in is elsewhere. */
function valueWords(value: Readonly<Record<string, unknown>>): string {
  const words = Object.entries(value).flatMap(([name, each]) => {
    const said = WORDING.has(name) ? null : plain(each);
    return said === null ? [] : [`${name} ${said}`];
  });
  return words.length === 0 ? 'its words' : words.join(', ');
}

function plain(value: unknown): string | null {
  if (value === null) return 'none';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isSpan(value)) return spanWords(value);
  if (!Array.isArray(value) || value.length === 0) return null;
  const members: readonly unknown[] = value;
  return members.every((each) => typeof each === 'string') ? members.join(' + ') : null;
}

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'n' in value && 'unit' in value;
