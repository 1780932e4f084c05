import { day } from '../../../../domain/calendar/index.ts';
import type { CommandOf } from '../../../../domain/case/index.ts';
import { wholeDays, type Ask } from '../../../../domain/report/index.ts';
import {
  aCase,
  aRaise,
  CALENDAR,
  IRO,
  LADDER,
  reference,
  written,
  type CaseBuilder,
} from '../../../builders/index.ts';

/** March 2027 begins on a Monday; Good Friday is the 26th, Easter Monday the 29th. */
const MARCH = wholeDays(day('2027-03-01'), day('2027-03-31'));

export const ask = (rest: Partial<Ask> = {}): Ask => ({
  procedure: LADDER,
  period: MARCH,
  calendar: CALENDAR,
  teams: new Map([
    ['west', 'West'],
    ['north', 'North'],
    ['south', 'South'],
  ]),
  childrenLookedAfter: null,
  ...rest,
});

/** A case about these children, raised at ten o'clock of a day and delivered at once. */
export function raised(
  on: string,
  stage: string,
  children: readonly string[],
  rest: Partial<CommandOf<'raise'>> = {},
): CaseBuilder {
  const about = {
    reference: reference(`${on}-${children.join('-')}`),
    childKeys: children.map((child) => `#${child}`),
    subjects: children.map((record) => ({ record, initials: '' })),
    categoryNotes: { agency: written('Health'), other: written('Bullying') },
  };
  const command = aRaise(stage, { ...about, ...rest });
  return aCase().on(`${on} 10:00`).does(command, IRO).delivered();
}

const south = { team: 'south' };

/** What the meeting that looks at a resolution again has found. */
const looked = (so: CaseBuilder, when: string, achieved: boolean): CaseBuilder => {
  const { meeting } = so;
  const outcome = written('Seen');
  return so.on(when).does({ type: 'recordMeeting', meeting, outcome, tasks: [], achieved }, IRO);
};

/** Resolved before March, and not a case of it; whether it holds is to be seen ten working days later. */
const settled = (on: string, child: string): CaseBuilder =>
  raised(on, 's2', [child]).on(`${on} 15:00`).resolved();

/** Due on Friday 5 March, answered that day, resolved on the 8th: five working days. */
const inTime = raised('2027-03-01', 's2', ['ann'])
  .on('2027-03-05 16:00')
  .replied()
  .on('2027-03-08 10:00')
  .resolved();

/** Answered a working day late, passed up a stage; nobody has answered there by Tuesday 16 March. */
const late = raised('2027-03-01', 's2', ['ann', 'bob'], { categories: ['agency', 'drift'] })
  .on('2027-03-08 09:00')
  .replied()
  .on('2027-03-09 10:00')
  .escalatedTo('s3')
  .delivered();

/** Resolved on the day it was raised, before anybody answered. */
const informal = raised('2027-03-02', 's1', ['cid'], { ...south, categories: ['other'] })
  .on('2027-03-02 15:00')
  .resolved();

/** Brought forward; given up before the reply that was due on Monday 1 March. */
const givenUp = raised('2027-02-23', 's2', ['dot'], south).on('2027-03-01 12:00').withdrawn();

/** Resolved in February and taken up again on 3 March. */
const again = raised('2027-02-01', 's2', ['eve'], south)
  .on('2027-02-05 10:00')
  .resolved()
  .on('2027-03-03 10:00')
  .does({ type: 'reopen', reason: written('It came back') }, IRO);

const referral: CommandOf<'refer'> = {
  type: 'refer',
  on: day('2027-03-04'),
  met: ['exhausted'],
  reason: written('Too slow for the child'),
  answers: { worries: written('Contact') },
};

/** Straight to the top without a category, referred outside, answered from there, and closed after it. */
const top = raised('2027-03-03', 's5', ['fay', 'gus'], { categories: ['drift'], team: null });
const referred = top
  .on('2027-03-04 10:00')
  .does(referral, IRO)
  .on('2027-03-05 10:00')
  .does({ type: 'answerReferral', on: day('2027-03-05'), note: written('They act') }, IRO)
  .on('2027-03-08 10:00')
  .does({ type: 'closeUnresolved', stage: top.stage, reason: written('Out of our hands') }, IRO);

/** Raised informally on the last afternoon, without a category: a reply is due on 1 April. */
const young = raised('2027-03-31', 's1', ['hal'], { categories: [] });

/** More time asked for and given until 18 March, asked for again and refused; answered by nobody. */
const timed = raised('2027-03-10', 's2', ['ida'])
  .on('2027-03-12 10:00')
  .asksForTime('2027-03-18')
  .on('2027-03-12 11:00')
  .givenTime('2027-03-18')
  .on('2027-03-17 10:00')
  .asksForTime('2027-03-25');

/** The meeting that would have looked at it by 10 March was called off. */
const off = settled('2027-02-24', 'lee');

export const CASES: readonly CaseBuilder[] = [
  looked(inTime, '2027-03-22 10:00', true),
  late,
  informal,
  givenUp,
  again,
  referred,
  young,
  timed.does({ type: 'refuseTime', stage: timed.stage, reason: written('Too long') }, IRO),
  looked(settled('2027-02-22', 'jim'), '2027-03-09 10:00', false),
  settled('2027-02-23', 'kay'),
  off.does({ type: 'cancelMeeting', meeting: off.meeting }, IRO),
];
