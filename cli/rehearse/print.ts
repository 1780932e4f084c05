import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { PlayedMeeting, PlayedReminder, PlayedStage, Script } from './script.ts';

const RUNGS: Readonly<Record<string, string>> = {
  before: 'before the due day',
  'on-the-day': 'on the due day',
  overdue: 'overdue',
};

const AS: Readonly<Record<string, string>> = {
  responder: 'is asked',
  copy: 'gets a copy',
  notice: 'is told',
};

/** The script as somebody reads it aloud: stage by stage, in the order of time. */
export const printed = (script: Script): string =>
  [
    `${script.procedure.title} (${script.procedure.id} ${script.procedure.version})`,
    'Played with made-up people: every card arrives at once, nobody answers, and the raiser goes on when it is overdue.',
    ...(script.whole === null
      ? ['There is no limit for the whole process.']
      : [
          `The whole process is due by the end of ${longDay(script.whole.due)}.`,
          ...script.whole.explanation.map(indented),
        ]),
    ...script.stages.flatMap(stageLines),
    ...referralLines(script),
    '',
  ].join('\n');

const indented = (line: string): string => `    ${line}`;

const stageLines = (stage: PlayedStage): readonly string[] => [
  '',
  `${stage.label}: ${stage.name}, ${shortDayAndTime(stage.at)}`,
  ...(stage.skipped.length === 0 ? [] : [`  Passed over: ${stage.skipped.join(', ')}`]),
  ...stage.gets.map(({ post, as }) => `  ${post} ${AS[as] ?? as}`),
  ...dueLines(stage),
  ...stage.meetings.map((meeting) => `  Meeting: ${meetingWords(meeting)}`),
  ...stage.reminders.map(reminderLine),
  ...stage.records.map(
    ({ title, by, after }) => `  To be filed after the ${after}: ${title} (${by})`,
  ),
  ...monitoringLines(stage),
];

const dueLines = ({ due, wording, explanation }: PlayedStage): readonly string[] => {
  if (due === null) return ['  Nothing is due on a day.'];
  const what = wording === 'reply' ? 'Reply' : 'To be resolved';
  return [`  ${what} by the end of ${longDay(due)}`, ...explanation.map(indented)];
};

const meetingWords = (meeting: PlayedMeeting): string =>
  [
    `${meeting.label}, arranged by ${meeting.convener}`,
    `with ${meeting.required.join(', ')}`,
    ...(meeting.optional.length === 0 ? [] : [`invited: ${meeting.optional.join(', ')}`]),
    `from ${longDay(meeting.from)} to ${longDay(meeting.to)}${meeting.ours ? ' (days of ours)' : ''}`,
  ].join('; ');

const reminderLine = ({ at, of, rung, told }: PlayedReminder): string =>
  `  Reminder of the ${of.replace(/^the /, '')}, ${RUNGS[rung] ?? rung}, ${shortDayAndTime(at)}: ${told.join('; ')}`;

function monitoringLines({ monitoring, notAchieved }: PlayedStage): readonly string[] {
  if (monitoring === null) return ['  If resolved here: no monitoring meeting.'];
  return [
    `  If resolved here: ${meetingWords(monitoring)}`,
    ...(notAchieved.length === 0 ? [] : [`    If not achieved: ${notAchieved.join('; ')}`]),
  ];
}

function referralLines({ referral }: Script): readonly string[] {
  if (referral === null) return ['', 'There is no referral outside the authority.'];
  const told = (people: readonly string[]): string =>
    people.length === 0 ? 'nobody is told' : `told: ${people.join('; ')}`;
  return [
    '',
    `Referral to ${referral.label}, at any time`,
    `  Considered: ${told(referral.considered)}`,
    `  Made: ${told(referral.made)}`,
    ...(referral.meeting === null ? [] : [`  Meeting: ${meetingWords(referral.meeting)}`]),
  ];
}
