import type {
  Absences,
  Installer,
  Mailer,
  Meetings,
  MeetingWish,
  Message,
  Messenger,
} from '../../application/ports/index.ts';
import type { Breaker, Life } from './breaker.ts';

/** A card or a mail that a person has got. */
export interface Got {
  readonly effect: string;
  readonly to: string;
  readonly what: string;
  readonly by: 'teams' | 'mail';
}

export interface CalendarEvent {
  readonly id: string;
  readonly meeting: number;
  readonly start: string;
  readonly people: readonly string[];
  readonly cancelled: boolean;
}

/** What Teams and Graph hold. */
export interface Outside {
  readonly got: Got[];
  readonly events: CalendarEvent[];
  /** People who have not added the app yet. */
  readonly without: Set<string>;
  /** People whom Teams does not let the bot write to. */
  readonly closed: ReadonlySet<string>;
}

export const copyOutside = ({ got, events, without, closed }: Outside): Outside => ({
  got: [...got],
  events: [...events],
  without: new Set(without),
  closed,
});

const LATER = { kind: 'later', code: '503', afterSeconds: 1 } as const;
const unknown = () => ({ kind: 'unknown', code: '503' }) as const;
const NO = { kind: 'refused', code: '403' } as const;
const graph = { busy: () => LATER, lose: () => LATER, refuse: () => NO };

/**
 * Teams and Graph as the ports promise them. Posting is not idempotent, as in Teams: the same message
 * twice stands twice. An event and a mail bear our marker and are found again, as the adapters do it
 * (proved against the stand-ins in `test/graph`).
 */
export function outsidePorts(
  world: Outside,
  breaker: Breaker,
  life: Life,
): {
  readonly messenger: Messenger;
  readonly installer: Installer;
  readonly mailer: Mailer;
  readonly meetings: Meetings;
  readonly absences: Absences;
} {
  return {
    messenger: {
      send: async (message) =>
        await breaker.call(life, 'teams.send', () => post(world, message), {
          busy: () => ({ kind: 'later', code: '429', afterSeconds: 1 }),
          lose: () => ({ kind: 'uncertain', code: '502' }),
          refuse: () => NO,
        }),
    },
    installer: {
      install: async (person) =>
        await breaker.call<Awaited<ReturnType<Installer['install']>>>(
          life,
          'graph.install',
          () => {
            world.without.delete(person);
            return { kind: 'installed' };
          },
          graph,
        ),
    },
    absences: {
      of: async () =>
        await breaker.call<Awaited<ReturnType<Absences['of']>>>(
          life,
          'graph.away',
          () => ({ kind: 'here' }),
          { busy: unknown, lose: unknown, refuse: unknown },
        ),
    },
    mailer: {
      send: async (message) =>
        await breaker.call<Awaited<ReturnType<Mailer['send']>>>(
          life,
          'graph.mail',
          () => {
            const mail = gotOf(message, 'mail');
            if (!world.got.some((each) => same(each, mail))) world.got.push(mail);
            return { kind: 'accepted', messageId: message.effect };
          },
          graph,
        ),
    },
    meetings: {
      schedules: async (people) =>
        await breaker.call<Awaited<ReturnType<Meetings['schedules']>>>(
          life,
          'graph.schedules',
          () => ({
            kind: 'ok',
            value: people.map((person) => ({ person, busy: [], hours: null })),
          }),
          graph,
        ),
      book: async (wish) =>
        await breaker.call<Awaited<ReturnType<Meetings['book']>>>(
          life,
          'graph.book',
          () => ({ kind: 'ok', value: { eventId: book(world, wish), joinUrl: null } }),
          graph,
        ),
      invite: async (wish) =>
        await breaker.call<Awaited<ReturnType<Meetings['invite']>>>(
          life,
          'graph.invite',
          () => ({ kind: 'ok', value: { eventId: book(world, wish), joinUrl: null } }),
          graph,
        ),
      cancel: async (_caseId, meeting) =>
        await breaker.call<Awaited<ReturnType<Meetings['cancel']>>>(
          life,
          'graph.cancel',
          () => ({ kind: 'ok', value: cancel(world, meeting) }),
          graph,
        ),
      // Nothing of these journeys looks into the calendar.
      look: () => Promise.resolve({ kind: 'ok', value: [] }),
      lookFor: () => Promise.resolve({ kind: 'ok', value: null }),
    },
  };
}

type Sent = Awaited<ReturnType<Messenger['send']>>;

function post(world: Outside, message: Message): Sent {
  if (world.without.has(message.to)) return { kind: 'not-installed', code: '404' };
  if (world.closed.has(message.to)) return { kind: 'refused', code: 'blocked' };
  world.got.push(gotOf(message, 'teams'));
  return { kind: 'accepted', activityId: `a${String(world.got.length)}` };
}

function book(world: Outside, { meeting, slot, required, optional }: MeetingWish): string {
  const at = standing(world, meeting);
  const found = world.events[at];
  const id = found?.id ?? `event-${String(world.events.length + 1)}`;
  const people = [...required, ...optional];
  const event = { id, meeting, start: slot.start, people, cancelled: false };
  if (found === undefined) world.events.push(event);
  else world.events[at] = event;
  return id;
}

function cancel(world: Outside, meeting: number): 'cancelled' | 'gone' {
  const at = standing(world, meeting);
  const found = world.events[at];
  if (found === undefined) return 'gone';
  world.events[at] = { ...found, cancelled: true };
  return 'cancelled';
}

const standing = ({ events }: Outside, meeting: number): number =>
  events.findIndex((event) => event.meeting === meeting && !event.cancelled);

const same = (a: Got, b: Got): boolean => a.effect === b.effect && a.to === b.to && a.by === b.by;

const gotOf = ({ effect, to, card, notice }: Message, by: Got['by']): Got => ({
  effect,
  to,
  what: notice === null ? card : `${card}:${notice}`,
  by,
});
