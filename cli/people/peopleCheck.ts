import { createHash } from 'node:crypto';
import { localDay, moment, parseDay, type Day } from '../../domain/calendar/index.ts';
import { readPeopleFiles } from '../../storage/peopleFile/readPeopleFiles.ts';
import { BadInput, type CliResult, type Command } from '../command.ts';
import { plural } from '../plural.ts';
import { typed } from '../typed.ts';
import { peopleFiles } from './files.ts';
import { proceduresIn } from './proceduresIn.ts';
import { warningsOf } from './warnings.ts';

const USAGE = `people check FILE... [--procedures DIR] [--mail-domains a.gov.uk,b.gov.uk] [--today DAY] [--json]
    says what is wrong (error, with its place) or doubtful (warning) about a people file: one YAML file,
    or the CSV files of an export; with the authority's procedures (a folder) also about its roles;
    exit code 0: it can be used, 1: it has errors, 2: the command line is wrong`;

const HOW = 'Name a people file, such as: people check people.yaml';
const hash = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url');

function dayOf(text: string | undefined): Day {
  // A command line is a door: the time is read here, once.
  if (text === undefined) return localDay(moment(new Date().toISOString()));
  const day = parseDay(text);
  if (day === null) throw new BadInput(`'${text}' is not a day. Write it as 2026-01-01.`);
  return day;
}

async function run(args: readonly string[]): Promise<CliResult> {
  const { positionals, values } = typed(args, {
    procedures: { type: 'string' },
    'mail-domains': { type: 'string', default: '' },
    today: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length === 0) throw new BadInput(HOW);
  const today = dayOf(values.today);
  const procedures = values.procedures === undefined ? [] : await proceduresIn(values.procedures);
  const read = readPeopleFiles(await peopleFiles(positionals), null, hash);
  const errors = 'errors' in read ? read.errors : [];
  const mailDomains = values['mail-domains']
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((each) => each !== '');
  const warnings =
    'errors' in read ? [] : warningsOf(read.directory, { procedures, mailDomains, today });
  const usable = errors.length === 0;
  const code = usable ? 0 : 1;
  if (values.json) {
    return { code, out: `${JSON.stringify({ usable, errors, warnings }, null, 2)}\n`, err: '' };
  }
  const lines = [
    ...errors.map(
      ({ file, line, column, message }) =>
        `${file}:${String(line)}:${String(column)} error ${message}`,
    ),
    ...warnings.map(({ message }) => `warning ${message}`),
    `${plural(errors.length, 'error')}, ${plural(warnings.length, 'warning')}; ${usable ? 'it can be used' : 'it cannot be used'}.`,
  ];
  return { code, out: `${lines.join('\n')}\n`, err: '' };
}

/** `iro people check FILE...` (design section 9): the file alone, before anybody takes it in. */
export const peopleCheck: Command = { name: 'people check', usage: USAGE, run };
