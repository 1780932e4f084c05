import { dueWords } from '../wording/dates.ts';
import { localDay, longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { Gets, PlayedMeeting } from './cards.ts';
import type {
  PlayedEnd,
  PlayedJudging,
  PlayedMoreTime,
  PlayedStart,
  PlayedWaits,
} from './forks.ts';
import type { PlayedReminder, PlayedStage } from './playedStage.ts';
import type { Script } from './script.ts';
import type { PlayedTask } from './tasks.ts';

const RUNGS: Readonly<Record<string, string>> = {
  before: 'before the due day',
  'on-the-day': 'on the due day',
  overdue: 'overdue',
};

const AS: Readonly<Record<Gets['as'], string>> = {
  responder: 'is asked',
  copy: 'gets a copy',
  notice: 'is told',
};

export const stageLines = (stage: PlayedStage, script: Script): readonly string[] => [
  '',
  `${stage.label}: ${stage.name}, ${shortDayAndTime(stage.at)}`,
  ...(stage.skipped.length === 0 ? [] : [`  Passed over: ${stage.skipped.join(', ')}`]),
  ...(stage.raisedBy.length === 0
    ? []
    : [`  ${stage.raisedBy.join(' or ')} may raise it too; ${script.raiser} stays the raiser`]),
  ...stage.talks.map((people) => `  Talk before it, recorded: ${people}`),
  ...getsLines(stage.gets),
  ...startLines(stage.start),
  ...dueLines(stage, script),
  ...moreTimeLines(stage.moreTime, script),
  ...stage.limits.map(
    ({ label, from, due }) =>
      `  Limit of ${script.raiser}: ${label}, by the end of ${longDay(due)} where the form says ${longDay(from)}`,
  ),
  ...stage.meetings.map((meeting) => `  Meeting: ${meetingWords(meeting)}`),
  ...stage.reminders.map(reminderLine),
  ...stage.tasks.map(taskLine),
  ...stage.records.map(
    ({ title, by, after }) => `  To be filed after the ${after}: ${title} (${by})`,
  ),
  ...judgingLines(stage.judging, script),
  ...waitLines(stage.waitsFor),
  ...endLines(stage.ends),
  ...endLines(stage.silence),
  ...monitoringLines(stage, script),
];

/** Each post once in a way: who is told of several things is told of them in one line. */
function getsLines(gets: readonly Gets[]): readonly string[] {
  const ways = gets.map(({ post, as, asked }) => {
    const where = asked === null ? '' : ` if this is answered yes: ${asked}`;
    const of = gets.flatMap((each) =>
      each.post === post && each.as === as && each.of !== null ? [`“${each.of}”`] : [],
    );
    const what = of.length === 0 ? '' : `: ${[...new Set(of)].join(', ')}`;
    return `  ${post} ${AS[as]}${where}${what}`;
  });
  return [...new Set(ways)];
}

const told = (posts: readonly string[]): string =>
  posts.length === 0 ? 'nobody is told' : `told: ${posts.join('; ')}`;

const startLines = (start: PlayedStart | null): readonly string[] =>
  start === null
    ? []
    : [
        `  The time waits until it is recorded that this has happened: ${start.label} (by ${start.by})`,
        `  ${start.recordedBy} records ${longDay(start.on)}; ${told(start.told)}`,
      ];

function dueLines(
  { due, dayMadeUp, wording, explanation }: PlayedStage,
  { raiser }: Script,
): readonly string[] {
  if (due === null) return ['  Nothing is due on a day.'];
  return [
    `  ${dueWords(due, wording)}`,
    ...(dayMadeUp ? [`    This day is made up for the rehearsal: ${raiser} must set one.`] : []),
    ...explanation.map((line) => `    ${line}`),
  ];
}

function moreTimeLines(more: PlayedMoreTime | null, { raiser }: Script): readonly string[] {
  if (more === null) return [];
  const any = more.askedBy.join(' or ');
  const asker = more.picked ? `whoever is picked (${any})` : any;
  const who =
    more.askedBy.length === 0
      ? `${raiser} alone gives it`
      : `${asker} may ask for it, ${raiser} gives it`;
  const recorded =
    more.recorded.length === 0 ? [] : [`    Recorded with it: ${more.recorded.join('; ')}`];
  const whole = more.movesWhole ? ['    The limit of the whole process moves with it'] : [];
  return [`  More time: ${who}; ${maximumWords(more)}`, ...recorded, ...whole];
}

function maximumWords({ atMost, given, refusesLater }: PlayedMoreTime): string {
  if (atMost === null) return 'no longest time is set';
  if (given === null) return `none is left, the longest is ${atMost.says} in all`;
  const later = refusesLater ? ', and a later day is refused' : '';
  return `up to ${longDay(given)} at the latest, ${atMost.says} in all${later}`;
}

export const meetingWords = (meeting: PlayedMeeting): string =>
  [
    `${meeting.label}, arranged by ${meeting.convener}`,
    `with ${meeting.required.join(', ')}`,
    ...(meeting.optional.length === 0 ? [] : [`invited: ${meeting.optional.join(', ')}`]),
    `from ${longDay(meeting.from)} to ${longDay(meeting.to)}${meeting.ours ? ' (days of ours)' : ''}`,
    ...(meeting.recorder === null ? [] : [`recorded by ${meeting.recorder}`]),
    ...(meeting.aim === null ? [] : [`what it is for: ${meeting.aim}`]),
  ].join('; ');

const reminderLine = (reminder: PlayedReminder): string =>
  `  Reminder of the ${reminder.of.replace(/^the /, '')}, ${rungWords(reminder)}, ${shortDayAndTime(reminder.at)}: ${reminder.told.join('; ')}`;

/** Of a due day that is no working day one is reminded on the working day before it. */
const rungWords = ({ rung, due, at }: PlayedReminder): string =>
  rung === 'on-the-day' && localDay(at) !== due
    ? `for the due day, ${longDay(due)}`
    : (RUNGS[rung] ?? rung);

const TRIGGERS: Readonly<Record<PlayedTask['on'], string>> = {
  opened: 'at once',
  answered: 'after the first reply',
  ended: 'when the stage ends',
  resolved: 'when it is resolved',
};

function taskLine({ title, by, on, untilEnd, due, within, hangsOn, tells }: PlayedTask): string {
  const days = within === null ? hangsOn : `, within ${within}${hangsOn}`;
  const end = due === null ? days : `, by the end of ${longDay(due)}`;
  const until = untilEnd ? ', until the stage ends' : '';
  return `  Task ${TRIGGERS[on]}${until}: ${title} (${by})${end}${tells}`;
}

function judgingLines(judging: PlayedJudging | null, { raiser }: Script): readonly string[] {
  if (judging === null) return [];
  const { need, asked, waitsFor, enough } = judging;
  const between = need === 'any' ? ' or ' : ' and ';
  const all = waitsFor.length === 0 ? 'it waits for nobody' : `waits for ${waitsFor.join(between)}`;
  return [
    `  Asked whether a reply is enough: ${asked.join(between)}`,
    `    Without that word ${raiser} cannot close it as resolved: ${all}`,
    ...(enough.length === 0
      ? ['    It cannot be closed as resolved at all']
      : [`    Said to be enough by ${enough.join(' and ')}: ${raiser} can close it`]),
  ];
}

const waitLines = (waits: PlayedWaits | null): readonly string[] =>
  waits === null
    ? []
    : [
        `  Waits, before it can be resolved, for: ${waits.tasks.join('; ')}`,
        ...(waits.asksWhy
          ? ['    Whoever closes it without that says who decided so, and why']
          : []),
      ];

const ENDS: Readonly<Record<PlayedEnd['how'], string>> = {
  reply: 'The answer closes it',
  acknowledgement: 'Being seen closes it',
  silence:
    'Without an answer it counts as agreed once the due day has passed, kept apart from an answer',
};

const endLines = (end: PlayedEnd | null): readonly string[] =>
  end === null ? [] : [`  ${ENDS[end.how]}; ${told(end.told)}`];

function monitoringLines(
  { monitoring, notAchieved }: PlayedStage,
  { procedure }: Script,
): readonly string[] {
  // A notice is closed; that nothing follows it need not be said.
  if (monitoring === null)
    return procedure.kind === 'notice' ? [] : ['  If resolved here: no monitoring meeting.'];
  return [
    `  If resolved here: ${meetingWords(monitoring)}`,
    ...(notAchieved.length === 0 ? [] : [`    If not achieved: ${notAchieved.join('; ')}`]),
  ];
}
