import { shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, StageView } from '../../domain/case/index.ts';
import type { CardMessage } from '../parts/message.ts';
import {
  endingOf,
  isOver,
  isToBeSeen,
  onBehalfWords,
  roleTitle,
  stageAt,
  stageWords,
  titleOf,
} from '../wording/caseWords.ts';
import { silenceWords } from '../wording/endings.ts';

export interface AlertWords {
  readonly heading: string;
  readonly asked: string;
  readonly onBehalf: string | null;
  readonly acknowledged: string | null;
}

/** The words on top of an alert, from the procedure's own labels. */
export function alertWords(message: CardMessage): AlertWords {
  const { view } = message;
  const stage = stageAt(view, message.stage);
  const others = stage.responders.filter(
    (each) => each.id !== view.viewer && each.id !== view.onBehalfOf?.id,
  );
  return {
    heading: `${titleOf(view)}, ${stageWords(stage)}`,
    asked: isOver(view, stage)
      ? `This ${view.procedure.labels.step} has ended. No answer is asked for any more.`
      : askedWords(view, stage, others.length),
    onBehalf: stage.entry === view.current.entry ? onBehalfWords(view) : null,
    acknowledged:
      stage.acknowledgedAt === null
        ? null
        : `Acknowledged on ${shortDayAndTime(stage.acknowledgedAt)}.`,
  };
}

function askedWords(view: CaseView, stage: StageView, others: number): string {
  const seen = isToBeSeen(view, stage);
  if (isAnswered(view, stage)) {
    return seen
      ? `Something was written back. The ${raiserOf(view)} reads it, and closes this.`
      : `There is a reply. The ${raiserOf(view)} decides what happens next; if another answer is wanted, you will be asked.`;
  }
  const together = seen
    ? 'Others see it as well; it is enough that one of you acknowledges it.'
    : 'Others are asked as well; you can answer together.';
  return [
    seen ? seenWords(view, stage) : answerAsked(view, stage),
    ...silenceWords(view, stage),
    ...(others === 0 ? [] : [together]),
  ].join(' ');
}

/** By whomever of those asked: then none of them has anything to answer. */
const isAnswered = (view: CaseView, { entry, replies }: StageView): boolean =>
  replies.length > 0 && entry === view.current.entry && !view.may.includes('reply');

const raiserOf = (view: CaseView): string => roleTitle(view.procedure, view.raiser.role);

function seenWords(view: CaseView, stage: StageView): string {
  const seen = `The ${raiserOf(view)} would like you to see this.`;
  return endingOf(view, stage).ends === 'acknowledgement'
    ? `${seen} Press Acknowledge when you have read it. With that it is closed.`
    : `${seen} It is for your information, and nothing has to be answered. Press Acknowledge when you have read it. It stays open until the ${raiserOf(view)} closes it.`;
}

function answerAsked(view: CaseView, stage: StageView): string {
  const what =
    stage.wording === 'resolution'
      ? `The ${raiserOf(view)} asks you to put this right.`
      : `The ${raiserOf(view)} asks for your reply.`;
  return endingOf(view, stage).ends === 'reply' ? `${what} With your reply this is closed.` : what;
}
