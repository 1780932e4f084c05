import { z } from 'zod';
import type { PeopleAdministration, PeopleAnswer } from '../application/people/administerPeople.ts';
import type { Logger } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import { codeOf } from './door.ts';
import { NO_PAGE, SECURITY, type Headers } from './headers.ts';
import type { PersonOf } from './personOf.ts';
import { TOO_LARGE } from './request.ts';

/** What an administrator's script asks: nothing of it is a cookie, so no page elsewhere can ask in their name. */
export interface PeopleRequest {
  readonly authorization: string | undefined;
  /** `yaml` or `csv`, for reading. */
  readonly format: string | null;
  /** Read when it is known who asks; undefined: no JSON, `TOO_LARGE`: more than is read. */
  readonly body: () => Promise<unknown>;
  readonly now: Moment;
}

export interface PeopleResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly jsonBody: unknown;
}

/** What is made inside; the safety headers go on last, on every answer alike. */
type Made = Omit<PeopleResponse, 'headers'>;

export interface PeopleDoor {
  readonly read: (request: PeopleRequest) => Promise<PeopleResponse>;
  readonly import: (request: PeopleRequest) => Promise<PeopleResponse>;
}

interface PeopleDoorParts {
  readonly personOf: PersonOf;
  readonly people: PeopleAdministration;
  readonly log: Logger;
}

const MOST_FILES = 10;
const MOST_CHARACTERS = 5_000_000;
const text = z.string().min(1).max(MOST_CHARACTERS);
const rest = {
  dryRun: z.boolean().default(false),
  seen: z.string().max(60).nullable().default(null),
};

/** One text in one format, or the files of a CSV export. */
const importSchema = z.union([
  z.strictObject({ text, format: z.enum(['yaml', 'csv']), ...rest }),
  z.strictObject({
    files: z
      .array(z.strictObject({ name: z.string().min(1).max(200), text }))
      .min(1)
      .max(MOST_FILES),
    ...rest,
  }),
]);

/** People and posts over HTTP, for a holder of the role `administrator` and nobody else. */
export const peopleDoor = (parts: PeopleDoorParts): PeopleDoor => ({
  read: async (request) => await safely(parts, async () => await read(parts, request)),
  import: async (request) => await safely(parts, async () => await importFiles(parts, request)),
});

/** Names and addresses are kept by nobody on the way, and what went wrong inside is told to nobody. */
async function safely(
  { log }: PeopleDoorParts,
  made: () => Promise<Made>,
): Promise<PeopleResponse> {
  const headers = { ...SECURITY, ...NO_PAGE };
  try {
    return { ...(await made()), headers };
  } catch (error) {
    log.error('people-failed', { status: 500, code: codeOf(error) });
    return { ...refuse(500, 'internal-error', BROKE), headers };
  }
}

const BROKE =
  'The service could not do that. Look at the difference again (dryRun): it shows whether anything was changed.';

const LARGER =
  'That is larger than a list of people and posts can be here (five million characters). Nothing was changed. Send what `GET /api/people` gave you, with your changes.';

const refuse = (status: number, code: string, message: string, more: object = {}): Made => ({
  status,
  jsonBody: { error: { code, message, ...more } },
});

const notForYou = (): Made =>
  refuse(
    403,
    'forbidden',
    'Only an administrator looks after people and posts. Nothing was changed.',
  );

async function read({ personOf, people, log }: PeopleDoorParts, request: PeopleRequest) {
  const signed = await personOf(request.authorization);
  if (signed.kind === 'refused') return unsigned(log, signed);
  const format = z.enum(['yaml', 'csv']).safeParse(request.format ?? 'yaml');
  if (!format.success) return refuse(400, 'bad-request', 'The format is yaml or csv.');
  const made = await people.read(signed.person, format.data, request.now);
  if (made === null) return notForYou();
  const whole = made.files.map((file) => file.text).join('\r\n');
  return { status: 200, jsonBody: { format: format.data, ...made, text: whole } };
}

async function importFiles({ personOf, people, log }: PeopleDoorParts, request: PeopleRequest) {
  const signed = await personOf(request.authorization);
  if (signed.kind === 'refused') return unsigned(log, signed);
  const body = await request.body();
  if (body === TOO_LARGE) return refuse(413, 'too-large', LARGER);
  const wish = importSchema.safeParse(body);
  if (!wish.success) {
    const message =
      'Send {text, format, dryRun, seen} or {files: [{name, text}], dryRun, seen} as JSON.';
    return refuse(400, 'bad-request', message);
  }
  const { dryRun, seen } = wish.data;
  const files =
    'files' in wish.data
      ? wish.data.files
      : [{ name: `people.${wish.data.format}`, text: wish.data.text }];
  return answered(await people.import(signed.person, { files, dryRun, seen }, request.now));
}

function unsigned(
  log: Logger,
  { status, code }: { readonly status: number; readonly code: string },
) {
  log.warn('people-refused', { status, code });
  return status === 503
    ? refuse(
        503,
        'unavailable',
        'Nobody can be known for now. Nothing was changed; try again in a minute.',
      )
    : refuse(401, 'unauthorized', 'Sign in first. Nothing was changed.');
}

function answered(answer: PeopleAnswer): Made {
  switch (answer.kind) {
    case 'refused':
      return notForYou();
    case 'errors':
      return refuse(
        422,
        'errors',
        'The files have errors. Nothing was changed; correct them and try again.',
        { errors: answer.errors },
      );
    case 'changed-since':
      return refuse(
        409,
        'changed-since',
        'The list was changed after the difference was shown, or it was not shown yet. Nothing was changed; look at the difference again (dryRun) and send its version as seen.',
        { version: answer.version },
      );
    case 'no-administrator':
      return refuse(
        422,
        'no-administrator',
        'After this import nobody would hold the role administrator. Nothing was changed; add a holder.',
      );
    case 'shown':
    case 'imported':
    case 'same':
      return { status: 200, jsonBody: answer };
  }
}
