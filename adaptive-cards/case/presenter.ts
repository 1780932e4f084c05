import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, MeetingView, RecordView, StageView } from '../../domain/case/index.ts';
import type { Fact } from '../elements/text.ts';
import { slotWords } from '../slots/presenter.ts';
import { listWords, stageWords } from '../wording/caseWords.ts';
import { decisionWords, MEETING_STATUS } from '../wording/status.ts';

/** One step of the procedure, and how far the case has come with it. */
export interface RungShown {
  readonly label: string;
  readonly at: 'done' | 'here' | 'skipped' | 'to-come';
  readonly says: string;
}

export const ladder = (view: CaseView): readonly Fact[] =>
  rungs(view).map(({ label, says }) => [label, says]);

/** Every step of the procedure, with where the case has been and where it is. */
export function rungs(view: CaseView): readonly RungShown[] {
  const { stages } = view.procedure;
  const here = stages.findIndex(({ key }) => key === view.current.stage);
  return stages.map((stage, at) => {
    const entry = view.stages.findLast((each) => each.stage === stage.key) ?? null;
    const label = stageWords(stage);
    if (entry !== null) return { label, at: entryAt(view, entry), says: entryWords(view, entry) };
    const skipped = view.stages.some(
      (each) => each.skipped.includes(stage.key) || each.skipped.includes(stage.label),
    );
    if (skipped) return { label, at: 'skipped', says: 'Passed over' };
    // Whether another step was taken is not everybody's to know.
    const hidden = at < here || (at > here && mayHaveGoneOn(view));
    return hidden
      ? { label, at: at < here ? 'done' : 'to-come', says: 'Not shown here' }
      : { label, ...unseenFrom(view, at - here) };
  });
}

/** Whoever only records what starts the clock knows of the step that the case is there. */
const unseenFrom = ({ status }: CaseView, ahead: number): Pick<RungShown, 'at' | 'says'> =>
  ahead === 0 && status === 'open'
    ? { at: 'here', says: 'Now here' }
    : { at: 'to-come', says: 'Not reached' };

/** The last step that this person sees has ended, and may not have been the last one. */
const mayHaveGoneOn = ({ depth, current: { decision } }: CaseView): boolean =>
  depth !== 'full' &&
  decision !== null &&
  (decision.kind === 'escalated' || decision.reopened !== null);

const isHere = ({ status, current }: CaseView, { entry, decision }: StageView): boolean =>
  decision === null && status === 'open' && entry === current.entry;

const entryAt = (view: CaseView, entry: StageView): RungShown['at'] =>
  isHere(view, entry) ? 'here' : 'done';

function entryWords(view: CaseView, entry: StageView): string {
  if (entry.decision !== null) {
    return `${decisionWords(entry.decision.kind)}, ${shortDayAndTime(entry.decision.at)}`;
  }
  return `${isHere(view, entry) ? 'Now here, ' : ''}since ${shortDayAndTime(entry.openedAt)}`;
}

/** How it stands; of one that is still to come also what it is for, where the procedure says so. */
export function meetingLine(meeting: MeetingView): string {
  const { aim, status } = meeting;
  const over = status === 'held' || status === 'cancelled';
  return aim === null || over ? standing(meeting) : `${standing(meeting)}. ${aim}`;
}

function standing({ status, slot, window, notHeld }: MeetingView): string {
  if (status === 'cancelled') return notHeld ? 'Not held' : MEETING_STATUS.cancelled;
  if (slot !== null) return `${MEETING_STATUS[status]}, ${slotWords(slot)}`;
  // Held without a time that was booked here: only the record says that it took place.
  return status === 'held'
    ? MEETING_STATUS.held
    : `${MEETING_STATUS[status]}, to be held by ${longDay(window.to)}`;
}

/** Which one, of which stage, and whose it is where that is somebody else. */
export const recordWords = ({ title, stageLabel, by, own }: RecordView): string =>
  `${title} (${stageLabel}${own ? '' : `; by ${listWords(by, 'or')}`})`;

/** "Arrange …" and "Record …" must differ where two meetings bear one label. */
export function meetingTitle(view: CaseView, meeting: MeetingView): string {
  const same = view.meetings.filter((each) => each.label === meeting.label);
  const at = same.findIndex((each) => each.id === meeting.id);
  return same.length < 2 ? meeting.label : `${meeting.label} (${at + 1})`;
}
