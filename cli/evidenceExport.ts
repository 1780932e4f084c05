import { writeFile } from 'node:fs/promises';
import { evidencePage } from '../adaptive-cards/pages/evidencePage.ts';
import { BadInput, done, refused, type CliResult, type Command } from './command.ts';
import { USUAL_DESK } from './deskCall.ts';
import { packIn } from './evidence/readPack.ts';
import { theOne, typed } from './typed.ts';

const USAGE = `evidence export REFERENCE --as PERSON [--desk URL] [--out FILE] [--json]
    the whole chronology of a case as a page to print (HTML) or as JSON, from a running desk
    (${USUAL_DESK}), for a person (id) who sees all of the case; exit code 3: they do not`;

interface Asked {
  readonly reference: string;
  readonly person: string;
  readonly desk: string;
  readonly out: string | null;
  readonly json: boolean;
}

const HOW = 'Say which case and for whom: evidence export 2027-ABCDE --as PERSON';

function read(args: readonly string[]): Asked {
  const line = typed(args, {
    as: { type: 'string' },
    desk: { type: 'string', default: USUAL_DESK },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const reference = theOne(line, HOW);
  const { as: person, desk, out = null, json } = line.values;
  if (person === undefined) throw new BadInput(HOW);
  return { reference, person, desk, out, json };
}

async function fetched({ reference, person, desk }: Asked): Promise<Response> {
  const path = `/desk/people/${encodeURIComponent(person)}/evidence`;
  try {
    return await fetch(new URL(`${path}?reference=${encodeURIComponent(reference)}`, desk));
  } catch {
    throw new BadInput(
      `No desk answers at ${desk}. Start one with npm start, or name it with --desk.`,
    );
  }
}

async function run(args: readonly string[]): Promise<CliResult> {
  const asked = read(args);
  const response = await fetched(asked);
  const text = await response.text();
  if (response.status === 404) {
    return refused(`There is no case ${asked.reference} of which this person sees everything.`);
  }
  const pack = response.ok ? packIn(text) : null;
  if (pack === null)
    throw new BadInput(`The desk did not answer with evidence: ${response.status}.`);
  const made = asked.json ? `${JSON.stringify(pack, null, 2)}\n` : evidencePage(pack);
  if (asked.out === null) return done(made);
  await writeFile(asked.out, made);
  return done(`Written to ${asked.out}.\n`);
}

/** `iro evidence export REFERENCE`: the evidence pack of a case at the desk. */
export const evidenceExport: Command = { name: 'evidence export', usage: USAGE, run };
