import { CalendarEnds, firstWorkingDayFrom, momentAt, parseDay } from '../domain/calendar/index.ts';
import type { Procedure, Stage } from '../domain/procedure/index.ts';
import { BadInput, done, refused, type CliResult, type Command } from './command.ts';
import { procedureIn } from './procedureFile.ts';
import { theOne, typed } from './typed.ts';
import { Player, Refused } from '../adaptive-cards/rehearsal/player.ts';
import { printed } from '../adaptive-cards/rehearsal/print.ts';
import { scriptOf } from '../adaptive-cards/rehearsal/script.ts';

const USAGE = `procedure rehearse FILE [--from STAGE] [--start DATE] [--json]
    plays the procedure in memory with made-up people: who gets what, due days with their
    explanation, more time, reminders, meetings, tasks, judges of a reply, monitoring, referral`;

/** A Monday without a holiday near it: the same script whenever it is played. */
const USUAL_START = '2027-03-01';

const HOW = 'Name one file, such as: procedure rehearse procedures/durham-resolution.yaml';

function stageIn({ stages }: Procedure, wanted: string | null): Stage {
  const found =
    wanted === null
      ? stages.find(({ entryOnly }) => entryOnly !== true)
      : stages.find(({ key }) => key === wanted);
  if (found !== undefined) return found;
  const known = stages.map(({ key }) => key).join(', ');
  throw new BadInput(`There is no stage '${wanted ?? ''}'. The file has: ${known}.`);
}

async function run(args: readonly string[]): Promise<CliResult> {
  const line = typed(args, {
    json: { type: 'boolean', default: false },
    from: { type: 'string' },
    start: { type: 'string', default: USUAL_START },
  });
  const file = theOne(line, HOW);
  const { from = null, start, json } = line.values;
  const day = parseDay(start);
  if (day === null) {
    throw new BadInput(`'${start}' is not a day. Write it as YYYY-MM-DD, such as ${USUAL_START}.`);
  }
  const procedure = await procedureIn(file);
  const stage = stageIn(procedure, from);
  try {
    const { calendar } = Player.of(procedure, momentAt(day, '10:00')).ctx;
    const begins = momentAt(firstWorkingDayFrom(calendar, day), '10:00');
    const script = scriptOf(procedure, stage, begins);
    return done(json ? `${JSON.stringify(script, null, 2)}\n` : printed(script));
  } catch (error) {
    if (error instanceof CalendarEnds) return refused(error.message);
    if (error instanceof Refused) return refused(refusalWords(error, procedure));
    throw error;
  }
}

function refusalWords({ refusal, message }: Refused, procedure: Procedure): string {
  switch (refusal.reason) {
    case 'cannot-start-here':
      return `The procedure does not let a case begin at '${refusal.stage}' (see 'bypass.startAt'). It may begin at: ${startsOf(procedure).join(', ')}. Leave --from out, or name one of these.`;
    case 'calendar-ends':
      return `A limit would pass the last day of the calendar, ${refusal.lastDay}. Choose an earlier --start.`;
    case 'may-not-raise':
      return "Nobody who is named in 'raisers' may begin it. Name roles there under which the people file has posts.";
    default:
      return `The rehearsal stopped: ${message}.`;
  }
}

const startsOf = ({ bypass: { startAt }, stages }: Procedure): readonly string[] =>
  stages
    .filter(({ key, entryOnly }) => startAt === 'any' || startAt.includes(key) || entryOnly)
    .map(({ key }) => key);

/** `iro procedure rehearse FILE`: a procedure as it plays, by the house's own rules (design section 9). */
export const procedureRehearse: Command = { name: 'procedure rehearse', usage: USAGE, run };
