import { z } from 'zod';

const person = z.object({
  id: z.string(),
  post: z.string(),
  roles: z.array(z.string()),
  teams: z.array(z.string()),
  messages: z.number(),
});
const attachment = z.object({ contentType: z.string(), content: z.unknown().optional() });
const activity = z.object({
  id: z.string(),
  from: z.object({ role: z.enum(['bot', 'user']), oid: z.string().optional() }),
  text: z.string(),
  attachments: z.array(attachment),
  notification: z.string(),
  timestamp: z.string(),
  updatedAt: z.string().nullable(),
  deleted: z.boolean(),
});
const answered = z.object({
  status: z.number(),
  kind: z.enum(['card', 'message', 'refused']),
  text: z.string().optional(),
});
const extension = z.object({
  cards: z.array(z.record(z.string(), z.unknown())),
  text: z.string(),
});
const clock = z.object({
  now: z.string(),
  london: z.string(),
  text: z.string(),
  workingDay: z.boolean(),
});
const app = z.object({ state: z.enum(['running', 'stopped']) });
const zoned = z.object({ dateTime: z.string(), timeZone: z.string() });
const event = z.object({
  id: z.string(),
  subject: z.string(),
  start: zoned,
  end: zoned,
  isCancelled: z.boolean(),
  isOrganizer: z.boolean(),
  showAs: z.string(),
  responseStatus: z.object({ response: z.string().optional() }),
});
const mail = z.object({
  id: z.string(),
  subject: z.string(),
  parentFolderId: z.string(),
  receivedDateTime: z.string().nullable(),
  from: z.object({ emailAddress: z.object({ address: z.string() }) }),
  body: z.object({ contentType: z.string(), content: z.string() }),
});
const problem = z.object({ error: z.object({ message: z.string() }) });

export type Person = z.infer<typeof person>;
export type Activity = z.infer<typeof activity>;
export type Answered = z.infer<typeof answered>;
export type ExtensionAnswer = z.infer<typeof extension>;
export type Clock = z.infer<typeof clock>;
export type AppState = z.infer<typeof app>;
export type CalendarEvent = z.infer<typeof event>;
export type Mail = z.infer<typeof mail>;

/** The desk said no; its words are for people. */
export class DeskSaysNo extends Error {}

async function call<T>(
  schema: z.ZodType<T>,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new DeskSaysNo('The desk does not answer. Is it still running in its terminal?');
  });
  const value: unknown = await answer.json();
  if (answer.ok) return schema.parse(value);
  const said = problem.safeParse(value);
  throw new DeskSaysNo(said.success ? said.data.error.message : 'The desk could not do that.');
}

const at = (id: string, what: string): string => `/desk/people/${id}/${what}`;

/** The desk's own HTTP interface (docs/desk.md); what was written goes in bodies, never in addresses. */
export const desk = {
  people: async () =>
    (await call(z.object({ people: z.array(person) }), 'GET', '/desk/people')).people,
  chat: async (id: string) =>
    (await call(z.object({ activities: z.array(activity) }), 'GET', at(id, 'chat'))).activities,
  say: async (id: string, text: string) =>
    await call(z.unknown(), 'POST', at(id, 'messages'), { text }),
  open: async (id: string, activityId: string) =>
    await call(answered, 'POST', at(id, 'open'), { activityId }),
  press: async (id: string, activityId: string, action: string, inputs: object) =>
    await call(answered, 'POST', at(id, 'actions'), { activityId, action, inputs }),
  extension: async (id: string, wish: object) =>
    await call(extension, 'POST', at(id, 'extension'), wish),
  calendar: async (id: string) =>
    (await call(z.object({ events: z.array(event) }), 'GET', at(id, 'calendar'))).events,
  changeCalendar: async (id: string, change: object) =>
    await call(z.unknown(), 'POST', at(id, 'calendar'), change),
  mail: async (id: string) =>
    (await call(z.object({ mails: z.array(mail) }), 'GET', at(id, 'mail'))).mails,
  token: async (id: string) =>
    (await call(z.object({ token: z.string() }), 'POST', at(id, 'token'), {})).token,
  clock: async () => await call(clock, 'GET', '/desk/clock'),
  moveClock: async (move: object) => await call(clock, 'POST', '/desk/clock', move),
  app: async () => await call(app, 'GET', '/desk/app'),
  kill: async () => await call(app, 'POST', '/desk/app/kill', {}),
  restart: async () => await call(app, 'POST', '/desk/app/restart', {}),
};
