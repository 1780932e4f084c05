import type { UndeliveredTold } from '../../domain/bulletin/index.ts';

/** What could not be done, in the words of whoever looks after the app: nothing of a case but its reference. */
export const WHAT: Readonly<Record<UndeliveredTold['what'], string>> = {
  'wake-up': 'A case was not worked on to the end',
  rung: 'A reminder could not be made',
  sendCard: 'A card could not be made',
  askAway: 'Whether somebody is away could not be asked',
  findSlots: 'Times for a meeting could not be looked for',
  bookMeeting: 'A meeting could not be booked',
  cancelMeeting: 'A meeting could not be taken out of the calendars',
};

/** Codes that say something to a person; every other one is shown as it is. */
const WHY: Readonly<Record<string, string>> = {
  'gave-up': 'it was tried five times',
  'broke-down': 'it broke down inside the app four times',
  unreadable: 'its message could not be read',
  ErrorAccessDenied: 'the calendar does not let the app in',
  Timeout: 'the service did not answer',
  ConnectionLost: 'the connection broke each time',
  NoToken: 'no access token could be had',
};

export const whyWords = (code: string): string => WHY[code] ?? `the service answered ${code}`;
