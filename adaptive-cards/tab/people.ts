import { shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, Receipt, StageView } from '../../domain/case/index.ts';
import { personWords } from '../wording/caseWords.ts';
import { NOT_DELIVERED, receiptFacts } from '../wording/receipts.ts';
import type { PersonRow } from './models.ts';

/** Who was asked and who was copied, stage by stage from the last, and what became of each message. */
export const people = (view: CaseView): readonly PersonRow[] =>
  [...view.stages]
    .reverse()
    .flatMap((stage) => [
      ...stage.responders.map((each) =>
        row(view, each, `Asked at ${stage.label}`, answered(stage)),
      ),
      ...stage.copies.map((each) => row(view, each, `Copied in at ${stage.label}`, [])),
    ]);

const row = (
  { procedure }: CaseView,
  to: Receipt,
  part: string,
  more: readonly string[],
): PersonRow => ({
  post: personWords(to, procedure),
  part,
  receipts: [...receiptFacts(to), ...more],
  problem: to.failed === null ? null : NOT_DELIVERED,
});

/** Of the stage, whoever of those asked did it. */
const answered = ({ acknowledgedAt, replies }: StageView): readonly string[] => [
  ...(acknowledgedAt === null ? [] : [`Acknowledged on ${shortDayAndTime(acknowledgedAt)}`]),
  ...replies.map(({ at, by }) => `Reply of ${by} on ${shortDayAndTime(at)}`),
];
