import type { Day, Moment } from '../../domain/calendar/index.ts';
import type { ProcedureId } from '../../domain/procedure/index.ts';
import type { Interval, Letter, Report } from '../../domain/report/index.ts';
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

/** Which figures: of the period that runs, so far, or of the last one that is over. */
export interface FiguresOf {
  readonly interval: Interval;
  readonly last: boolean;
}

/** The figures of one procedure as they were counted at a moment, with their small numbers. */
export interface CountedFigures extends Pick<Report, 'period' | 'tables' | 'sums' | 'teams'> {
  readonly procedure: ProcedureId;
  readonly at: Moment;
}

/** What was counted last, so that a page has figures at once while they are counted anew. */
export interface LastFigures {
  /** Of all procedures: one range read. */
  read(of: FiguresOf): Promise<readonly CountedFigures[]>;
  /** The newest stands; what was kept of other procedures is left. */
  keep(of: FiguresOf, counted: readonly CountedFigures[]): Promise<void>;
}
