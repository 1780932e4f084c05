import { explainCount, localDay, type Moment } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import { RAISER } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { contentOf } from './contentOf.ts';
import { notesFor } from './decisions/addNote.ts';
import { currentEntry, runningEntry } from './find.ts';
import { stageOf } from './ladder.ts';
import { respondsAt, type Standing } from './standing.ts';
import type { CaseState, StageEntry, WholeClock } from './state.ts';
import type { Texts } from './text.ts';
import { meetingView, referralView } from './viewing/besideViews.ts';
import { actsForIn, handedOnView, handingView } from './viewing/handingView.ts';
import { judgingView } from './viewing/judgingView.ts';
import { mayOf } from './viewing/may.ts';
import { nextStagesFor } from './viewing/nextStages.ts';
import { recordViews } from './viewing/recordView.ts';
import { noteViews, taskViews } from './viewing/taskView.ts';
import { lookOf, type LookingAs } from './viewing/lookOf.ts';
import type { Sight } from './viewing/scopeOfView.ts';
import {
  daysLeft,
  stageCopied,
  stageDates,
  stageWhole,
  type Showing,
} from './viewing/stageView.ts';
import { answersOf, categoryLabels, namedPerson, read, subjectsOf } from './viewing/words.ts';
import type { CaseView, StageView } from './views.ts';
import { waitsOf } from './waits.ts';

/**
 * The case as one person may see it now; null where it is none of theirs, so that a case that exists
 * and one that does not look alike (table of design section 6). `auditor`: where their reading is recorded.
 */
export function viewFor(
  state: CaseState,
  texts: Texts,
  viewer: PersonId,
  ctx: Context,
  now: Moment,
  as: LookingAs = 'party',
): CaseView | null {
  const look = lookOf(viewer, state, ctx, now, as);
  if (look === null) return null;
  const { who, sight } = look;
  const showing: Showing = { texts, ctx, today: localDay(now) };
  const stages = stagesIn(state, sight, who, showing);
  const current = currentIn(state, stages, who, showing);
  const nextStages = nextStagesFor(state, who, now, showing);
  return {
    id: state.id,
    reference: state.reference,
    version: state.version,
    procedure: ctx.procedure,
    depth: sight.depth,
    viewer,
    onBehalfOf: deputisedFor(state, who, ctx),
    actsFor: actsForIn(who, showing),
    handedOn: handedOnView(state, who, showing),
    handing: handingView(state, who, showing),
    raisedAt: state.raisedAt,
    ...outcomeIn(state, sight, texts),
    ...contentIn(state, sight, showing),
    stages,
    current,
    whole: wholeIn(state, sight, showing),
    meetings: state.meetings
      .filter(({ id }) => sight.meetings.has(id))
      .map((meeting) => meetingView(meeting, who, now, showing, state))
      .map((meeting) => (sight.depth === 'meeting' ? { ...meeting, wish: null } : meeting)),
    referral: sight.referral ? referralView(state, sight, showing) : null,
    tasks: taskViews(state, who, now, showing),
    records: recordViews(state, who, showing),
    notes: noteViews(state, who, showing),
    noteKinds: notesFor(state, { now, today: showing.today, person: viewer, who }, ctx),
    may: mayOf(state, who, ctx, now),
    nextStages,
    leads: nextStages.length === 0 ? [] : leadsOf(state, ctx),
    today: showing.today,
    // An auditor reads; whatever else they may do, they do as whom they are to the case.
    ...(as === 'auditor' && { may: [], noteKinds: [], nextStages: [], leads: [] }),
  };
}

/** It may be another deputy than when the card was sent, so it is asked anew each time (design 6). */
function deputisedFor(state: CaseState, who: Standing, ctx: Context): CaseView['onBehalfOf'] {
  const entry = runningEntry(state);
  const seat = entry === null ? null : respondsAt(who, entry.id);
  if (!seat?.onBehalfOf) return null;
  return namedPerson(seat.role, seat.onBehalfOf, ctx);
}

/** Where there is a choice: nobody is asked which of one team leads (DU-29). */
const leadsOf = ({ scope }: CaseState, { directory: { teams } }: Context): CaseView['leads'] =>
  scope.team === null || teams.length < 2
    ? []
    : teams.map(({ id, name }) => ({ id, name, now: id === scope.team }));

const hasContent = ({ depth }: Sight): boolean => depth !== 'meeting' && depth !== 'register';

function stagesIn(
  state: CaseState,
  sight: Sight,
  who: Standing,
  showing: Showing,
): readonly StageView[] {
  const show = (entry: StageEntry): readonly StageView[] => {
    if (sight.answered.has(entry.id)) {
      return [
        {
          ...stageWhole(entry, showing),
          waitsFor: waitsOf(entry, state, showing.ctx).map(({ title }) => title),
          judging: judgingView(entry, state, who, showing),
        },
      ];
    }
    return sight.copied.has(entry.id) ? [stageCopied(entry, showing)] : [];
  };
  const stages = state.stages.flatMap(show);
  return sight.referral ? stages : stages.map(withoutReferral);
}

/** The last stage that they see; one whose start they may record they know by its dates, at the least. */
function currentIn(
  state: CaseState,
  stages: readonly StageView[],
  { starts }: Standing,
  showing: Showing,
): StageView {
  const last = stages.at(-1);
  const entry = currentEntry(state);
  const records = last?.entry !== entry.id && starts.some((seat) => seat.entry === entry.id);
  return last === undefined || records ? stageDates(entry, showing) : last;
}

/** A case that ended as referred ended, for those who are not told of referrals, as unresolved. */
function withoutReferral(stage: StageView): StageView {
  const { decision } = stage;
  if (decision?.kind !== 'referred') return stage;
  return {
    ...stage,
    decision: { kind: 'unresolved-at-highest', at: decision.at, reason: '', reopened: null },
  };
}

/** That a referral was made is told only to those who are told of referrals. */
function outcomeIn(
  { status }: CaseState,
  sight: Sight,
  texts: Texts,
): Pick<CaseView, 'status' | 'closedReason'> {
  if (status.kind === 'open') return { status: 'open', closedReason: null };
  const hidden = status.how === 'referred' && !sight.referral;
  const told = hasContent(sight) && !hidden;
  return {
    status: hidden ? 'unresolved-at-highest' : status.how,
    closedReason: told && seesEnd(status.stage, sight) ? read(texts, status.reason) : null,
  };
}

const seesEnd = (stage: number, sight: Sight): boolean =>
  sight.answered.has(stage) || sight.copied.has(stage);

type Said = Pick<CaseView, 'raiser' | 'team' | 'subjects' | 'categories' | 'answers'>;

function contentIn(state: CaseState, sight: Sight, { texts, ctx }: Showing): Said {
  const raiser = namedPerson(RAISER, state.raiser, ctx);
  if (!hasContent(sight)) {
    return {
      raiser: sight.depth === 'meeting' ? raiser : { ...raiser, id: null, post: '' },
      team: null,
      subjects: [],
      categories: [],
      answers: [],
    };
  }
  const team = ctx.directory.teams.find(({ id }) => id === state.scope.team);
  const content = contentOf(state, (entry) => isPartOfTheirs(entry, sight, ctx));
  return {
    raiser,
    team: team?.name ?? state.scope.team,
    subjects: subjectsOf(state, texts),
    categories: categoryLabels(content, texts, ctx),
    answers: answersOf(content, texts, ctx),
  };
}

/**
 * An alert says all that was raised formally before it: of an earlier stage, that too is read by whoever
 * has a copy of a later one (DU-74).
 */
function isPartOfTheirs({ id, stage }: StageEntry, { answered, copied }: Sight, ctx: Context) {
  if (answered.has(id) || copied.has(id)) return true;
  return id < Math.max(0, ...copied) && stageOf(ctx.procedure, stage)?.formal === true;
}

function wholeIn(state: CaseState, sight: Sight, { ctx, today }: Showing): CaseView['whole'] {
  const { whole } = state;
  if (whole === null || !hasContent(sight)) return null;
  const { due, firstDue, trace } = whole;
  const left = whole.state === 'running' ? daysLeft(due, today, ctx) : null;
  return { due, firstDue, daysLeft: left, explanation: [...explainCount(trace), ...grown(whole)] };
}

/** The count names the longer limit: here is how much of it came later (A-DU-16). */
const grown = ({ added = 0, trace }: WholeClock): readonly string[] => {
  if (added === 0) return [];
  const unit = trace.unit === 'working-day' ? 'working day' : 'calendar day';
  return [
    `Of these, ${added} ${unit}${added === 1 ? '' : 's'} came with more time that was given.`,
  ];
};
