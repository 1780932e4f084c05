import {
  countDue,
  DEFAULT_COUNT,
  firstWorkingDayFrom,
  type Day,
  type Moment,
} from '../calendar/index.ts';
import type { Holder, PersonId } from '../people/index.ts';
import {
  RAISER,
  RESPONDER,
  type MeetingRule,
  type MonitoringRule,
  type RoleKey,
  type Span,
  type Stage,
} from '../procedure/index.ts';
import type { Context } from './commands.ts';
import type { EventOf } from './events.ts';
import { laterDay } from './find.ts';
import { oncePerPerson, seatsOf, type SeatsAt } from './seats.ts';
import type { Attendee, CaseState, Meeting, StageEntryId } from './state.ts';

/** For which stage entry a meeting is asked, when, and of whom. */
export interface AskingFor {
  readonly entry: StageEntryId;
  readonly stage: Stage;
  readonly at: SeatsAt;
  readonly now: Moment;
}

type Asked = EventOf<'MeetingAsked'>;
type Purpose = Meeting['purpose'];

/** Days of a meeting's window where neither its rule nor its stage says (design section 5). */
const OURS: Span = { n: 10, unit: 'working-day' };
const USUAL_MINUTES = 60;

/** The meeting that a stage's rule asks for (A-DU-03, A-DU-04). */
export const stageMeeting = (asking: AskingFor, rule: MeetingRule, ctx: Context): Asked =>
  asked('stage', asking, rule, windowOf(rule.within, asking, ctx), ctx);

/** The later check that what was agreed was done (A-DU-11). */
export const monitoringMeeting = (
  asking: AskingFor,
  rule: MonitoringRule,
  ctx: Context,
  by?: Day,
): Asked =>
  asked('monitoring', asking, rule, until(by) ?? windowOf(rule.within, asking, ctx), ctx, by);

/** Its window ends with the limit of the whole process where the procedure counts it in (A-DU-25). */
export const monitoringInside = (
  asked: Asked,
  { whole }: CaseState,
  { procedure }: Context,
): Asked => {
  const { window } = asked.meeting;
  const inside = procedure.wholeLimit?.monitoring === 'inside' && whole?.state === 'running';
  // A limit that has passed already cannot be kept by any meeting: the rule's own days are left then.
  if (!inside || whole.due < window.from || whole.due >= window.to) return asked;
  return { ...asked, meeting: { ...asked.meeting, window: { ...window, to: whole.due } } };
};

export const referralMeeting = (asking: AskingFor, rule: MeetingRule, ctx: Context): Asked =>
  asked('referral', asking, rule, windowOf(rule.within, { ...asking, stage: null }, ctx), ctx);

/** A meeting at any stage, by a day that the raiser sets (A-CB-15). */
export function freeMeeting(asking: AskingFor, by: Day, ctx: Context): Asked {
  const rule = asking.stage.offeredMeeting ?? asking.stage.meeting ?? plainMeeting(asking.stage);
  return asked('stage', asking, rule, { to: by, ours: false }, ctx, by);
}

const plainMeeting = (
  stage: Stage,
): Pick<MeetingRule, 'label' | 'convener' | 'required' | 'optional'> => ({
  label: `${stage.label} meeting`,
  convener: RAISER,
  required: [RAISER, RESPONDER],
  optional: [],
});

interface Until {
  readonly to: Day;
  readonly ours: boolean;
}

const until = (by: Day | undefined): Until | null =>
  by === undefined ? null : { to: by, ours: false };

/** The rule's own days; without any the stage's limit, else ten working days, shown as ours. */
function windowOf(
  within: Span | null,
  { now, stage }: { readonly now: Moment; readonly stage: Stage | null },
  ctx: Context,
): Until {
  const span = within ?? stage?.clock ?? OURS;
  const { due } = countDue(ctx.calendar, now, span.n, span.unit, DEFAULT_COUNT);
  return { to: due, ours: within === null || within.source === 'ours' };
}

type Shape = Pick<MeetingRule, 'label' | 'convener' | 'required' | 'optional'> &
  Partial<Pick<MeetingRule, 'purpose' | 'othersBy' | 'recorder' | 'minutes'>>;

function asked(
  purpose: Purpose,
  { entry, at }: AskingFor,
  rule: Shape,
  { to, ours }: Until,
  ctx: Context,
  by?: Day,
): Asked {
  const first = firstWorkingDayFrom(ctx.calendar, at.on);
  const from = by !== undefined && by < first ? at.on : first;
  const convener = holderNow(rule.convener, at, ctx);
  const recorderRole = rule.recorder ?? rule.convener;
  const required = attendees(rule.required, at, ctx);
  const present = required.map(({ person }) => person);
  return {
    type: 'MeetingAsked',
    meeting: {
      purpose,
      stage: entry,
      label: rule.label,
      ...(rule.purpose === undefined ? {} : { aim: rule.purpose }),
      convener,
      convenerRole: rule.convener,
      recorder: holderNow(recorderRole, at, ctx),
      ...(recorderRole === rule.convener ? {} : { recorderRole }),
      required,
      optional: attendees(rule.optional, at, ctx).filter(
        ({ person }) => person === null || !present.includes(person),
      ),
      ...(typeof rule.othersBy === 'string' ? { othersBy: rule.othersBy } : {}),
      window: { from, to: laterDay(from, to), ours },
      minutes: rule.minutes ?? USUAL_MINUTES,
    },
  };
}

/** A vacant convener is stood in for by the deputy, else by the raiser: nobody's meeting is no meeting. */
function holderNow(role: RoleKey, at: SeatsAt, ctx: Context): PersonId {
  const [seat] = seatsOf(role, at, ctx);
  return seat?.person ?? seat?.deputy ?? at.raiser;
}

const attendees = (roles: readonly RoleKey[], at: SeatsAt, ctx: Context): readonly Attendee[] =>
  oncePerPerson(
    roles
      .flatMap((role): readonly Holder[] => seatsOf(role, at, ctx))
      .map(({ role, person, deputy }) => ({ role, person: person ?? deputy })),
  );
