import { parseArgs } from 'node:util';
import type { Moment } from '../domain/calendar/index.ts';
import { readTime } from './londonTime.ts';

/** What `npm start -- …` may say (design section 9). */
export interface DeskOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Nothing is written to disk. */
  readonly memory: boolean;
  readonly authority: string;
  /** Null: the repository's own. */
  readonly procedures: string | null;
  /** People who take the place of the sample's; null: the sample's. */
  readonly people: string | null;
  /** Null: the real time, to the minute. */
  readonly now: Moment | null;
  readonly browser: boolean;
}

export const AUTHORITIES = [
  'durham',
  'central-bedfordshire',
  'dorset',
  'swindon',
  'waltham-forest',
] as const;

export const USUAL_AUTHORITY = 'durham';

/** Free on most machines, and not the one that bots on localhost fight for (3978). */
export const USUAL_PORT = 4170;

export const HELP = `npm start -- [options]

  --port N            port of the page and of the HTTP interface; 0 for any free one (${USUAL_PORT})
  --memory            keep nothing on disk; otherwise .desk/ holds the data, emptied at each start
  --authority NAME    ${AUTHORITIES.join(', ')} (durham)
  --procedures DIR    procedure files to run instead of procedures/
  --people FILE       people, posts, teams and children instead of the sample's
  --now TIME          the desk's time at the start, London: 2026-12-22T10:00 (the real time)
  --no-browser        do not open the page
  --help              this text`;

export type ReadOptions =
  | { readonly kind: 'options'; readonly options: DeskOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string };

const wrong = (problem: string): ReadOptions => ({ kind: 'wrong', problem });

export function readOptions(args: readonly string[]): ReadOptions {
  const parsed = parse(args);
  if (typeof parsed === 'string') return wrong(parsed);
  if (parsed.help) return { kind: 'help' };
  const port = Number(parsed.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return wrong(`--port takes a number from 0 to 65535, not '${parsed.port}'.`);
  }
  const { memory, authority, procedures = null, people = null } = parsed;
  const now = parsed.now === undefined ? null : readTime(parsed.now);
  if (parsed.now !== undefined && now === null) {
    return wrong(`--now takes a London time such as 2026-12-22T10:00, not '${parsed.now}'.`);
  }
  const browser = !parsed['no-browser'];
  const options = { port, memory, authority, procedures, people, now, browser };
  return { kind: 'options', options };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string', default: String(USUAL_PORT) },
        memory: { type: 'boolean', default: false },
        authority: { type: 'string', default: USUAL_AUTHORITY },
        procedures: { type: 'string' },
        people: { type: 'string' },
        now: { type: 'string' },
        'no-browser': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'unknown option';
  }
}
