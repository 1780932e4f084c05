import { nothing, reply, requestTime } from '../alert/input.ts';
import { showAbout } from '../about/input.ts';
import { addNote, endTask, fileRecord, openCard, recordStart, showCase } from '../case/input.ts';
import * as handOver from '../case/handOverInput.ts';
import * as decision from '../decision/input.ts';
import { submitDraft } from '../draft/input.ts';
import { handOverAll, showHandOver } from '../handOver/input.ts';
import { chooseMessages } from '../messages/input.ts';
import { handOverMeeting, keepTime } from '../meetingNews/input.ts';
import { recordMeeting, recordNotHeld } from '../meetingOutcome/input.ts';
import { chooseSlot } from '../slots/input.ts';
import { handleUndelivered, retryUndelivered } from '../undelivered/input.ts';
import type { Verb } from '../verbs.ts';
import type { Reader } from './reader.ts';

/** What a verb is about; without it the press cannot be understood. */
export type Needs = 'nothing' | 'draft' | 'case' | 'stage' | 'meeting';

export interface Parser {
  readonly needs: Needs;
  readonly read: (read: Reader) => unknown;
}

/** One parser per verb, kept beside the card whose buttons send it; a missing one does not compile. */
export const VERBS = {
  acknowledge: { needs: 'stage', read: nothing },
  reply: { needs: 'stage', read: reply },
  requestTime: { needs: 'stage', read: requestTime },
  resolve: { needs: 'stage', read: decision.resolve },
  escalate: { needs: 'stage', read: decision.escalate },
  judge: { needs: 'stage', read: decision.judge },
  recordStart: { needs: 'stage', read: recordStart },
  giveTime: { needs: 'stage', read: decision.giveTime },
  refuseTime: { needs: 'stage', read: decision.reason('refuse-reason') },
  talkFurther: { needs: 'stage', read: decision.reason('talk-reason') },
  withdraw: { needs: 'stage', read: decision.reason('withdraw-reason') },
  closeUnresolved: { needs: 'stage', read: decision.reason('close-reason') },
  reopen: { needs: 'case', read: decision.reason('reopen-reason') },
  chooseSlot: { needs: 'meeting', read: chooseSlot },
  cancelMeeting: { needs: 'meeting', read: nothing },
  findAnotherTime: { needs: 'meeting', read: nothing },
  recordMeeting: { needs: 'meeting', read: recordMeeting },
  recordNotHeld: { needs: 'meeting', read: recordNotHeld },
  keepTime: { needs: 'meeting', read: keepTime },
  handOverMeeting: { needs: 'meeting', read: handOverMeeting },
  askMeeting: { needs: 'case', read: decision.askMeeting },
  passTo: { needs: 'meeting', read: nothing },
  considerReferral: { needs: 'case', read: decision.considerReferral },
  discussReferral: { needs: 'case', read: decision.discussReferral },
  refer: { needs: 'case', read: decision.refer },
  answerReferral: { needs: 'case', read: decision.answerReferral },
  dropReferral: { needs: 'case', read: decision.reason('drop-reason') },
  recordConsultation: { needs: 'stage', read: decision.recordConsultation },
  fileRecord: { needs: 'case', read: fileRecord },
  endTask: { needs: 'case', read: endTask },
  addNote: { needs: 'case', read: addNote },
  handOverCase: { needs: 'case', read: handOver.handOverCase },
  handOverSeat: { needs: 'stage', read: handOver.handOverSeat },
  coverRaiser: { needs: 'case', read: handOver.coverRaiser },
  endCover: { needs: 'case', read: nothing },
  showHandOver: { needs: 'nothing', read: showHandOver },
  handOverAll: { needs: 'nothing', read: handOverAll },
  openCard: { needs: 'case', read: openCard },
  startDraft: { needs: 'nothing', read: nothing },
  submitDraft: { needs: 'draft', read: submitDraft },
  backDraft: { needs: 'draft', read: nothing },
  confirmDraft: { needs: 'draft', read: nothing },
  discardDraft: { needs: 'draft', read: nothing },
  showCase: { needs: 'case', read: showCase },
  showCases: { needs: 'nothing', read: nothing },
  showDecision: { needs: 'case', read: decision.show },
  showAlert: { needs: 'case', read: decision.show },
  showAbout: { needs: 'nothing', read: showAbout },
  retryUndelivered: { needs: 'nothing', read: retryUndelivered },
  handleUndelivered: { needs: 'nothing', read: handleUndelivered },
  chooseMessages: { needs: 'nothing', read: chooseMessages },
  help: { needs: 'nothing', read: nothing },
} as const satisfies Record<Verb, Parser>;
