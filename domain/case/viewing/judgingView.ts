import { judgementOf, judgeSeats, judgesRule, lastReply, missingWords } from '../judges.ts';
import { seesAll, type Standing } from '../standing.ts';
import type { CaseState, StageEntry } from '../state.ts';
import type { JudgingView } from '../views.ts';
import type { Showing } from './stageView.ts';
import { namedPerson, postOf, readOrNull } from './words.ts';

/** What those who judge the reply have said, as far as this person may see it. */
export function judgingView(
  entry: StageEntry,
  state: CaseState,
  who: Standing,
  { ctx, texts, today }: Showing,
): JudgingView | null {
  const rule = judgesRule(entry, ctx);
  if (rule === null || lastReply(entry) === null) return null;
  const own = who.judges.find((seat) => seat.entry === entry.id);
  const words = judgeSeats(entry, state, today, ctx)
    .map((seat) => {
      const said = judgementOf(seat, entry, ctx);
      return {
        ...namedPerson(seat.role, seat.person, ctx),
        own: seat.person !== null && [who.person, own?.onBehalfOf].includes(seat.person),
        satisfied: said?.satisfied ?? null,
        reason: readOrNull(texts, said?.reason ?? null),
        at: said?.at ?? null,
      };
    })
    .filter((word) => seesAll(who) || word.own);
  if (words.length === 0) return null;
  const missing = seesAll(who) ? missingWords(entry, state, today, ctx) : [];
  return {
    words,
    missing: { need: rule.need, who: missing.map(({ person }) => postOf(person, ctx)) },
  };
}
