import { shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CardMessage } from '../parts/message.ts';
import { personWords, roleTitle, stageAt, stageWords, titleOf } from '../wording/caseWords.ts';

export interface AlertWords {
  readonly heading: string;
  readonly asked: string;
  readonly onBehalf: string | null;
  readonly acknowledged: string | null;
}

/** The words on top of an alert, from the procedure's own labels. */
export function alertWords(message: CardMessage): AlertWords {
  const { view, onBehalfOf } = message;
  const stage = stageAt(view, message.stage);
  const others = stage.responders.filter(
    (each) => each.id !== view.viewer && each.id !== onBehalfOf,
  );
  const meant = stage.responders.find((each) => each.id !== null && each.id === onBehalfOf);
  return {
    heading: `${titleOf(view)}, ${stageWords(stage)}`,
    asked: askedWords(stage.wording, others.length, view.raiser.role, message),
    onBehalf:
      onBehalfOf === null
        ? null
        : `You are answering for ${meant === undefined ? 'a colleague' : personWords(meant, view.procedure)}.`,
    acknowledged:
      stage.acknowledgedAt === null
        ? null
        : `Acknowledged on ${shortDayAndTime(stage.acknowledgedAt)}.`,
  };
}

function askedWords(
  wording: 'reply' | 'resolution',
  others: number,
  raiserRole: string,
  { view }: CardMessage,
): string {
  const raiser = roleTitle(view.procedure, raiserRole);
  const what =
    wording === 'reply'
      ? `The ${raiser} asks for your reply.`
      : `The ${raiser} asks you to put this right.`;
  return others === 0 ? what : `${what} Others are asked as well; you can answer together.`;
}
