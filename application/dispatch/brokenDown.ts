import { plusSeconds, type Moment } from '../../domain/calendar/index.ts';
import type { CaseState, SendCard } from '../../domain/case/index.ts';
import type { Dependencies } from '../dependencies.ts';
import { GIVEN_UP, type WaitingEffect } from '../ports/index.ts';
import type { Deed } from './deed.ts';
import { progressOf, recipientOf, START, type Progress } from './ladder.ts';

interface Breaking {
  readonly deps: Dependencies;
  readonly state: CaseState;
  readonly now: Moment;
}

/** Seconds of business time until it is tried again; after the last of them it is given up: four tries. */
const PAUSES = [60, 600, 3_600] as const;
const CODE = 'broke-down';

/** A deed of ours broke down before any service was asked: tried again a few times, then a dead letter. */
export async function brokenDown(b: Breaking, waiting: WaitingEffect): Promise<Deed> {
  const progress = readable(waiting);
  const broken = (progress?.broken ?? 0) + 1;
  const pause = PAUSES[broken - 1];
  // What cannot be read cannot be gone on with either.
  if (progress !== null && pause !== undefined) {
    return {
      kind: 'again',
      progress: { ...progress, broken },
      notBefore: plusSeconds(b.now, pause),
    };
  }
  await giveUp({ ...b, waiting }, CODE);
  return ended(waiting);
}

function readable(waiting: WaitingEffect): Progress | null {
  try {
    return waiting.note === null ? START : progressOf(waiting);
  } catch {
    return null;
  }
}

/** The case hears of it where it waits for an answer: the raiser of a card, the convener of a booking. */
function ended({ id, effect }: WaitingEffect): Deed {
  const outcome = `${GIVEN_UP} ${CODE}`;
  switch (effect.type) {
    case 'sendCard':
      return { kind: 'record', outcome, command: undeliverable(id, effect) };
    case 'bookMeeting':
      return {
        kind: 'record',
        outcome,
        command: { type: 'recordBookingRefused', meeting: effect.meeting, code: CODE },
      };
    case 'cancelMeeting':
      return {
        kind: 'record',
        outcome,
        command: { type: 'recordCancelRefused', meeting: effect.meeting, code: CODE },
      };
    case 'askAway':
    case 'findSlots':
    case 'project':
      return { kind: 'finish', outcome };
  }
}

const undeliverable = (effect: string, card: SendCard) =>
  ({
    type: 'recordUndeliverable',
    effect,
    code: CODE,
    recipient: recipientOf(card, null),
  }) as const;

/** A person must see to it (design sentence 2): under one name, however often it is written. */
export async function giveUp(
  { deps, state, now, waiting }: Breaking & { readonly waiting: WaitingEffect },
  code: string,
): Promise<void> {
  await deps.deadLetters.add({
    id: `${state.id} ${waiting.id}`,
    at: now,
    kind: 'effect',
    caseId: state.id,
    code,
    effect: waiting.id,
    deed: waiting.effect.type,
  });
}
