import type { z } from 'zod';
import { DeskRefusal, type DeskApi } from '../api.ts';
import { faultRuleSchema } from '../standins/faults.ts';
import { parseWith } from './body.ts';
import {
  accountSchema,
  activitySchema,
  calendarSchema,
  chatQuerySchema,
  clearFaultSchema,
  clockSchema,
  directoryQuerySchema,
  directorySchema,
  rebuildSchema,
  emptySchema,
  evidenceQuerySchema,
  extensionSchema,
  messageSchema,
  openSchema,
  pressSchema,
  requestsQuerySchema,
  tokenSchema,
} from './schemas.ts';

/** A call that was let in and read. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Deed = (desk: DeskApi, part: string, request: Request) => unknown;
type Route = readonly [method: string, path: RegExp, deed: Deed];

const bodyOf = <T>(schema: z.ZodType<T>, request: Request): T => parseWith(schema, request.body);
const queryOf = <T>(schema: z.ZodType<T>, request: Request): T => parseWith(schema, request.query);

const routes: readonly Route[] = [
  ['GET', /^\/desk\/people$/, (desk) => ({ people: desk.people() })],
  [
    'POST',
    /^\/desk\/people\/([^/]+)\/messages$/,
    (desk, person, request) => {
      const { text, in: where } = bodyOf(messageSchema, request);
      return desk.say(person, text, where);
    },
  ],
  [
    'GET',
    /^\/desk\/people\/([^/]+)\/chat$/,
    (desk, person, request) => ({
      activities: desk.chat(person, queryOf(chatQuerySchema, request).in),
    }),
  ],
  [
    'POST',
    /^\/desk\/people\/([^/]+)\/open$/,
    (desk, person, request) => desk.open(person, bodyOf(openSchema, request).activityId),
  ],
  [
    'POST',
    /^\/desk\/people\/([^/]+)\/actions$/,
    (desk, person, request) => {
      const { activityId, action, inputs } = bodyOf(pressSchema, request);
      return desk.press(person, activityId, action, inputs);
    },
  ],
  [
    'POST',
    /^\/desk\/people\/([^/]+)\/extension$/,
    (desk, person, request) => desk.extension(person, bodyOf(extensionSchema, request)),
  ],
  [
    'POST',
    /^\/desk\/activities$/,
    (desk, _part, request) => {
      const { activity, token } = bodyOf(activitySchema, request);
      return desk.post(activity, token);
    },
  ],
  [
    'GET',
    /^\/desk\/people\/([^/]+)\/calendar$/,
    (desk, person) => ({ events: desk.calendar(person) }),
  ],
  [
    'POST',
    /^\/desk\/people\/([^/]+)\/calendar$/,
    (desk, person, request) => desk.changeCalendar(person, bodyOf(calendarSchema, request)),
  ],
  ['GET', /^\/desk\/people\/([^/]+)\/mail$/, (desk, person) => ({ mails: desk.mail(person) })],
  [
    'GET',
    /^\/desk\/people\/([^/]+)\/evidence$/,
    (desk, person, request) => {
      const { reference, as } = queryOf(evidenceQuerySchema, request);
      return desk.evidence(person, reference, as);
    },
  ],
  [
    'POST',
    /^\/desk\/people\/([^/]+)\/token$/,
    (desk, person, request) => desk.token(person, bodyOf(tokenSchema, request)),
  ],
  [
    'POST',
    /^\/desk\/people\/([^/]+)\/account$/,
    (desk, person, request) => desk.changeAccount(person, bodyOf(accountSchema, request)),
  ],
  [
    'GET',
    /^\/desk\/directory$/,
    (desk, _part, request) => {
      const { format, as } = queryOf(directoryQuerySchema, request);
      return desk.directory(format, as ?? null);
    },
  ],
  [
    'POST',
    /^\/desk\/directory$/,
    (desk, _part, request) => {
      const { as, ...wish } = bodyOf(directorySchema, request);
      return desk.importDirectory(wish, as ?? null);
    },
  ],
  [
    'POST',
    /^\/desk\/index$/,
    (desk, _part, request) => desk.rebuild(bodyOf(rebuildSchema, request).as ?? null),
  ],
  ['GET', /^\/desk\/clock$/, (desk) => desk.clock()],
  [
    'POST',
    /^\/desk\/clock$/,
    (desk, _part, request) => desk.moveClock(bodyOf(clockSchema, request)),
  ],
  ['GET', /^\/desk\/faults$/, (desk) => ({ faults: desk.faults() })],
  [
    'POST',
    /^\/desk\/faults$/,
    (desk, _part, request) => ({ id: desk.addFault(bodyOf(faultRuleSchema, request)) }),
  ],
  [
    'DELETE',
    /^\/desk\/faults(?:\/([^/]+))?$/,
    (desk, part, request) => {
      const { id } = bodyOf(clearFaultSchema, request);
      desk.clearFaults(part === '' ? (id ?? null) : part);
      return { faults: desk.faults() };
    },
  ],
  ['GET', /^\/desk\/app$/, (desk) => desk.app()],
  ['GET', /^\/desk\/app\/log$/, (desk) => ({ lines: desk.appLog() })],
  [
    'POST',
    /^\/desk\/app\/kill$/,
    (desk, _part, request) => withoutBody(request, () => desk.killApp()),
  ],
  [
    'POST',
    /^\/desk\/app\/restart$/,
    (desk, _part, request) => withoutBody(request, () => desk.restartApp()),
  ],
  [
    'GET',
    /^\/desk\/requests$/,
    (desk, _part, request) => {
      const { to, since } = queryOf(requestsQuerySchema, request);
      return { requests: desk.requests(to ?? null, since) };
    },
  ],
];

function withoutBody<T>(request: Request, deed: () => T): T {
  bodyOf(emptySchema, request);
  return deed();
}

/** Finds the call and makes it. @throws DeskRefusal with what is wrong and what to do. */
export async function dispatch(desk: DeskApi, request: Request): Promise<unknown> {
  const fitting = routes.flatMap(([method, path, deed]) => {
    const match = path.exec(request.path);
    return match === null ? [] : [{ method, deed, part: match[1] ?? '' }];
  });
  const found = fitting.find(({ method }) => method === request.method);
  if (found !== undefined) return await found.deed(desk, found.part, request);
  if (fitting.length === 0) {
    throw new DeskRefusal(
      404,
      'no-such-call',
      'There is no such call. docs/desk.md lists them all.',
    );
  }
  const allowed = fitting.map(({ method }) => method);
  throw new DeskRefusal(405, 'wrong-method', `This address takes ${allowed.join(' and ')}.`);
}
