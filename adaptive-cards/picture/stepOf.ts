import { RAISER_MANAGER } from '../../domain/procedure/index.ts';
import type {
  MeetingRule,
  MonitoringRule,
  Procedure,
  Stage,
  StopsOn,
} from '../../domain/procedure/index.ts';
import { talkWith } from './talkWords.ts';
import { spanWords, titleOf, titles, titlesAll, titlesAny } from './words.ts';

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

export function stepOf(stage: Stage, procedure: Procedure): PicturedStep {
  const { key, label, name, meeting, offeredMeeting, monitoring, raisedBy, replyTo } = stage;
  const said: readonly (readonly [what: string, says: string | null | undefined])[] = [
    ['When it is meant', entryWords(stage)],
    ['Asked', askedWords(stage, procedure)],
    ['Copies', copyWords(stage, procedure)],
    ['By when', whenWords(stage)],
    ['Begins when', startWords(stage, procedure)],
    ['With more time', stage.clock?.atMost && `at most ${spanWords(stage.clock.atMost)} in all`],
    ['Talk before', talkWords(stage, procedure)],
    ['Also raised by', raisedBy && titles(raisedBy, procedure)],
    ['Meeting', meeting && meetingWords(meeting, procedure)],
    ['Meeting if called', offeredMeeting && meetingWords(offeredMeeting, procedure)],
    ['Wanted of the reply', replyWords(stage)],
    ['Reply also to', replyTo && titles(replyTo, procedure)],
    ['Reply judged by', judgesWords(stage, procedure)],
    ['Waits for', waitWords(stage, procedure)],
    ['Closed by', endWords(stage)],
    ['Monitoring', monitoring && monitoringWords(monitoring, procedure)],
    ['To be filed', filedWords(stage, procedure)],
    ['Shown before moving on', gateWords(stage)],
  ];
  return {
    key,
    label,
    name,
    kind: [
      stage.formal ? 'formal' : 'informal',
      ...(stage.entryOnly === true ? ['a way in only'] : []),
      ...(stage.exceptional === true ? ['exceptional, with a reason'] : []),
    ],
    lines: said.flatMap(([what, says]) =>
      says === null || says === undefined ? [] : [{ what, says }],
    ),
    next: nextOf(stage, procedure),
  };
}

const entryWords = ({ entry }: Stage): string | undefined => entry?.join(' ');
const gateWords = ({ gate }: Stage): string | undefined => gate?.text;

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

const STOPS: Readonly<Record<StopsOn, string>> = {
  response: 'a reply',
  resolution: 'the word that it is done',
  meeting: 'the meeting',
  decision: 'a decision',
};

const WHAT = { reply: 'reply', expected: 'reply expected', resolution: 'resolution' } as const;

function whenWords({ clock, timescale }: Stage): string {
  const own =
    timescale === 'none'
      ? []
      : [timescale === 'required' ? 'the raiser sets the day' : 'the raiser may set another day'];
  if (clock === null) return own.join('') || 'no days of its own';
  const what = WHAT[clock.wording];
  const stops = clock.stopsOn.map((each) => STOPS[each]).join(' or ');
  return [`${what} within ${spanWords(clock)}`, `the time stops with ${stops}`, ...own].join('; ');
}

function startWords({ clock }: Stage, procedure: Procedure): string | null {
  if (clock?.from === undefined) return null;
  const { label, by } = clock.from;
  return `${label}; ${titlesAny(by, procedure)} records the day, and until then the time waits`;
}

function judgesWords({ decidedBy }: Stage, procedure: Procedure): string | null {
  if (decidedBy === undefined) return null;
  const { roles, need } = decidedBy;
  return need === 'any'
    ? `${titlesAny(roles, procedure)}; without a word of one of them that it is enough, it cannot be closed as resolved`
    : `${titlesAll(roles, procedure)}; until each has said that it is enough, it cannot be closed as resolved`;
}

/** Tasks that come first; software cannot stop what happens outside it. */
const waitWords = ({ waitsFor }: Stage, { beside }: Procedure): string | null =>
  waitsFor === undefined
    ? null
    : `${waitsFor.tasks.map((task) => beside?.tasks?.find(({ key }) => key === task)?.title ?? task).join('; ')}; whoever closes it without says who decided so, and why`;

function endWords({ ends, silence }: Stage): string | null {
  const ways = [
    ...(ends === undefined ? [] : [ends === 'reply' ? 'the answer' : 'being seen']),
    ...(silence === undefined
      ? []
      : ['silence until the due day: it then counts as agreed, which the record keeps apart']),
  ];
  return ways.length === 0 ? null : ways.join('; ');
}

const talkWords = ({ consult }: Stage, procedure: Procedure): string | null =>
  consult === undefined ? null : talkWith(consult, procedure);

export function meetingWords(rule: MeetingRule, procedure: Procedure): string {
  const {
    label,
    purpose,
    convener,
    required,
    optional,
    othersBy,
    within,
    recorder,
    managerOversees,
  } = rule;
  return [
    `${label}, arranged by ${titleOf(convener, procedure)}`,
    `with ${titles(required, procedure, ', ')}`,
    ...(optional.length === 0 ? [] : [`invited: ${titles(optional, procedure, ', ')}`]),
    ...(managerOversees === true
      ? [`${titleOf(RAISER_MANAGER, procedure)} told if it is late`]
      : []),
    ...(othersBy === null ? [] : [`others as ${titleOf(othersBy, procedure)} says`]),
    within === null
      ? 'within the limit of the step, else ten working days (ours)'
      : `within ${spanWords(within)}`,
    ...(recorder === null ? [] : [`recorded by ${titleOf(recorder, procedure)}`]),
    ...aimWords(purpose),
  ].join('; ');
}

const aimWords = (purpose: string | undefined): readonly string[] =>
  purpose === undefined ? [] : [`what it is for: ${purpose}`];

function monitoringWords(rule: MonitoringRule, procedure: Procedure): string {
  const { label, purpose, convener, required, optional, within, onNotAchieved } = rule;
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
    ...aimWords(purpose),
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

function replyWords({ reply }: Stage): string | null {
  const plan = reply?.plan === 'required' ? 'at least one task with a person and a day' : undefined;
  const then = reply?.then === undefined ? undefined : `told beside it: ${reply.then}`;
  const unasked = reply?.wanted === false ? 'nothing has to be answered' : undefined;
  const said = [unasked, reply?.help, plan, then].filter((each) => each !== undefined);
  return said.length === 0 ? null : said.join('; ');
}
