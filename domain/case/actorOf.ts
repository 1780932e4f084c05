import { localDay } from '../calendar/index.ts';
import { RAISER } from '../procedure/index.ts';
import type { Command, Context, Envelope } from './commands.ts';
import type { Actor, EventMeta } from './events.ts';
import { raisingRoles } from './raiserFor.ts';
import type { Acting, Standing } from './standing.ts';
import { rolesHeld } from '../people/index.ts';

/**
 * Who stands on the events of a command: the person, the role in which they act, and for whom where
 * that is somebody else (A-X-07). `who` is what the person is to the case; null where there is none yet.
 */
function actorOf(envelope: Envelope, who: Standing | null, ctx: Context): Actor {
  const { actor, command } = envelope;
  if (actor === null) return { kind: 'system' };
  const acting = who === null ? raising(envelope, ctx) : seatFor(command, who);
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
function seatFor(command: Command, who: Standing): Acting {
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
    : [named, meeting?.arranges, meeting?.records, reviewing, answering];
  const found = seats.find((seat) => seat !== undefined && seat !== null);
  const { role, onBehalfOf } = found ?? { role: 'involved', onBehalfOf: null };
  return { role, onBehalfOf };
}

/** Of those whom a rule of the stage names for it. */
function namedFor(command: Command, who: Standing): Acting | undefined {
  if (command.type === 'judge') return who.judges.find(({ entry }) => entry === command.stage);
  return command.type === 'recordStart'
    ? who.starts.find(({ entry }) => entry === command.stage)
    : undefined;
}

const ANSWERING: readonly string[] = ['acknowledge', 'reply', 'requestTime', 'openCard'];

/** What stands on every event of a command. */
export const metaOf = (envelope: Envelope, who: Standing | null, ctx: Context): EventMeta => ({
  at: envelope.now,
  actor: actorOf(envelope, who, ctx),
  procedureVersion: ctx.procedure.version,
  calendarVersion: ctx.calendar.version,
  key: envelope.key,
  ...(envelope.door === undefined ? {} : { door: envelope.door }),
});
