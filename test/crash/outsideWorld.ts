import type {
  Installer,
  Mailer,
  Meetings,
  MeetingWish,
  Message,
  Messenger,
} from '../../application/ports/index.ts';
import type { Breaker } from './breaker.ts';

export interface Posted {
  readonly effect: string;
  readonly to: string;
  readonly card: string;
  readonly notice: string | null;
}

export interface CalendarEvent {
  readonly id: string;
  readonly caseId: string;
  readonly meeting: number;
  start: string;
  cancelled: boolean;
}

/**
 * Teams and Graph as the ports promise them. Posting is not idempotent, as in Teams: the same message
 * twice stands twice. An event and a mail bear our marker and are found again, as the adapters do it
 * (proved against the stand-ins in `test/graph`).
 */
export class OutsideWorld {
  readonly posts: Posted[] = [];
  readonly mails: Posted[] = [];
  readonly events: CalendarEvent[] = [];
  readonly #breaker: Breaker;

  constructor(breaker: Breaker) {
    this.#breaker = breaker;
  }

  get messenger(): Messenger {
    return {
      send: async (message) =>
        await this.#breaker.call(
          'teams.send',
          () => {
            this.posts.push(postOf(message));
            return { kind: 'accepted' as const, activityId: `a${String(this.posts.length)}` };
          },
          { kind: 'uncertain' as const, code: '503' },
        ),
      update: async () => await Promise.resolve('left' as const),
    };
  }

  get installer(): Installer {
    return {
      install: async () =>
        await this.#breaker.call('graph.install', () => ({ kind: 'installed' as const }), {
          kind: 'later' as const,
          code: '503',
          afterSeconds: 1,
        }),
    };
  }

  get mailer(): Mailer {
    return {
      send: async (message) =>
        await this.#breaker.call(
          'graph.mail',
          () => {
            const mail = postOf(message);
            if (!this.mails.some(({ effect, to }) => effect === mail.effect && to === mail.to)) {
              this.mails.push(mail);
            }
            return { kind: 'accepted' as const, messageId: message.effect };
          },
          { kind: 'later' as const, code: '503', afterSeconds: 1 },
        ),
    };
  }

  get meetings(): Meetings {
    const later = { kind: 'later' as const, code: '503', afterSeconds: 1 };
    return {
      schedules: async (people) =>
        await this.#breaker.call(
          'graph.schedules',
          () => ({
            kind: 'ok' as const,
            value: people.map((person) => ({ person, busy: [], hours: null })),
          }),
          later,
        ),
      book: async (wish) =>
        await this.#breaker.call(
          'graph.book',
          () => ({ kind: 'ok' as const, value: this.#book(wish) }),
          later,
        ),
      cancel: async (caseId, meeting) =>
        await this.#breaker.call(
          'graph.cancel',
          () => {
            const event = this.#standing(caseId, meeting);
            if (event !== undefined) event.cancelled = true;
            return {
              kind: 'ok' as const,
              value: event === undefined ? ('gone' as const) : ('cancelled' as const),
            };
          },
          later,
        ),
    };
  }

  #book({ caseId, meeting, slot }: MeetingWish): { eventId: string; joinUrl: string | null } {
    const standing = this.#standing(caseId, meeting);
    if (standing !== undefined) {
      standing.start = slot.start;
      return { eventId: standing.id, joinUrl: null };
    }
    const id = `event-${String(this.events.length + 1)}`;
    this.events.push({ id, caseId, meeting, start: slot.start, cancelled: false });
    return { eventId: id, joinUrl: null };
  }

  #standing(caseId: string, meeting: number): CalendarEvent | undefined {
    return this.events.find(
      (event) => event.caseId === caseId && event.meeting === meeting && !event.cancelled,
    );
  }
}

const postOf = ({ effect, to, card, notice }: Message): Posted => ({ effect, to, card, notice });
