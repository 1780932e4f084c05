import { z } from 'zod';
import type { AccountChange, CalendarChange, ClockMove } from '../api.ts';
import { readTime } from '../londonTime.ts';
import { isObject, type JsonObject } from '../standins/json.ts';

/** London time as people write it, or a moment with its offset. */
const timeSchema = z
  .string()
  .describe('London time such as 2026-12-22T10:00, or a moment with Z or an offset')
  .transform((text, context) => {
    const time = readTime(text);
    if (time !== null) return time;
    context.addIssue('is not a time such as 2026-12-22T10:00');
    return z.NEVER;
  });

const objectSchema: z.ZodType<JsonObject> = z.record(z.string(), z.unknown());
const idSchema = z.string().min(1).max(300);

export const whereSchema = z.enum(['personal', 'group', 'channel']);
export const serviceSchema = z.enum(['graph', 'teams', 'identity']);

export const messageSchema = z.strictObject({
  text: z.string().min(1).max(20_000),
  in: whereSchema.default('personal'),
});

export const openSchema = z.strictObject({ activityId: idSchema });

export const pressSchema = z.strictObject({
  activityId: idSchema,
  action: z.string().min(1).max(300),
  inputs: objectSchema.default({}),
});

export const extensionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('find'), reference: z.string().max(200) }),
  z.strictObject({
    do: z.literal('escalate'),
    message: z.string().min(1).max(20_000).nullable().default(null),
  }),
  z.strictObject({
    do: z.literal('press'),
    action: z.string().min(1).max(300),
    inputs: objectSchema.default({}),
  }),
]);

export const tokenSchema = z.strictObject({
  claims: objectSchema.optional(),
  key: z.enum(['own', 'other', 'unlisted']).optional(),
  expired: z.boolean().optional(),
  notYet: z.boolean().optional(),
  none: z.boolean().optional(),
});

export const activitySchema = z.strictObject({
  activity: z.custom<JsonObject>(isObject, 'must be an object'),
  token: tokenSchema.default({}),
});

const eventId = idSchema;

export const calendarSchema: z.ZodType<CalendarChange> = z
  .discriminatedUnion('do', [
    z.strictObject({
      do: z.literal('add'),
      start: timeSchema,
      end: timeSchema,
      showAs: z.enum(['busy', 'tentative', 'oof', 'workingElsewhere']).default('busy'),
      title: z.string().max(255).default('Busy'),
    }),
    z.strictObject({ do: z.literal('outOfOffice'), from: timeSchema, to: timeSchema }),
    z.strictObject({ do: z.literal('backInOffice') }),
    z.strictObject({ do: z.enum(['hideFreeBusy', 'shareFreeBusy']) }),
    z.strictObject({ do: z.enum(['accept', 'decline', 'tentative']), eventId }),
    z.strictObject({ do: z.literal('propose'), eventId, start: timeSchema, end: timeSchema }),
    z.strictObject({ do: z.literal('remove'), eventId }),
    z.strictObject({
      do: z.literal('moveForOrganiser'),
      eventId,
      start: timeSchema,
      end: timeSchema,
    }),
    z.strictObject({ do: z.enum(['cancelForOrganiser', 'deleteForOrganiser']), eventId }),
  ])
  .refine((change) => !('start' in change) || change.start < change.end, {
    path: ['end'],
    message: 'lies before the start',
  })
  .refine((change) => change.do !== 'outOfOffice' || change.from < change.to, {
    path: ['to'],
    message: 'lies before the start',
  });

export const accountSchema: z.ZodType<AccountChange> = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['disable', 'enable', 'delete', 'removeMailbox']) }),
  z.strictObject({ do: z.literal('renameMail'), mail: z.email() }),
]);

const asPerson = idSchema.optional();

export const directoryQuerySchema = z.strictObject({
  format: z.enum(['yaml', 'csv']).default('yaml'),
  as: asPerson,
});

/** The app checks it, as it does for an administrator's own script. */
export const directorySchema = z.looseObject({ as: asPerson });

export const rebuildSchema = z.strictObject({ as: asPerson });

/** A year of minutes: the calendar's own end comes far sooner for most things. */
const MOST_MINUTES = 366 * 24 * 60;

export const clockSchema: z.ZodType<ClockMove> = z.union(
  [
    z.strictObject({ to: timeSchema }),
    z.strictObject({ workingDays: z.int().min(1).max(260) }),
    z.strictObject({ minutes: z.int().min(0).max(MOST_MINUTES) }),
  ],
  { error: 'must be one of {to}, {workingDays} (1 to 260) and {minutes}' },
);

export const clearFaultSchema = z.strictObject({ id: idSchema.optional() });

export const emptySchema = z.strictObject({});

export const requestsQuerySchema = z.strictObject({
  to: serviceSchema.optional(),
  since: z.coerce.number().int().min(0).default(0),
});

export const evidenceQuerySchema = z.strictObject({
  reference: z.string().min(1).max(60),
  as: z.enum(['json', 'html']).default('json'),
});

export const chatQuerySchema = z.strictObject({ in: whereSchema.default('personal') });
