import { fileURLToPath } from 'node:url';
import { BadInput, badInput, done, type CliResult, type Command } from './command.ts';
import { evidenceExport } from './evidenceExport.ts';
import { evidenceVerify } from './evidenceVerify.ts';
import { indexRebuild } from './indexRebuild.ts';
import { peopleCheck } from './people/peopleCheck.ts';
import { peopleExport } from './people/peopleExport.ts';
import { peopleImport } from './people/peopleImport.ts';
import { procedureCheck } from './procedureCheck.ts';
import { report } from './report.ts';
import { procedurePicture } from './procedurePicture.ts';
import { procedureRehearse } from './procedureRehearse.ts';
import { workingDaysAdd } from './workingDays.ts';

/** Every command of `iro` (design section 9), each in a file of its own. A new one gets a line here. */
const COMMANDS: readonly Command[] = [
  workingDaysAdd,
  procedureCheck,
  report,
  procedurePicture,
  procedureRehearse,
  evidenceExport,
  evidenceVerify,
  peopleCheck,
  peopleExport,
  peopleImport,
  indexRebuild,
];

function usage(): string {
  const lines = COMMANDS.map((command) => `  npm run -s iro -- ${command.usage}\n`);
  return `Usage:\n${lines.join('')}`;
}

/** Chooses the command that the first words name and runs it; --help lists all of them. */
export async function iro(args: readonly string[]): Promise<CliResult> {
  const chosen = COMMANDS.find(({ name }) =>
    name.split(' ').every((word, at) => args[at] === word),
  );
  if (chosen !== undefined) {
    const rest = args.slice(chosen.name.split(' ').length);
    return rest.includes('--help')
      ? done(`Usage: npm run -s iro -- ${chosen.usage}\n`)
      : await answered(chosen, rest);
  }
  if (args.includes('--help')) return done(usage());
  const asked = args.slice(0, 2).join(' ');
  const what = asked === '' ? 'Say what to do.' : `There is no command '${asked}'.`;
  return badInput(`${what}\n${usage().trimEnd()}`);
}

async function answered(command: Command, args: readonly string[]): Promise<CliResult> {
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof BadInput) return badInput(error.message);
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await iro(process.argv.slice(2));
  process.stdout.write(result.out);
  process.stderr.write(result.err);
  process.exitCode = result.code;
}
