import type { Day, Moment } from '../../domain/calendar/index.ts';
import type { ProcedureId } from '../../domain/procedure/index.ts';
import type { Letter } from '../../domain/report/index.ts';
import type { Mailed } from './messenger.ts';

/** A report on its way to one person. */
export interface ReportMail extends Letter {
  /** Names the report and its occasion: the same one is sent to a person once. */
  readonly key: string;
  /** "Alert data"; null where somebody asked for it by themselves. */
  readonly title: string | null;
}

/** Mail with the files of a report, from the service mailbox; never doubled. */
export interface ReportMailer {
  send(mail: ReportMail): Promise<Mailed>;
}

/** The headline figures as a card in a person's own chat; best effort, since the mail is the report. */
export interface ReportCards {
  post(mail: ReportMail, now: Moment): Promise<void>;
}

/** Which regular reports have gone out: asked before one is made, noted after the last of its mails. */
export interface ReportLog {
  /** The day on which it was asked of this procedure for the first time: today, where that is now. */
  since(procedure: ProcedureId, today: Day, at: Moment): Promise<Day>;
  wasSent(key: string): Promise<boolean>;
  noteSent(key: string, at: Moment, on: Day): Promise<void>;
}
