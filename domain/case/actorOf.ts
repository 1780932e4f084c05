import { localDay } from '../calendar/index.ts';
import { RAISER } from '../procedure/index.ts';
import { meetingOfTask } from './agreed.ts';
import type { Command, CommandOf, Context, Envelope } from './commands.ts';
import type { Actor, EventMeta } from './events.ts';
import { raisingRoles } from './raiserFor.ts';
import { filingSeat, openRecords } from './records.ts';
import type { Acting } from './acting.ts';
import type { Standing } from './standing.ts';
import type { CaseState } from './state.ts';
import { rolesHeld } from '../people/index.ts';

/**
 * Who stands on the events of a command: the person, the role in which they act, and for whom where
 * that is somebody else (A-X-07). `who` is what the person is to the case; null where there is none yet.
 */
function actorOf(
  envelope: Envelope,
  who: Standing | null,
  state: CaseState | null,
  ctx: Context,
): Actor {
  const { actor } = envelope;
  if (actor === null) return { kind: 'system' };
  const acting =
    who === null || state === null ? raising(envelope, ctx) : seatFor(envelope, who, state, ctx);
  return { kind: 'person', person: actor, ...acting };
}

function raising({ actor, command, now }: Envelope, ctx: Context): Acting {
  if (command.type !== 'raise' || actor === null || command.raiser === actor) {
    return { role: RAISER, onBehalfOf: null };
  }
  const named = raisingRoles(ctx.procedure);
  const held = rolesHeld(ctx.directory, actor, localDay(now)).find(({ role }) =>
    named.includes(role),
  );
  if (held !== undefined) return { role: held.role, onBehalfOf: null };
  return { role: RAISER, onBehalfOf: command.raiser };
}

/** The seat from which a person gives this command, of those they hold. */
function seatFor(
  { command, now }: Envelope,
  who: Standing,
  state: CaseState,
  ctx: Context,
): Acting {
  const answering =
    'stage' in command ? who.responds.find(({ entry }) => entry === command.stage) : undefined;
  const meeting =
    'meeting' in command
      ? who.meetings.find((each) => each.meeting === command.meeting)
      : undefined;
  const reviewing = who.raiser ?? who.manager ?? who.quality;
  const named = namedFor(command, who);
  const asResponder = ANSWERING.includes(command.type);
  const seats = asResponder
    ? [answering, reviewing]
    : [
        named,
        meeting?.arranges,
        meeting?.records,
        ...(command.type === 'handOverCase' ? [who.manager] : []),
        reviewing,
        answering,
        ...(command.type === 'endTask' ? [doing(command, who), recording(command, who)] : []),
        ...(command.type === 'fileRecord' ? [filing(command, who, state, now, ctx)] : []),
        who.administers,
      ];
  const found = seats.find((seat) => seat !== undefined && seat !== null);
  const { role, onBehalfOf } = found ?? { role: 'involved', onBehalfOf: null };
  return { role, onBehalfOf };
}

/** Of those whom a rule of the stage names for it; an auditor reads as one, whatever else they are. */
function namedFor(command: Command, who: Standing): Acting | null | undefined {
  if (command.type === 'readForAudit') return who.audits;
  if (command.type === 'judge') return who.judges.find(({ entry }) => entry === command.stage);
  return command.type === 'recordStart'
    ? who.starts.find(({ entry }) => entry === command.stage)
    : undefined;
}

/** The seat from which they do what the procedure asks of it, and for whom. */
const doing = ({ stage, task }: CommandOf<'endTask'>, who: Standing): Acting | undefined =>
  who.tasks.find((each) => each.entry === stage && each.task === task);

/** Of what a meeting agreed: the seat of whoever recorded or convened it. */
function recording({ task }: CommandOf<'endTask'>, who: Standing): Acting | null | undefined {
  const meeting = meetingOfTask(task);
  return who.meetings.find((each) => each.meeting === meeting)?.records;
}

const filing = (
  { stage, record }: CommandOf<'fileRecord'>,
  who: Standing,
  state: CaseState,
  now: Envelope['now'],
  ctx: Context,
): Acting | null => {
  const found = openRecords(state, ctx).find(
    ({ entry, rule }) => entry.id === stage && rule.key === record,
  );
  return found === undefined ? null : filingSeat(found, who, state, localDay(now), ctx);
};

const ANSWERING: readonly string[] = ['acknowledge', 'reply', 'requestTime', 'openCard'];

/** What stands on every event of a command. */
export const metaOf = (
  envelope: Envelope,
  who: Standing | null,
  state: CaseState | null,
  ctx: Context,
): EventMeta => ({
  at: envelope.now,
  actor: actorOf(envelope, who, state, ctx),
  procedureVersion: ctx.procedure.version,
  calendarVersion: ctx.calendar.version,
  key: envelope.key,
  ...(envelope.door === undefined ? {} : { door: envelope.door }),
});
