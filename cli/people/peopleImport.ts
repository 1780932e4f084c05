import { z } from 'zod';
import { BadInput, done, type CliResult, type Command } from '../command.ts';
import { typed } from '../typed.ts';
import { askDesk, USUAL_DESK } from '../deskCall.ts';
import { peopleFiles } from './files.ts';

const USAGE = `people import FILE... [--seen VERSION] [--desk URL] [--json]
    shows what the file would change at a running desk (${USUAL_DESK}), and in which open cases; with the
    version that this showed it is taken in as a whole; exit code 0: done, 2: the command line is wrong,
    3: refused, and nothing was changed`;

const HOW = 'Name a people file, such as: people import people.yaml';

const LONGEST_NAME = 200;

const changes = z.object({
  added: z.array(z.string()),
  changed: z.array(z.object({ what: z.string(), how: z.array(z.string()) })),
  removed: z.array(z.string()),
});
const weighed = z.object({
  kind: z.enum(['shown', 'imported', 'same']),
  version: z.string(),
  difference: z.object({
    people: changes,
    posts: changes,
    teams: changes,
    children: changes,
    cover: changes,
    reordered: z.boolean(),
  }),
  seats: z.array(
    z.object({ reference: z.string(), role: z.string(), to: z.enum(['another', 'nobody']) }),
  ),
});
type Weighed = z.infer<typeof weighed>;

async function run(args: readonly string[]): Promise<CliResult> {
  const { positionals, values } = typed(args, {
    seen: { type: 'string' },
    desk: { type: 'string', default: USUAL_DESK },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length === 0) throw new BadInput(HOW);
  const { seen } = values;
  const wish = seen === undefined ? { dryRun: true } : { seen };
  const read = await peopleFiles(positionals);
  // A door takes names of so many characters; their end tells the kind.
  const files = read.map(({ name, text }) => ({ name: name.slice(-LONGEST_NAME), text }));
  const asked = await askDesk(values.desk, '/desk/directory', { files, ...wish }, weighed);
  if ('refused' in asked) return asked.refused;
  const { answer } = asked;
  return done(
    values.json ? `${JSON.stringify(answer, null, 2)}\n` : `${words(answer).join('\n')}\n`,
  );
}

function words({ kind, version, difference, seats }: Weighed): readonly string[] {
  if (kind === 'same') return ['Nothing differs from what stands. Nothing was changed.'];
  const { reordered, ...tables } = difference;
  const lost = seats.filter(({ to }) => to === 'nobody').length;
  const moved = seats.length - lost;
  return [
    ...Object.entries(tables).flatMap(([table, each]) => tableWords(table, each)),
    ...(reordered
      ? ['posts or cover: another order; of several that fit alike, the first one counts']
      : []),
    `Open seats: ${moved} ${moved === 1 ? 'gets' : 'get'} another holder, ${lost} ${lost === 1 ? 'loses its' : 'lose their'} holder.`,
    ...seats.map(({ reference, role, to }) => `  ${reference} ${role}: ${to}`),
    kind === 'imported'
      ? `Taken in. Version ${version} stands now.`
      : `Nothing was changed yet. Take it in with --seen ${version === '' ? "''" : version}.`,
  ];
}

const tableWords = (
  table: string,
  { added, changed, removed }: Weighed['difference']['people'],
): readonly string[] => [
  ...added.map((each) => `${table}: + ${each}`),
  ...changed.map(({ what, how }) => `${table}: ~ ${what}: ${how.join('; ')}`),
  ...removed.map((each) => `${table}: - ${each}`),
];

/** `iro people import FILE...`: the difference first, then the whole of it. */
export const peopleImport: Command = { name: 'people import', usage: USAGE, run };
