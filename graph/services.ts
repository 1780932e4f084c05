import type { Moment } from '../domain/calendar/index.ts';

/**
 * What Graph limits together (platform 5.6): each mailbox for itself, Teams, and the directory. A mailbox
 * is named by its id, and nothing of the path but that id is kept.
 */
export function serviceOf(path: string): string {
  const [, root, id, part] = path.split('/');
  if (root === 'appCatalogs' || part === 'teamwork') return 'teams';
  if (root !== 'users' || id === undefined || part === undefined) return 'directory';
  return MAILBOX_PARTS.has(part) ? `mailbox ${id.toLowerCase()}` : 'directory';
}

const MAILBOX_PARTS = new Set([
  ...['calendar', 'calendars', 'calendarView', 'events'],
  ...['mailFolders', 'messages', 'sendMail', 'mailboxSettings'],
]);

/** What a service has asked of us: whoever would call it before then is told so and calls nobody. */
export interface Pauses {
  /** Seconds that are left, null where nothing was asked. */
  left(service: string): number | null;
  ask(service: string, seconds: number): void;
}

/**
 * Pauses end in business time, like the due rows of those who wait for them (docs/decisions/0015): a row
 * that comes due when its pause is over must not meet the pause. In a deployment that is the real time.
 */
export function pauses(now: () => Moment): Pauses {
  const until = new Map<string, number>();
  return {
    left: (service) => {
      const millis = (until.get(service) ?? 0) - Date.parse(now());
      if (millis > 0) return Math.ceil(millis / 1000);
      until.delete(service);
      return null;
    },
    ask: (service, seconds) => {
      const end = Date.parse(now()) + seconds * 1000;
      until.set(service, Math.max(end, until.get(service) ?? 0));
    },
  };
}
