import { LIMITS } from '../elements/inputs.ts';
import type { Reader } from '../parsing/reader.ts';

export const reason = (id: string) => (read: Reader) => ({ reason: read.text(id, LIMITS.reason) });

/** What only a step asks that waits for something: the rules say when it is missing. */
export const resolve = (read: Reader) => ({
  reason: read.text('resolve-reason', LIMITS.reason),
  decidedBy: read.optional('ahead-by', LIMITS.owner),
  why: read.optional('ahead-why', LIMITS.reason),
});

/** Inputs of the form that are no field of the procedure. */
const ESCALATION = [
  'builtFor',
  'to-stage',
  'escalate-reason',
  'lead-team',
  'skip-reason',
  'chosen',
  'timescale',
  'timescale-reason',
  'category',
] as const;

/** Asks for a reason only where there is one to give; the rules say when it is missing. */
export const escalate = (read: Reader) => {
  const builtFor = read.raw('builtFor');
  const stage = read.raw('to-stage') === '' ? builtFor : read.raw('to-stage');
  if (stage === '') read.problem('to-stage', 'missing');
  return {
    stage,
    /** The stage for which the form's questions were made. */
    builtFor,
    reason: read.text('escalate-reason', LIMITS.reason),
    team: read.raw('lead-team') === '' ? null : read.raw('lead-team'),
    skipReason: read.optional('skip-reason', LIMITS.reason),
    chosen: read.keys('chosen'),
    copyAnswers: read.copyAnswers(),
    copyReasons: read.copyReasons(),
    timescale: read.optionalDay('timescale'),
    timescaleReason: read.optional('timescale-reason', LIMITS.note),
    consultations: read.consultations(),
    categories: read.keys('category'),
    categoryNotes: read.categoryNotes(),
    answers: read.fields(ESCALATION),
  };
};

export const giveTime = (read: Reader) => ({
  until: read.day('until'),
  record: read.fields(['until']),
});

export const judge = (read: Reader) => {
  const satisfied = read.yesNo('enough');
  if (satisfied === null) read.problem('enough', 'missing');
  return { satisfied: satisfied === true, reason: read.optional('judge-reason', LIMITS.reason) };
};

export const recordConsultation = (read: Reader) => ({
  role: read.text('consult-with', LIMITS.owner),
  on: read.day('consult-on'),
  view: read.optional('consult-view', LIMITS.reason),
  notHeld: read.optional('consult-not-held', LIMITS.note),
});

export const askMeeting = (read: Reader) => {
  const purpose: 'stage' | 'monitoring' =
    read.raw('purpose') === 'monitoring' ? 'monitoring' : 'stage';
  return {
    purpose,
    by: read.day('meet-by'),
    reason: read.optional('meet-reason', LIMITS.reason),
  };
};

export const considerReferral = (read: Reader) => ({
  note: read.optional('consider-note', LIMITS.reason),
});
export const discussReferral = (read: Reader) => ({
  note: read.text('discuss-note', LIMITS.reason),
});

export const refer = (read: Reader) => ({
  on: read.day('referred-on'),
  met: read.keys('met'),
  reason: read.optional('refer-reason', LIMITS.reason),
  answers: read.fields(['referred-on', 'met', 'refer-reason']),
});

export const answerReferral = (read: Reader) => ({
  on: read.day('answered-on'),
  note: read.text('answer-note', LIMITS.reason),
});

/** A form asked for by itself, where the card had no room for it. */
export const show = (read: Reader) => ({ form: read.raw('form') === '' ? null : read.raw('form') });
