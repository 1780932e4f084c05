import { localDay, type Day, type Moment } from '../../domain/calendar/index.ts';
import type { Reference } from '../../domain/case/index.ts';
import type { Procedure, Stage } from '../../domain/procedure/index.ts';
import { aboutWords } from '../picture/aboutWords.ts';
import { besideWords, type BesideLines } from '../picture/besideWords.ts';
import { passingTalk } from '../picture/talkWords.ts';
import { playedStage, type PlayedStage } from './playedStage.ts';
import { referred, type PlayedReferral } from './playedReferral.ts';
import { Player, written, type Ground } from './player.ts';
import { movedOn, waited } from './steps.ts';
import { answersAt, categoryOf, openingOf } from './typed.ts';

/** A procedure as it plays: nobody answers, and the raiser goes on at every overdue day. */
export interface Script {
  readonly procedure: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly kind: 'alert' | 'notice';
  };
  readonly step: string;
  readonly raiser: string;
  readonly about: readonly string[];
  /** The talk before a stage is passed over; null: none is asked for. */
  readonly passing: string | null;
  readonly stages: readonly PlayedStage[];
  readonly whole: { readonly due: Day; readonly explanation: readonly string[] } | null;
  readonly referral: PlayedReferral | null;
  readonly beside: readonly BesideLines[];
}

/** @throws Refused where the procedure does not let a case begin at that stage, or the calendar ends. */
export function scriptOf(
  procedure: Procedure,
  from: Stage,
  start: Moment,
  ground?: Ground,
): Script {
  const { id, version, title, kind = 'alert' } = procedure;
  const raised = raise(Player.of(procedure, start, ground), from, start);
  const stages = [playedStage(raised)];
  let last = waited(raised);
  for (let next = movedOn(last); next !== null; next = movedOn(last)) {
    stages.push(playedStage(next));
    last = waited(next);
  }
  const { whole, raiser } = last.view();
  return {
    procedure: { id, version, title, kind },
    step: procedure.labels.step,
    raiser: raiser.post,
    about: aboutWords(procedure),
    passing: passingTalk(procedure),
    stages,
    whole: whole === null ? null : { due: whole.due, explanation: whole.explanation },
    referral: referred(last),
    beside: besideWords(procedure),
  };
}

function raise(player: Player, stage: Stage, start: Moment): Player {
  const { procedure } = player.ctx;
  const { raiser, team } = player.cast;
  const first = procedure.stages.find(({ entryOnly }) => entryOnly !== true);
  const skips = first !== undefined && stage !== first && stage.entryOnly !== true;
  const subjects = procedure.subject.kind === 'nobody' ? [] : [{ record: '1', initials: null }];
  return player
    .does({
      type: 'raise',
      reference: 'REHEARSAL' as Reference,
      raiser,
      team,
      subjects,
      subjectsText: written(JSON.stringify(subjects)),
      childKeys: subjects.map(({ record }) => record),
      ...categoryOf(procedure),
      answers: answersAt(procedure, stage, localDay(start)),
      open: openingOf(stage, player, skips),
    })
    .delivered();
}
