import { localDay, officeTime, plusSeconds, type Moment } from '../domain/calendar/index.ts';
import type { DailyListLine } from '../domain/bulletin/index.ts';
import { stillWanted, viewFor, type CaseId, type CaseView } from '../domain/case/index.ts';
import { contextOf } from './context.ts';
import type { Dependencies } from './dependencies.ts';
import { dispatchCase } from './dispatch/dispatchCase.ts';
import { progressOf } from './dispatch/ladder.ts';
import { messageKey } from './dispatch/listing.ts';
import { codeOf } from './failures.ts';
import type { DailyList, ListedMessage, ListState, Pending } from './ports/index.ts';

/** A list that nothing has taken for so long is given up: each of its messages goes by itself. */
const GIVEN_UP_AFTER_S = 7_200;
/** Kept so long when it is done with: whoever meant to add to it sees that it is closed. */
const KEPT_S = 3_600;

export interface ListsSent {
  readonly sent: number;
  readonly failed: number;
}

/**
 * The lists of the morning: closed first, so that nothing is added to one on its way; sent under one key,
 * so that it goes once whatever breaks in between; then each case takes back what came of it.
 */
export async function sendDailyLists(deps: Dependencies, now: Moment): Promise<ListsSent> {
  let [sent, failed] = [0, 0];
  for await (const list of deps.dailyLists.due(now)) {
    // After an outage that ended in the evening it comes the morning after.
    if (officeTime(await deps.calendar.calendar(), now) > now) continue;
    try {
      if (await step(deps, list, now)) sent += 1;
    } catch (error) {
      failed += 1;
      deps.log.error('daily-list-failed', { person: list.person, code: codeOf(error) });
      if (isLate(list, now)) await giveUp(deps, list, codeOf(error));
    }
  }
  return { sent, failed };
}

const isLate = ({ from }: DailyList, now: Moment): boolean =>
  now >= plusSeconds(from, GIVEN_UP_AFTER_S);

async function giveUp({ dailyLists }: Dependencies, list: DailyList, code: string): Promise<void> {
  const stands = await dailyLists.of(list);
  if (stands === null || stands.state.kind === 'sent' || stands.state.kind === 'failed') return;
  await dailyLists.change(stands, { kind: 'failed', code });
}

/** Answers whether it was sent now. */
async function step(deps: Dependencies, list: DailyList, now: Moment): Promise<boolean> {
  const { kind } = list.state;
  if (kind === 'sent' || kind === 'failed') {
    if (now >= plusSeconds(list.from, KEPT_S)) await clearAway(deps, list, now);
    return false;
  }
  const closed = kind === 'open' ? await deps.dailyLists.change(list, { kind: 'closed' }) : list;
  if (closed === null) return false;
  const state = await sent(deps, closed, now);
  if (state === null) return false;
  await deps.dailyLists.change(closed, state);
  await takeBack(deps, closed, now);
  return state.kind === 'sent' && state.route !== 'none';
}

/** Null: not yet, it is tried again with the next sweep. */
async function sent(deps: Dependencies, list: DailyList, now: Moment): Promise<ListState | null> {
  const { person, from, part } = list;
  const lines = await linesOf(deps, list, now);
  // An empty list is not sent; what it held goes its own way, which is most often nowhere.
  if (lines.length === 0) return { kind: 'sent', route: 'none', at: now, told: [] };
  const key = `daily-list/${from}/${String(part)}`;
  const content = { kind: 'daily-list', on: localDay(from), lines } as const;
  const answer = await deps.bulletins.send({ key, to: person, content }, now);
  switch (answer.kind) {
    case 'teams':
    case 'mail': {
      const told = lines.map(({ view, effect }) => messageKey(view.id, effect));
      return { kind: 'sent', route: answer.kind, at: answer.at, told };
    }
    case 'later':
      return isLate(list, now) ? { kind: 'failed', code: answer.code } : null;
    case 'not-reached':
      return { kind: 'failed', code: answer.code };
  }
}

/** What of the list is still to be told, as its reader may see it now; grouped by case, oldest first. */
async function linesOf(
  deps: Dependencies,
  list: DailyList,
  now: Moment,
): Promise<readonly DailyListLine[]> {
  const cases = await Promise.all(
    casesOf(list).map(async (id) => await linesOfCase(deps, list, id, now)),
  );
  return cases.flat();
}

const casesOf = ({ messages }: DailyList): readonly CaseId[] => [
  ...new Set(messages.map(({ caseId }) => caseId)),
];

async function linesOfCase(
  deps: Dependencies,
  list: DailyList,
  id: CaseId,
  now: Moment,
): Promise<readonly DailyListLine[]> {
  const pending = await deps.cases.pending(id);
  if (pending === null) return [];
  const { state } = pending.loaded;
  const ctx = await contextOf(deps, state);
  const view = viewFor(state, await deps.cases.texts(id), list.person, ctx, now);
  if (view === null) return [];
  return list.messages
    .filter(({ caseId }) => caseId === id)
    .flatMap((message) => {
      const effect = waitingFor(list, message, pending);
      return effect === null || !stillWanted(effect, state, ctx)
        ? []
        : [toLine(message, effect, view)];
    });
}

/** The effect of a message, where its case knows that it waits for this very list. */
function waitingFor(
  { from, part }: DailyList,
  { effect: id }: ListedMessage,
  { waiting }: Pending,
) {
  const found = waiting.find((each) => each.id === id);
  if (found?.effect.type !== 'sendCard') return null;
  const { listed } = progressOf(found);
  return listed?.from === from && listed.part === part ? found.effect : null;
}

type Told = NonNullable<ReturnType<typeof waitingFor>>;

const toLine = (
  { effect, at }: ListedMessage,
  { card, notice, stage, meeting }: Told,
  view: CaseView,
): DailyListLine => ({ effect, at, card, notice, stage, meeting, view });

/** Each case records what came of its messages; one that cannot now does so by its own due row. */
async function takeBack(deps: Dependencies, list: DailyList, now: Moment): Promise<void> {
  for (const id of casesOf(list)) {
    try {
      await dispatchCase(deps, id, now);
    } catch (error) {
      deps.log.error('daily-list-not-recorded', { caseId: id, code: codeOf(error) });
    }
  }
}

/** It goes when no case waits for it any more. */
async function clearAway(deps: Dependencies, list: DailyList, now: Moment): Promise<void> {
  await takeBack(deps, list, now);
  for (const id of casesOf(list)) {
    const pending = await deps.cases.pending(id);
    const waits = list.messages.some(
      (message) =>
        message.caseId === id && pending !== null && waitingFor(list, message, pending) !== null,
    );
    if (waits) return;
  }
  await deps.dailyLists.remove(list);
}
