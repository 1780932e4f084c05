import type { CommandOf, Context } from '../commands.ts';
import type { Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { acknowledge } from './acknowledge.ts';
import { addNote } from './addNote.ts';
import type { Ask } from './ask.ts';
import { askMeeting } from './askMeeting.ts';
import { cancelMeeting } from './cancelMeeting.ts';
import { chooseSlot } from './chooseSlot.ts';
import { closeUnresolved } from './closeUnresolved.ts';
import { endTask } from './endTask.ts';
import { escalate } from './escalate.ts';
import { coverRaiser, endCover } from './coverRaiser.ts';
import { fileRecord } from './fileRecord.ts';
import { findAnotherTime } from './findAnotherTime.ts';
import { giveTime } from './giveTime.ts';
import { handOverMeeting } from './handOverMeeting.ts';
import { keepTime } from './keepTime.ts';
import { handOverCase } from './handOverCase.ts';
import { handOverSeat } from './handOverSeat.ts';
import { openCard } from './openCard.ts';
import { judge } from './judge.ts';
import { passTo } from './passTo.ts';
import { readForAudit } from './readForAudit.ts';
import { recordConsultation } from './recordConsultation.ts';
import { recordMeeting } from './recordMeeting.ts';
import { recordNotHeld } from './recordNotHeld.ts';
import { recordStart } from './recordStart.ts';
import { refer } from './refer.ts';
import { answerReferral, considerReferral, discussReferral, dropReferral } from './referral.ts';
import { refuseTime } from './refuseTime.ts';
import { reopen } from './reopen.ts';
import { reply } from './reply.ts';
import { requestTime } from './requestTime.ts';
import { resolve } from './resolve.ts';
import { talkFurther } from './talkFurther.ts';
import { withdraw } from './withdraw.ts';

type Answering = CommandOf<'openCard' | 'acknowledge' | 'reply' | 'requestTime' | 'judge'>;
type Deciding = CommandOf<
  | 'resolve'
  | 'escalate'
  | 'giveTime'
  | 'refuseTime'
  | 'talkFurther'
  | 'withdraw'
  | 'closeUnresolved'
  | 'reopen'
>;
type Meeting = CommandOf<
  | 'chooseSlot'
  | 'cancelMeeting'
  | 'findAnotherTime'
  | 'recordMeeting'
  | 'recordNotHeld'
  | 'keepTime'
  | 'handOverMeeting'
>;
type Following = CommandOf<'askMeeting' | 'passTo'>;
type Referring = CommandOf<
  'considerReferral' | 'discussReferral' | 'refer' | 'answerReferral' | 'dropReferral'
>;
type Recording = CommandOf<
  'recordConsultation' | 'recordStart' | 'fileRecord' | 'endTask' | 'addNote'
>;

type Handing = CommandOf<
  'handOverCase' | 'coverRaiser' | 'endCover' | 'handOverSeat' | 'readForAudit'
>;

/** What people may wish for on a case that stands. */
export type PersonCommand =
  Answering | Deciding | Meeting | Following | Referring | Recording | Handing;

type Decider<C> = (state: CaseState, command: C, ask: Ask, ctx: Context) => Decision;

/** To the command's own file: five short switches, each exhaustive together with those after it. */
export const decideForPerson: Decider<PersonCommand> = (state, command, ask, ctx) => {
  switch (command.type) {
    case 'openCard':
      return openCard(state, command, ask);
    case 'acknowledge':
      return acknowledge(state, command, ask, ctx);
    case 'reply':
      return reply(state, command, ask, ctx);
    case 'requestTime':
      return requestTime(state, command, ask, ctx);
    case 'judge':
      return judge(state, command, ask, ctx);
    case 'recordConsultation':
      return recordConsultation(state, command, ask, ctx);
    case 'recordStart':
      return recordStart(state, command, ask, ctx);
    case 'fileRecord':
      return fileRecord(state, command, ask, ctx);
    case 'endTask':
      return endTask(state, command, ask, ctx);
    case 'addNote':
      return addNote(state, command, ask, ctx);
    default:
      return decideForRaiser(state, command, ask, ctx);
  }
};

const decideForRaiser: Decider<Deciding | Meeting | Following | Referring | Handing> = (
  state,
  command,
  ask,
  ctx,
) => {
  switch (command.type) {
    case 'resolve':
      return resolve(state, command, ask, ctx);
    case 'escalate':
      return escalate(state, command, ask, ctx);
    case 'giveTime':
      return giveTime(state, command, ask, ctx);
    case 'refuseTime':
      return refuseTime(state, command, ask, ctx);
    case 'talkFurther':
      return talkFurther(state, command, ask, ctx);
    case 'withdraw':
      return withdraw(state, command, ask, ctx);
    case 'closeUnresolved':
      return closeUnresolved(state, command, ask, ctx);
    case 'reopen':
      return reopen(state, command, ask, ctx);
    default:
      return decideBeside(state, command, ask, ctx);
  }
};

const decideBeside: Decider<Meeting | Following | Referring | Handing> = (
  state,
  command,
  ask,
  ctx,
) => {
  switch (command.type) {
    case 'chooseSlot':
      return chooseSlot(state, command, ask, ctx);
    case 'cancelMeeting':
      return cancelMeeting(state, command, ask);
    case 'findAnotherTime':
      return findAnotherTime(state, command, ask, ctx);
    case 'recordMeeting':
      return recordMeeting(state, command, ask, ctx);
    case 'recordNotHeld':
      return recordNotHeld(state, command, ask, ctx);
    case 'keepTime':
      return keepTime(state, command, ask);
    case 'handOverMeeting':
      return handOverMeeting(state, command, ask, ctx);
    default:
      return decideAfterwards(state, command, ask, ctx);
  }
};

const decideAfterwards: Decider<Following | Referring | Handing> = (state, command, ask, ctx) => {
  switch (command.type) {
    case 'askMeeting':
      return askMeeting(state, command, ask, ctx);
    case 'passTo':
      return passTo(state, command, ask, ctx);
    case 'considerReferral':
      return considerReferral(state, command, ask, ctx);
    case 'discussReferral':
      return discussReferral(state, command, ask, ctx);
    case 'refer':
      return refer(state, command, ask, ctx);
    case 'answerReferral':
      return answerReferral(state, command, ask, ctx);
    case 'dropReferral':
      return dropReferral(state, command, ask, ctx);
    default:
      return decideWhose(state, command, ask, ctx);
  }
};

const decideWhose: Decider<Handing> = (state, command, ask, ctx) => {
  switch (command.type) {
    case 'handOverCase':
      return handOverCase(state, command, ask, ctx);
    case 'coverRaiser':
      return coverRaiser(state, command, ask, ctx);
    case 'endCover':
      return endCover(state, ask);
    case 'handOverSeat':
      return handOverSeat(state, command, ask, ctx);
    case 'readForAudit':
      return readForAudit(command, ask);
  }
};
