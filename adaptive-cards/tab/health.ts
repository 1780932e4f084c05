import {
  calendarEndsWarning,
  localDay,
  longDay,
  shortDayAndTime,
  type Day,
  type Moment,
  type WorkingCalendar,
} from '../../domain/calendar/index.ts';
import type { UndeliveredTold } from '../../domain/bulletin/index.ts';
import type { PeopleFinding } from '../../domain/people/index.ts';
import { WHAT, whyWords } from '../undelivered/words.ts';
import { capital } from '../wording/dates.ts';
import type { HealthCheck, HealthPage, LetterRow } from './adminModels.ts';

interface Look {
  readonly now: Moment;
  readonly lastSweep: Moment | null;
  readonly sweeps: boolean;
  readonly calendar: WorkingCalendar;
  readonly peopleCheckedOn: Day | null;
  readonly findings: readonly PeopleFinding[];
  readonly rebuiltSince: Moment | null;
}

/** A dead letter as its list shows it. */
export type LetterTold = UndeliveredTold & { readonly letter: string };

/** Whether the app does its work, and what waits for a person. */
export const healthPage = (look: Look, letters: readonly LetterTold[]): HealthPage => ({
  today: longDay(localDay(look.now)),
  checks: [sweeps(look), undone(letters), calendarEnd(look), people(look), lists(look)],
  letters: letters.map(letterRow),
});

const sweeps = ({ lastSweep, sweeps: run }: Look): HealthCheck => ({
  name: 'Reminders and escalation',
  urgency: run ? 'none' : 'late',
  state: run ? 'Running' : 'Stopped',
  says:
    lastSweep === null
      ? 'Nothing has been looked at yet. Ask whoever runs the app to see why its timer does not start.'
      : `What is due was last looked at on ${shortDayAndTime(lastSweep)}.${run ? '' : ' It should be every five minutes: ask whoever runs the app to restart it.'}`,
});

const undone = (letters: readonly LetterTold[]): HealthCheck => ({
  name: 'Work that could not be done',
  urgency: letters.length === 0 ? 'none' : 'late',
  state: letters.length === 0 ? 'None' : 'Waits for you',
  says:
    letters.length === 0
      ? 'Every message, reminder and meeting was dealt with.'
      : `${letters.length === 1 ? 'One thing waits' : `${String(letters.length)} things wait`} below to be tried again or seen to by hand.`,
});

function calendarEnd({ calendar, now }: Look): HealthCheck {
  const warning = calendarEndsWarning(calendar, localDay(now));
  return {
    name: 'Bank holidays',
    urgency: warning === null ? 'none' : 'soon',
    state: warning === null ? 'Known' : 'Ends before long',
    says: warning ?? `Known until ${longDay(calendar.lastDay)}.`,
  };
}

const people = ({ peopleCheckedOn, findings }: Look): HealthCheck => ({
  name: 'People and posts',
  urgency: findings.length === 0 ? 'none' : 'soon',
  state:
    findings.length === 0
      ? 'In order'
      : `${String(findings.length)} ${findings.length === 1 ? 'thing' : 'things'} to look at`,
  says:
    peopleCheckedOn === null
      ? 'They are looked at each working morning; not yet since the app was set up.'
      : `Last looked at on ${longDay(peopleCheckedOn)}. The page People and posts says what was found.`,
});

const lists = ({ rebuiltSince }: Look): HealthCheck => ({
  name: 'Lists and reports',
  urgency: rebuiltSince === null ? 'none' : 'soon',
  state: rebuiltSince === null ? 'In order' : 'Being written anew',
  says:
    rebuiltSince === null
      ? 'They are kept beside the cases and follow each step within moments.'
      : `Being done since ${shortDayAndTime(rebuiltSince)}. Until it is done, something may be missing from them; each case itself is complete.`,
});

const letterRow = ({ letter, what, reference, on, code }: LetterTold): LetterRow => ({
  letter,
  what: WHAT[what],
  reference: reference ?? 'No case is known',
  since: longDay(on),
  why: `${capital(whyWords(code))} (${code})`,
});
