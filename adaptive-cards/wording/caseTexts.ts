import { localDay, longDay } from '../../domain/calendar/index.ts';
import type { CaseView, EarlierCase, EarlierCases, StageView } from '../../domain/case/index.ts';
import type { TextRule, Wording } from '../../domain/procedure/index.ts';
import { answerWords, listWords, stageWords, titleOf } from './caseWords.ts';
import { capital } from './dates.ts';
import { isRunning, mailSubject } from './outside.ts';
import { decisionWords, STATUS } from './status.ts';

/** A text to be copied, under the name of the place where it belongs. */
export interface CaseText {
  readonly label: string;
  readonly lines: readonly string[];
  /** Of a mail: for whom, by post, and under which subject. */
  readonly mail?: { readonly to: string; readonly subject: string };
}

/** The procedure's own texts, for whoever reads the whole case; `earlier` null: it was not looked up. */
export function caseTexts(view: CaseView, earlier: EarlierCases | null): readonly CaseText[] {
  if (view.depth !== 'full') return [];
  return (view.procedure.beside?.texts ?? []).flatMap((rule): readonly CaseText[] => {
    const { label, kind } = rule;
    if (kind === 'mail') return mailText(view, rule);
    if (kind === 'answers') return [{ label, lines: answerTexts(view, rule) }];
    if (kind === 'steps') return [{ label, lines: stepLines(view) }];
    return earlier === null ? [] : [{ label, lines: earlierTexts(view, earlier) }];
  });
}

/** What was done, by days and posts: nobody's words, so that it can be shown to whoever it is for. */
const stepLines = (view: CaseView): readonly string[] => [
  `This ${view.procedure.labels.matter} (${view.reference}) was raised on ${longDay(localDay(view.raisedAt))}.`,
  ...view.stages.map(stepLine),
  ...(view.status === 'open' ? [] : [`${STATUS[view.status]}.`]),
];

function stepLine(stage: StageView): string {
  const asked = listWords([...new Set(stage.responders.map(({ post }) => post))], 'and');
  const reply = stage.replies.at(-1);
  return [
    `${stageWords(stage)}: put to ${asked} on ${longDay(localDay(stage.openedAt))}.`,
    reply === undefined ? noReply(stage) : `A reply came on ${longDay(localDay(reply.at))}.`,
    ...(stage.decision === null
      ? []
      : [`${decisionWords(stage.decision.kind)} on ${longDay(localDay(stage.decision.at))}.`]),
  ].join(' ');
}

const noReply = ({ decision, due }: StageView): string =>
  decision !== null || due === null
    ? 'No reply is recorded.'
    : `A reply is asked for by the end of ${longDay(due)}.`;

/**
 * A mail that the raiser sends, made of what they answered (DO-28). The subject is the one of the product's
 * own mails, with names only where the authority's rule has them. It is copied and no `mailto:` link: a link
 * with the words in it would stand in the card and in logs, and one without them saves nobody anything.
 */
function mailText(theCase: CaseView, rule: TextRule): readonly CaseText[] {
  const { label, answers = [], answerLabels = {}, matter, stages } = rule;
  const view = matter === undefined ? theCase : called(theCase, matter);
  const stage = view.stages.findLast((each) => stages?.includes(each.stage) ?? true);
  if (stage === undefined) return [];
  const message = { card: 'alert', view, stage: stage.entry, notice: null, meeting: null } as const;
  return [
    {
      label,
      mail: {
        to: listWords([...new Set(stage.responders.map(({ post }) => post))], 'and'),
        subject: mailSubject(message),
      },
      lines: [
        `This confirms what was agreed: ${titleOf(view)}.`,
        ...saidTo(view, answers, answerLabels),
        ...(stage.due === null || !isRunning(message)
          ? []
          : [`${ASKED_BY[stage.wording]} ${longDay(stage.due)}.`]),
        view.raiser.post,
      ],
    },
  ];
}

/** The day of the stage, which need not be the timescale that was agreed: that stands in the answers. */
const ASKED_BY: Readonly<Record<Wording, string>> = {
  reply: 'Please reply by the end of',
  expected: 'A reply is expected by the end of',
  resolution: 'Please put it right by the end of',
};

/** The same case by another name. */
const called = (view: CaseView, matter: string): CaseView => ({
  ...view,
  procedure: { ...view.procedure, labels: { ...view.procedure.labels, matter } },
});

/** What the raiser said to these questions, each under its own or another label, in this order. */
function saidTo(
  view: CaseView,
  keys: readonly string[],
  labels: Readonly<Record<string, string>> = {},
): readonly string[] {
  const asked = keys.flatMap((key) => view.procedure.fields.filter((each) => each.key === key));
  return asked.flatMap(({ key, label }) =>
    view.answers
      .filter((answer) => answer.label === label)
      .flatMap((answer) => [labels[key] ?? label, answerWords(view, answer)]),
  );
}

/** What the raiser said, and whether it still stands. */
const answerTexts = (view: CaseView, { answers = [] }: TextRule): readonly string[] => [
  `${titleOf(view)}, ${longDay(localDay(view.raisedAt))}. ${STATUS[view.status]}.`,
  ...saidTo(view, answers),
];

/** What was raised before and this, each in a line. */
function earlierTexts(view: CaseView, { cases, others }: EarlierCases): readonly string[] {
  const { reference, procedure, current, raisedAt, status } = view;
  const closedAt = status === 'open' ? null : (current.decision?.at ?? null);
  const own: EarlierCase = {
    reference,
    matter: procedure.labels.matter,
    stageLabel: current.label,
    raisedAt,
    closedAt,
    status,
  };
  const before = cases.filter((each) => each.raisedAt < raisedAt);
  return [...before, own].map(earlierWords).concat(othersWords(others));
}

/** "RP 2027-7KQ4M: Stage 3, raised on Monday 1 March 2027. Closed: resolved, on …". */
export function earlierWords(each: EarlierCase): string {
  const closed = each.closedAt === null ? '' : ` on ${longDay(localDay(each.closedAt))}`;
  const raised = longDay(localDay(each.raisedAt));
  return `${capital(each.matter)} ${each.reference}: ${each.stageLabel}, raised on ${raised}. ${STATUS[each.status]}${closed}.`;
}

/** That there are some, to whoever may not know of them more. */
export const othersWords = (others: number): readonly string[] =>
  others === 0
    ? []
    : [
        others === 1
          ? 'One more was raised that you do not take part in. Your manager can say more.'
          : `${others} more were raised that you do not take part in. Your manager can say more.`,
      ];
