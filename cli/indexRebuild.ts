import { z } from 'zod';
import { BadInput, done, refused, type CliResult, type Command } from './command.ts';
import { askDesk, USUAL_DESK } from './deskCall.ts';
import { typed } from './typed.ts';

const USAGE = `index rebuild [--as PERSON] [--desk URL] [--json]
    has lists and reports written anew from the cases at a running desk (${USUAL_DESK}), as an
    administrator (id; without one, the first there is); exit code 3: they are none`;

const asked = z.object({ says: z.string() });

async function run(args: readonly string[]): Promise<CliResult> {
  const { positionals, values } = typed(args, {
    as: { type: 'string' },
    desk: { type: 'string', default: USUAL_DESK },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length > 0) throw new BadInput('index rebuild takes all cases, and names none.');
  const { as, desk, json } = values;
  const came = await askDesk(desk, '/desk/index', as === undefined ? {} : { as }, asked);
  if ('refused' in came) {
    return came.code === 'not-found'
      ? refused('Only an administrator can ask for this. Nothing was changed.')
      : came.refused;
  }
  const { says } = came.answer;
  return done(
    json
      ? `${JSON.stringify({ says }, null, 2)}\n`
      : `${says}\nA desk's time stands still: move its clock for it to happen.\n`,
  );
}

/** `iro index rebuild`: every line of lists and reports written anew; on the page Health it is a button. */
export const indexRebuild: Command = { name: 'index rebuild', usage: USAGE, run };
