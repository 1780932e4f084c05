/**
 * Every verb a card can send. Verbs that change a case bear the name of their command (design
 * section 7); the others only show something.
 */
export const VERB_NAMES = [
  'acknowledge',
  'reply',
  'requestTime',
  'resolve',
  'escalate',
  'judge',
  'recordStart',
  'giveTime',
  'refuseTime',
  'talkFurther',
  'withdraw',
  'closeUnresolved',
  'reopen',
  'chooseSlot',
  'cancelMeeting',
  'findAnotherTime',
  'recordMeeting',
  'recordNotHeld',
  'keepTime',
  'handOverMeeting',
  'askMeeting',
  'passTo',
  'considerReferral',
  'discussReferral',
  'refer',
  'answerReferral',
  'dropReferral',
  'recordConsultation',
  'fileRecord',
  'endTask',
  'addNote',
  'openCard',
  'startDraft',
  'submitDraft',
  'backDraft',
  'confirmDraft',
  'discardDraft',
  'showCase',
  'showCases',
  'showDecision',
  'showAlert',
  'showAbout',
  'retryUndelivered',
  'handleUndelivered',
  'help',
] as const;

export type Verb = (typeof VERB_NAMES)[number];

/** Gives the operation key of a verb on the card being made; the same key never acts twice. */
export type Keys = (verb: Verb) => string;
