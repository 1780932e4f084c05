import type { NoticeWords } from './notices.ts';

/** The same news where the case tells more of it, or has gone on since it was sent. */
export const NOTICES_OTHERWISE = {
  seen: {
    heading: 'Seen',
    text: 'This {matter} has been seen by those it was sent to, and is closed with that.',
  },
  answered: {
    heading: 'Answered',
    text: 'This {matter} has been answered, and is closed with that. The answer is in the case.',
  },
  referred: {
    heading: 'Closed: referred',
    text: 'The {raiser} has closed this {matter} after its last {step}: it was referred to {referral}.',
  },
  'moved-on-for-raiser': {
    heading: 'Moved on',
    text: 'This {matter} has moved on from {stage}. The case says who moved it on, and why.',
  },
  'start-recorded': {
    heading: 'It is recorded',
    text: 'It is recorded for {startedOn} that {start}. Nothing more is asked of you for it.',
  },
  'last-working-day': {
    heading: 'The last working day before it is due',
    text: '{stage} is due by the end of {due}. No working day is left after today. {silence}',
  },
  'due-ahead': {
    heading: 'Due soon',
    text: '{stage} is due by the end of {due}. {silence}',
  },
  'due-on-the-day': {
    heading: 'Due today',
    text: '{stage} is due by the end of today, {due}. {silence}',
  },
  'no-longer-due': {
    heading: 'This {step} has ended',
    text: '{stage} has ended since this was sent. No answer is asked for any more.',
  },
  'task-from-the-start': {
    heading: 'Something to do beside the answers',
    text: 'Beside the answers at {taskStage} the procedure asks for this. Say in the case when it is done.',
  },
  'task-agreed': {
    heading: 'Agreed for you to do',
    text: 'The outcome of {meeting} is recorded, and this was agreed for you to do. You are reminded before its day. Say in the case when it is done.',
  },
  'task-ended': {
    heading: 'Nothing is left to do here',
    text: 'It is on the record that this is done or not needed.',
  },
} as const satisfies Readonly<Record<string, NoticeWords>>;
