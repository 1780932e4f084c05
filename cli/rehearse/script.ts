import {
  localDay,
  nextWorkingDay,
  plusHours,
  momentAt,
  type Day,
  type Moment,
} from '../../domain/calendar/index.ts';
import type { Effect, MeetingView, Reference, StageView } from '../../domain/case/index.ts';
import type { Procedure, Stage } from '../../domain/procedure/index.ts';
import { Player, written } from './player.ts';
import { answersAt, categoryOf, openingOf, REASON, typedAt } from './typed.ts';

/** A procedure as it plays: nobody answers, and the raiser goes on at every overdue day. */
export interface Script {
  readonly procedure: { readonly id: string; readonly version: string; readonly title: string };
  readonly step: string;
  readonly stages: readonly PlayedStage[];
  readonly whole: { readonly due: Day; readonly explanation: readonly string[] } | null;
  readonly referral: PlayedReferral | null;
}

export interface PlayedStage {
  readonly key: string;
  readonly label: string;
  readonly name: string;
  readonly at: Moment;
  readonly skipped: readonly string[];
  readonly gets: readonly Gets[];
  readonly wording: StageView['wording'];
  readonly due: Day | null;
  readonly explanation: readonly string[];
  readonly meetings: readonly PlayedMeeting[];
  readonly reminders: readonly PlayedReminder[];
  /** Were it resolved here: what is asked for then. */
  readonly monitoring: PlayedMeeting | null;
  readonly notAchieved: readonly string[];
  readonly records: readonly {
    readonly title: string;
    readonly by: string;
    readonly after: string;
  }[];
}

export interface Gets {
  readonly post: string;
  readonly what: string;
  /** `responder`, `copy` or `notice`. */
  readonly as: string;
}

export interface PlayedMeeting {
  readonly label: string;
  readonly convener: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly from: Day;
  readonly to: Day;
  /** The days are a default of ours. */
  readonly ours: boolean;
}

export interface PlayedReminder {
  readonly at: Moment;
  readonly of: string;
  readonly rung: string;
  readonly due: Day;
  readonly told: readonly string[];
}

export interface PlayedReferral {
  readonly label: string;
  readonly considered: readonly string[];
  readonly made: readonly string[];
  readonly meeting: PlayedMeeting | null;
}

/** @throws Refused where the procedure does not let a case begin at that stage, or the calendar ends. */
export function scriptOf(procedure: Procedure, from: Stage, start: Moment): Script {
  const { id, version, title } = procedure;
  const raised = raise(procedure, from, start);
  const stages = [played(raised)];
  let last = waited(raised);
  for (let next = movedOn(last); next !== null; next = movedOn(last)) {
    stages.push(played(next));
    last = waited(next);
  }
  const { whole } = last.view();
  return {
    procedure: { id, version, title },
    step: procedure.labels.step,
    stages,
    whole: whole === null ? null : { due: whole.due, explanation: whole.explanation },
    referral: referred(last),
  };
}

function raise(procedure: Procedure, stage: Stage, start: Moment): Player {
  const player = Player.of(procedure, start);
  const { raiser, team } = player.cast;
  const first = procedure.stages.find(({ entryOnly }) => entryOnly !== true);
  const skips = first !== undefined && stage !== first && stage.entryOnly !== true;
  return player
    .does({
      type: 'raise',
      reference: 'REHEARSAL' as Reference,
      raiser,
      team,
      subjects: [{ record: '1', initials: null }],
      subjectsText: written('[{"record":"1","initials":null}]'),
      childKeys: ['1'],
      ...categoryOf(procedure),
      answers: answersAt(procedure, stage, localDay(start)),
      open: openingOf(stage, player, skips),
    })
    .delivered();
}

/** A stage as it stands when its cards have just arrived. */
function played(player: Player): PlayedStage {
  const { current, meetings } = player.view();
  const rule = player.ctx.procedure.stages.find(({ key }) => key === current.stage);
  const own = player.present.meetings.filter(({ stage }) => stage === current.entry);
  return {
    key: current.stage,
    label: current.label,
    name: current.name,
    at: player.now,
    skipped: current.skipped,
    gets: cardsIn(player.effects, player),
    wording: current.wording,
    due: current.due,
    explanation: current.explanation,
    meetings: meetings.filter(({ id }) => own.some((each) => each.id === id)).map(meetingOf),
    reminders: remindersOf(player),
    monitoring: monitoringOf(player),
    notAchieved: (rule?.monitoring?.onNotAchieved ?? []).map((way) =>
      way.kind === 'pass-to'
        ? `passed to ${way.roles.map((role) => titleOf(role, player)).join(', ')}`
        : way.kind === 'next-stage'
          ? `the next ${player.ctx.procedure.labels.step}`
          : 'another monitoring meeting',
    ),
    records: (rule?.records ?? []).map(({ title, by, after }) => ({
      title,
      by: titleOf(by, player),
      after: after ?? 'opening',
    })),
  };
}

const titleOf = (role: string, { ctx: { procedure } }: Player): string =>
  procedure.roles[role]?.title ?? role;

/** Who is sent what: a vacant post by its title. */
const cardsIn = (effects: readonly Effect[], player: Player): readonly Gets[] =>
  effects.flatMap((effect) => {
    if (effect.type !== 'sendCard') return [];
    const { to, card, notice, as } = effect;
    const person = to.person === null ? undefined : player.ctx.directory.people.get(to.person);
    const post = person?.post ?? `${titleOf(to.role, player)} (nobody holds the post)`;
    return [{ post, what: notice ?? card, as }];
  });

const meetingOf = ({ label, convener, attendees, window }: MeetingView): PlayedMeeting => {
  const posts = (required: boolean): readonly string[] =>
    attendees.filter((each) => each.required === required).map(({ post, role }) => post || role);
  return {
    label,
    convener: convener.post,
    required: posts(true),
    optional: posts(false),
    from: window.from,
    to: window.to,
    ours: window.ours,
  };
};

/** Reminders while nobody answers and no meeting is booked, until the stage is overdue. */
function remindersOf(player: Player): readonly PlayedReminder[] {
  const told: PlayedReminder[] = [];
  waited(player, (after, { clock, rung, due, at }) => {
    const of = clock === 'whole' ? 'the whole process' : clock;
    const people = cardsIn(after.effects, after).map(({ post }) => post);
    told.push({ at, of, rung, due, told: people });
  });
  return told;
}

/** Far more than any procedure has in one stage. */
const MOST_RUNGS = 100;

type Rung = NonNullable<ReturnType<Player['nextRung']>>;

/** The case when the stage has become overdue and been told so; a stage without a day: at once. */
function waited(
  player: Player,
  seen: (after: Player, rung: Rung) => void = () => undefined,
): Player {
  const { current } = player.view();
  if (current.due === null) return player;
  let so = player;
  for (let n = 0; n < MOST_RUNGS; n += 1) {
    const rung = so.nextRung();
    if (rung === null) return so;
    so = so.fires(rung);
    seen(so, rung);
    if (rung.clock === 'stage' && rung.rung === 'overdue') return so;
  }
  return so;
}

/** The raiser goes on to the next stage an hour later; after a stage without a day, on the next working day. */
function movedOn(player: Player): Player | null {
  const { nextStages, current } = player.view();
  const next = nextStages[0];
  const { procedure } = player.ctx;
  const stage = procedure.stages.find(({ key }) => key === next?.stage);
  if (stage === undefined) return null;
  const so = player.at(current.due === null ? nextMorning(player) : plusHours(player.now, 1));
  const category = so.present.content.categories.length > 0 ? NO_CATEGORY : categoryOf(procedure);
  return so
    .does({
      type: 'escalate',
      stage: current.entry,
      reason: REASON,
      content: { ...category, answers: typedAt(procedure, stage, localDay(so.now)) },
      open: openingOf(stage, so, false),
    })
    .delivered();
}

const NO_CATEGORY = { categories: [], categoryNotes: {} };

const nextMorning = ({ now, ctx }: Player): Moment =>
  momentAt(nextWorkingDay(ctx.calendar, localDay(now)), '10:00');

/** What is asked for where the raiser records it as resolved on the same day. */
function monitoringOf(player: Player): PlayedMeeting | null {
  const { current } = player.view();
  const after = player.does({ type: 'resolve', stage: current.entry, reason: REASON });
  const found = after.present.meetings.find(({ purpose }) => purpose === 'monitoring');
  const view = after.view().meetings.find(({ id }) => id === found?.id);
  return view === undefined ? null : meetingOf(view);
}

function referred(player: Player): PlayedReferral | null {
  const rule = player.ctx.procedure.referral;
  if (rule === null) return null;
  const today = localDay(player.now);
  const posts = (after: Player) => cardsIn(after.effects, after).map(({ post }) => post);
  const considered = player.does({ type: 'considerReferral', note: null });
  const made = considered.does({
    type: 'refer',
    on: today,
    met: rule.checklist.map(({ key }) => key),
    reason: REASON,
    answers: Object.fromEntries(
      rule.fields.map((field) => [field.key, written(typed(field, today))]),
    ),
  });
  const meeting = made.view().meetings.find(({ purpose }) => purpose === 'referral');
  return {
    label: rule.label,
    considered: posts(considered),
    made: posts(made),
    meeting: meeting === undefined ? null : meetingOf(meeting),
  };
}

function typed({ kind, choices }: Procedure['fields'][number], today: Day): string {
  if (kind === 'date') return today;
  return kind === 'text' || kind === 'long-text' ? REASON.value : (choices?.[0]?.key ?? 'yes');
}
