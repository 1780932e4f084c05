import type { CaseView } from '../../domain/case/index.ts';
import type { Verb } from '../verbs.ts';
import { endingOf, isToBeSeen, roleTitle } from './caseWords.ts';
import { silenceWords } from './endings.ts';

export interface DoneWords {
  readonly what: string;
  readonly next: string;
}

/** What was done, said once to the person who did it. Verbs that only show something say nothing. */
const DONE: Record<Verb, DoneWords | null> = {
  acknowledge: {
    what: 'You have acknowledged this.',
    next: 'You can answer at any time.',
  },
  reply: {
    what: 'Your reply is recorded.',
    next: 'It has gone to the person who raised this. They decide what happens next.',
  },
  requestTime: {
    what: 'Your request for more time is recorded.',
    next: 'The due day stays the same until the request is agreed.',
  },
  resolve: {
    what: 'The case is closed as resolved.',
    next: 'Those who were asked here, and those with a copy, are being told.',
  },
  escalate: {
    what: 'The case has moved on.',
    next: 'Those asked, and those copied in, are being told now.',
  },
  judge: {
    what: 'Your word on the answer is recorded.',
    next: 'The person who raised this is being told. They decide what happens next.',
  },
  recordStart: {
    what: 'The day is on the record.',
    next: 'The due day follows from it; a day that was agreed since stays, as far as the procedure allows. Whoever a new due day concerns is being told.',
  },
  giveTime: {
    what: 'More time is given.',
    next: 'The new due day and the reason are on the record. Those asked are being told.',
  },
  refuseTime: {
    what: 'The due day stays as it was.',
    next: 'Those asked are being told. Your reason is in the case.',
  },
  talkFurther: {
    what: 'The case stays where it is for further talk.',
    next: 'The clock runs on to its due day. Those asked are being told.',
  },
  withdraw: {
    what: 'The case is withdrawn.',
    next: 'Those who were asked here, and those with a copy, are being told.',
  },
  closeUnresolved: {
    what: 'The case is closed. The record says how it ended.',
    next: 'Those who were asked here, and those with a copy, are being told.',
  },
  reopen: {
    what: 'The case is open again.',
    next: 'It begins again where it ended. Those asked are being told.',
  },
  chooseSlot: {
    what: 'Your time is recorded.',
    next: 'The invitations are on their way.',
  },
  cancelMeeting: {
    what: 'The meeting is cancelled.',
    next: 'Where it stood in people’s calendars, it is being taken out.',
  },
  findAnotherTime: {
    what: 'Other times are being looked for.',
    next: 'The booked time is being taken out of people’s calendars. You get times to choose from.',
  },
  recordMeeting: {
    what: 'The outcome is recorded.',
    next: 'It is on the record of this case. Whoever this bot invited is being told.',
  },
  recordNotHeld: {
    what: 'It is recorded that the meeting was not held.',
    next: 'Those who were invited are being told. Where another time is looked for, whoever arranges it gets times to choose from.',
  },
  keepTime: {
    what: 'The time stays as it is.',
    next: 'It is on the record. Whoever asked for another time is being told.',
  },
  handOverMeeting: {
    what: 'Somebody else arranges this meeting now.',
    next: 'They are being told. What stands in people’s calendars stays the same.',
  },
  askMeeting: {
    what: 'The meeting is asked for.',
    next: 'The person who arranges it gets times to choose from.',
  },
  passTo: {
    what: 'This is passed on.',
    next: 'Those asked to follow it up are being told.',
  },
  considerReferral: {
    what: 'It is recorded that a referral is being considered.',
    next: 'Those whom the procedure names are being told.',
  },
  discussReferral: {
    what: 'The discussion is recorded.',
    next: 'A discussion is not a referral. You can still refer, or not.',
  },
  refer: {
    what: 'The referral is recorded.',
    next: 'Those whom the procedure names are being told. Send the referral itself in the usual way.',
  },
  answerReferral: {
    what: 'The answer to the referral is recorded.',
    next: 'Decide next what should happen with the case.',
  },
  dropReferral: {
    what: 'It is recorded that the referral is not being pursued.',
    next: 'The case goes on as before.',
  },
  recordConsultation: {
    what: 'The discussion is recorded.',
    next: 'It is on the record of this case.',
  },
  endTask: {
    what: 'It is on the record.',
    next: 'Nothing waited for it; the case goes on as before.',
  },
  addNote: {
    what: 'Your note is on the record.',
    next: 'The raiser, their manager and the quality service can read it. Nobody else sees it.',
  },
  handOverCase: {
    what: 'It is handed over.',
    next: 'Whoever has it now is being told, with the case, and whoever had it too. Every due day stays.',
  },
  handOverSeat: {
    what: 'Somebody else is asked now.',
    next: 'They are being told, with the due day as it stands. Whoever was asked is told that it is no longer theirs.',
  },
  coverRaiser: {
    what: 'The cover is recorded.',
    next: 'Whoever covers is told at nine on the first day, or at once where that is today. It stays the case of its raiser.',
  },
  endCover: {
    what: 'The cover has ended.',
    next: 'The case is with its raiser alone again.',
  },
  showHandOver: null,
  handOverAll: null,
  fileRecord: {
    what: 'It is recorded that this is in the record system.',
    next: 'Nothing more is needed for this record.',
  },
  discardDraft: {
    what: 'The form is discarded. Nothing was sent.',
    next: 'You can begin again at any time.',
  },
  confirmDraft: {
    what: 'It is sent.',
    next: 'You will be told when it is answered, and if it could not be delivered. The case says when it has arrived.',
  },
  openCard: null,
  startDraft: null,
  submitDraft: null,
  backDraft: null,
  showCase: null,
  showCases: null,
  showDecision: null,
  showAlert: null,
  showAbout: null,
  retryUndelivered: null,
  handleUndelivered: null,
  chooseMessages: null,
  help: null,
};

/** What follows, where the case itself says more of it: after the deed, as it stands now. */
const NEXT: Partial<Record<Verb, (view: CaseView) => string | null>> = {
  acknowledge: afterSeen,
  reply: afterReply,
  resolve: whoIsTold,
  withdraw: whoIsTold,
  closeUnresolved: whoIsTold,
  chooseSlot: ({ meetings }) =>
    meetings.some(({ unchecked }) => unchecked === true)
      ? 'A time of your own is looked into first: if somebody needed is not free, you are told before anything is booked. Else the invitations go out.'
      : null,
  recordMeeting: ({ viewer, raiser }) =>
    viewer === raiser.id
      ? null
      : 'The person who raised this is being told, and whoever this bot invited.',
};

const raiserOf = ({ procedure, raiser }: CaseView): string => roleTitle(procedure, raiser.role);

function afterSeen(view: CaseView): string | null {
  const { current, status, procedure } = view;
  if (status !== 'open') {
    return `With that this ${procedure.labels.matter} is closed, and the ${raiserOf(view)} is being told. No answer is asked for.`;
  }
  if (isToBeSeen(view, current)) {
    return `It stays open until the ${raiserOf(view)} closes it. You can write back at any time.`;
  }
  const silence = silenceWords(view, current);
  if (current.due === null && silence.length === 0) return null;
  const stays = current.due === null ? [] : ['The due day stays the same.'];
  return [...stays, ...silence, 'You can answer at any time.'].join(' ');
}

function afterReply(view: CaseView): string | null {
  if (view.status !== 'open') {
    return `It has gone to the ${raiserOf(view)}. With it this ${view.procedure.labels.matter} is closed.`;
  }
  return isToBeSeen(view, view.current)
    ? `It has gone to the ${raiserOf(view)}, who reads it and closes this.`
    : null;
}

/** Those of the last stage; a notice that its raiser closes is told to nobody else. */
function whoIsTold(view: CaseView): string | null {
  const { current, procedure, status } = view;
  if (status === 'resolved' && endingOf(view, current).ends !== undefined) {
    return 'It is on the record of this case.';
  }
  const asked = `Those who were asked at this ${procedure.labels.step}`;
  return current.copies.length === 0
    ? `${asked} are being told.`
    : `${asked}, and those with a copy of it, are being told.`;
}

export function doneWords(verb: Verb, view: CaseView | null = null): DoneWords | null {
  const words = DONE[verb];
  const next = view === null ? null : (NEXT[verb]?.(view) ?? null);
  return words === null || next === null ? words : { ...words, next };
}
