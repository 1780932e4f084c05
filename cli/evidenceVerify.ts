import { createHash } from 'node:crypto';
import { parseMoment, shortDayAndTime } from '../domain/calendar/index.ts';
import {
  RULES,
  verifyPack,
  type Fault,
  type Head,
  type Verified,
} from '../domain/evidence/index.ts';
import { BadInput, type CliResult, type Command } from './command.ts';
import { readPack } from './evidence/readPack.ts';
import { theOne, typed } from './typed.ts';

const USAGE = `evidence verify FILE [--head NUMBER:HASH] [--json]
    works out the chain of an evidence pack (JSON) again and names the first event that was
    altered, taken out, put in or moved; --head: number and hash of an event as known from
    elsewhere, such as from paper; exit code 0: as it was written, 1: it is not, 2: the command
    line is wrong or the file is no pack, 3: the events are as they were written, and what is shown
    above them could not be checked, because other rules made it`;

const hash = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url');

function headIn(text: string | undefined): Head | null {
  if (text === undefined) return null;
  const [, version, known] = /^(\d+):([\w-]{43})$/.exec(text) ?? [];
  if (version !== undefined && known !== undefined)
    return { version: Number(version), hash: known };
  throw new BadInput(`'${text}' is no number and hash. Write them as on paper, such as 12:abc….`);
}

type SoundOnes = Extract<Verified, { kind: 'sound' | 'events-sound' }>;

const EXIT: Partial<Record<Verified['kind'], number>> = { sound: 0, 'events-sound': 3 };

const DONE: Record<Fault['what'], string> = {
  altered: 'was altered',
  missing: 'is missing',
  inserted: 'was put in',
  moved: 'does not stand in its place',
};

/** "Event 7 (Replied, Tue 2 Mar 2027, 09:00)": what can still be read of it. */
function eventWords({ number, type, at }: Fault): string {
  const time = at === null ? null : parseMoment(at);
  const known = [type, time === null ? at : shortDayAndTime(time)].filter((each) => each !== null);
  return known.length === 0 ? `Event ${number}` : `Event ${number} (${known.join(', ')})`;
}

function soundWords({ events, purged, head }: SoundOnes): string {
  const gone =
    purged === 0 ? '' : ` ${purged} of its texts were deleted by the rules of retention.`;
  return `${events} events, the newest ${head.version}:${head.hash}.${gone}`;
}

function verdictWords(verified: Verified): string {
  switch (verified.kind) {
    case 'sound':
      return `As it was written: ${soundWords(verified)}`;
    case 'events-sound':
      return `The events stand as they were written: ${soundWords(verified)} What is shown above them was NOT checked: other rules made it (${verified.rules ?? 'without a number'}) than this tool has (${RULES}). Verify it with the version that made it, or make a new pack.`;
    case 'event':
      return `${eventWords(verified.fault)} ${DONE[verified.fault.what]}.`;
    case 'text':
      return `${eventWords(verified.fault)}: its text was altered.`;
    case 'document':
      return verified.fault === null
        ? 'The events stand as they were written, but what is shown above them was altered.'
        : `${eventWords(verified.fault)}: the event stands, but what is shown of it was altered.`;
    case 'seal':
      return 'The events stand as they were written, but names or labels were altered after the pack was made.';
  }
}

async function run(args: readonly string[]): Promise<CliResult> {
  const line = typed(args, {
    json: { type: 'boolean', default: false },
    head: { type: 'string' },
  });
  const file = theOne(line, 'Name one file, such as: evidence verify evidence.json');
  const head = headIn(line.values.head);
  const pack = await readPack(file);
  const verified = verifyPack(pack, hash, head);
  const code = EXIT[verified.kind] ?? 1;
  const { reference } = pack.document;
  const out = line.values.json
    ? JSON.stringify({ file, reference, sound: code === 0, ...verified }, null, 2)
    : `${file}: ${verdictWords(verified)}`;
  return { code, out: `${out}\n`, err: '' };
}

/** `iro evidence verify FILE`: whether a pack is what was written (design section 9). */
export const evidenceVerify: Command = { name: 'evidence verify', usage: USAGE, run };
