import type { CaseView, Refusal } from '../../domain/case/index.ts';
import { buttons, press } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { facts, heading, list, refused, say, type Element } from '../elements/text.ts';
import { dueFacts } from '../parts/due.ts';
import { recordWords } from '../case/presenter.ts';
import { waysOn } from '../parts/ways.ts';
import type { Keys, Verb } from '../verbs.ts';
import { titleOf } from '../wording/caseWords.ts';
import { doneWords } from '../wording/done.ts';
import { problemLine } from '../wording/problems.ts';
import { refusalWords } from '../wording/refusals.ts';
import { presentState } from './presenter.ts';

/** Kindly no: what happened, what was kept, what to do next, and how the case stands. */
export function refusedCard(refusal: Refusal, view: CaseView | null, keys: Keys): Card {
  const words = refusalWords(refusal, view?.procedure.labels);
  const problems = refusal.reason === 'invalid' ? refusal.problems : [];
  return card(
    [
      refused(heading(words.what, 1)),
      ...list(problems.map((each) => problemLine('This form', each))),
      say(words.kept),
      say(words.next),
      ...present(view, keys),
    ],
    { fallbackText: view === null ? 'This could not be done' : titleOf(view) },
  );
}

/** Done: what happened, and what happens next. */
export function doneCard(verb: Verb, view: CaseView | null, keys: Keys): Card {
  const words = doneWords(verb, view);
  return card(
    [
      heading(words?.what ?? 'Done.', 1),
      ...(words === null ? [] : [say(words.next)]),
      ...toRecord(verb, view),
      ...present(view, keys),
    ],
    { fallbackText: view === null ? 'Done' : titleOf(view) },
  );
}

/** Deeds after which the procedure may want something in the record system. */
const RECORDED: ReadonlySet<Verb> = new Set([
  'reply',
  'recordMeeting',
  'giveTime',
  'refer',
  'resolve',
  'escalate',
  'withdraw',
  'closeUnresolved',
]);

/** What the procedure asks of this very person now (A-X-10); the case is where they confirm it. */
function toRecord(verb: Verb, view: CaseView | null): readonly Element[] {
  const own = RECORDED.has(verb) ? (view?.records.filter((each) => each.own) ?? []) : [];
  if (view === null || own.length === 0) return [];
  return [
    say(`Still to be put into ${view.procedure.recordSystem}, and then confirmed in the case:`),
    ...list(own.map(recordWords)),
  ];
}

function present(view: CaseView | null, keys: Keys): readonly Element[] {
  if (view === null) {
    return buttons([press({ verb: 'showCases', title: 'My cases', address: {}, keys })]);
  }
  const address = { caseId: view.id, v: view.version, stage: view.current.entry };
  return [
    facts([['Reference', view.reference], ...presentState(view), ...dueFacts(view, view.current)]),
    ...buttons(waysOn(view, address, keys)),
  ];
}
