import { longDay } from '../../domain/calendar/index.ts';
import type { BesideLines } from '../picture/besideWords.ts';
import type { PlayedReferral } from './playedReferral.ts';
import { meetingWords, stageLines } from './printStage.ts';
import type { Script } from './script.ts';

/** The script as somebody reads it aloud: stage by stage, in the order of time. */
export const printed = (script: Script): string =>
  [
    `${script.procedure.title} (${script.procedure.id} ${script.procedure.version})`,
    'Played with made-up people: every card arrives at once, nobody answers, and the raiser goes on when it is overdue.',
    ...script.about,
    ...wholeLines(script),
    ...(script.passing === null ? [] : [script.passing]),
    ...script.stages.flatMap((stage) => stageLines(stage, script)),
    ...referralLines(script.referral),
    ...besideLines(script.beside),
    '',
  ].join('\n');

const wholeLines = ({ whole }: Script): readonly string[] =>
  whole === null
    ? ['There is no limit for the whole process.']
    : [
        `The whole process is due by the end of ${longDay(whole.due)}.`,
        ...whole.explanation.map((line) => `    ${line}`),
      ];

function referralLines(referral: PlayedReferral | null): readonly string[] {
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

const besideLines = (beside: readonly BesideLines[]): readonly string[] =>
  beside.flatMap(({ what, says }) => ['', what, ...says.map((line) => `  ${line}`)]);
