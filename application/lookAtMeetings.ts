import type { Moment } from '../domain/calendar/index.ts';
import {
  calendarText,
  knownOf,
  type CalendarSeen,
  type CaseState,
  type Slot,
} from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { act } from './act.ts';
import type { Dependencies } from './dependencies.ts';
import { meetingOf } from './dispatch/meetingDeeds.ts';
import type { Loaded, SeenMeeting, Standing } from './ports/index.ts';
import { codeOf } from './failures.ts';

interface Looked {
  /** Meetings that are booked and to come. */
  readonly standing: number;
  /** Meetings of which something was recorded. */
  readonly news: number;
  /** Meetings that could not be looked at: the next look finds the same. */
  readonly failed: number;
}

/** Each may ask the mailbox once more, which serves four calls at a time (platform 5.6). */
const LANES = 3;

/**
 * Looks at the meetings that we booked: who has answered, who would rather meet at another time, and
 * which were moved or taken out by hand in Outlook. The calendar is asked once for all of them; a case is
 * opened only where it shows something that the case does not know.
 */
export async function lookAtMeetings(deps: Dependencies, now: Moment): Promise<Looked> {
  const standing: Standing[] = [];
  for await (const each of deps.standingIndex.from(now)) standing.push(each);
  if (standing.length === 0) return { standing: 0, news: 0, failed: 0 };
  const answer = await deps.meetings.look(...spanOf(standing));
  if (answer.kind !== 'ok') {
    deps.log.error('calendar-not-read', { code: answer.code });
    return { standing: standing.length, news: 0, failed: standing.length };
  }
  const seen = new Map(answer.value.map((each) => [nameOf(each), each]));
  const people = await peopleByMail(deps);
  const queue = [...standing];
  let [news, failed] = [0, 0];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      try {
        if (await lookAt(deps, next, seen.get(nameOf(next)) ?? null, people, now)) news += 1;
      } catch (error) {
        failed += 1;
        deps.log.error('meeting-not-looked-at', { caseId: next.caseId, code: codeOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { standing: standing.length, news, failed };
}

const nameOf = ({ caseId, meeting }: Pick<Standing, 'caseId' | 'meeting'>): string =>
  `${caseId}/${String(meeting)}`;

/** From where the first begins to where the last ends. */
function spanOf(standing: readonly Standing[]): readonly [Moment, Moment] {
  const starts = standing.map(({ slot }) => slot.start).sort();
  const ends = standing.map(({ slot }) => slot.end).sort();
  const [from, to] = [starts[0], ends.at(-1)];
  if (from === undefined || to === undefined) throw new RangeError('No meeting has no span.');
  return [from, to];
}

type ByMail = ReadonlyMap<string, PersonId>;

async function peopleByMail(deps: Dependencies): Promise<ByMail> {
  const { people } = await deps.directory.directory();
  return new Map([...people.values()].map(({ id, mail }) => [mail.trim().toLowerCase(), id]));
}

/** As far as they are invited by us: whoever was added by hand is none of the case's. */
function seenBy(
  { slot, attendees }: SeenMeeting,
  invited: readonly PersonId[],
  people: ByMail,
): CalendarSeen {
  return {
    slot,
    answers: attendees.flatMap(({ mail, said, proposes }) => {
      const person = people.get(mail.toLowerCase());
      return person === undefined || !invited.includes(person) ? [] : [{ person, said, proposes }];
    }),
  };
}

/** Whether anything was recorded. */
async function lookAt(
  deps: Dependencies,
  standing: Standing,
  first: SeenMeeting | null,
  people: ByMail,
  now: Moment,
): Promise<boolean> {
  const { caseId, meeting, known } = standing;
  const isKnown = (event: SeenMeeting, text: string): boolean =>
    calendarText(seenBy(event, standing.people, people)) === text;
  if (first !== null && isKnown(first, known)) return false;
  const loaded = await deps.cases.load(caseId);
  const booked = bookedIn(loaded, meeting);
  if (loaded === null || booked === null) return false;
  // The projection may lag behind what was recorded a moment ago.
  if (first !== null && isKnown(first, booked.known)) return false;
  // Looked at again behind the case: what we have moved or cancelled meanwhile is no news.
  const again = await deps.meetings.lookFor(caseId, meeting);
  if (again.kind !== 'ok') throw new NotSeen(again.code);
  const seen = again.value === null ? null : seenBy(again.value, standing.people, people);
  const acted = await act(
    deps,
    {
      caseId,
      now,
      // The same news at the same state of the case is told once, however many look at it.
      key: `calendar ${String(meeting)} ${String(loaded.state.version)}`,
      actor: null,
      command: { type: 'recordCalendarNews', meeting, booked: booked.slot, seen },
    },
    { startFrom: loaded },
  );
  return acted.kind === 'done';
}

class NotSeen extends Error {
  readonly code: string;

  constructor(code: string) {
    super('The calendar could not be asked for one meeting.');
    this.code = code;
  }
}

function bookedIn(
  loaded: Loaded | null,
  id: number,
): { readonly slot: Slot; readonly known: string } | null {
  const state: CaseState | null = loaded?.state ?? null;
  const meeting = state === null ? null : meetingOf(state, id);
  if (meeting?.status.kind !== 'booked') return null;
  const { slot } = meeting.status;
  return { slot, known: knownOf(meeting, slot) };
}
