import { shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CardMessage } from '../parts/message.ts';
import { onBehalfWords, roleTitle, stageAt, stageWords, titleOf } from '../wording/caseWords.ts';

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
    asked: askedWords(stage.wording, others.length, view.raiser.role, message),
    onBehalf: stage.entry === view.current.entry ? onBehalfWords(view) : null,
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
