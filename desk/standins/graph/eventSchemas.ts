import { z } from 'zod';
import {
  attendeeTypeSchema,
  emailAddressSchema,
  extendedPropertySchema,
  importanceSchema,
  itemBodySchema,
  meetingProviderSchema,
  sensitivitySchema,
  showAsSchema,
} from './bodies.ts';
import { zonedTimeSchema } from './times.ts';

const locationSchema = z.strictObject({
  displayName: z.string().optional(),
  locationType: z.string().optional(),
  locationUri: z.string().optional(),
  uniqueId: z.string().optional(),
  uniqueIdType: z.string().optional(),
});

/** What is read may be written back: answers and proposals of attendees are passed over. */
const attendeeSchema = z.strictObject({
  emailAddress: emailAddressSchema,
  type: attendeeTypeSchema.default('required'),
  status: z.unknown().optional(),
  proposedNewTime: z.unknown().optional(),
});

/** The properties of Graph's `event` that are played; every other name is refused. */
export const eventSchema = z.strictObject({
  subject: z.string().optional(),
  body: itemBodySchema.optional(),
  start: zonedTimeSchema.optional(),
  end: zonedTimeSchema.optional(),
  location: locationSchema.optional(),
  locations: z.array(locationSchema).optional(),
  attendees: z.array(attendeeSchema).optional(),
  isAllDay: z.boolean().optional(),
  isOnlineMeeting: z.boolean().optional(),
  onlineMeetingProvider: meetingProviderSchema.optional(),
  transactionId: z.string().nullable().optional(),
  sensitivity: sensitivitySchema.optional(),
  showAs: showAsSchema.optional(),
  importance: importanceSchema.optional(),
  categories: z.array(z.string()).optional(),
  reminderMinutesBeforeStart: z.int().optional(),
  isReminderOn: z.boolean().optional(),
  responseRequested: z.boolean().nullable().optional(),
  allowNewTimeProposals: z.boolean().nullable().optional(),
  hideAttendees: z.boolean().nullable().optional(),
  singleValueExtendedProperties: z.array(extendedPropertySchema).optional(),
});

export type EventBody = z.infer<typeof eventSchema>;
export type AttendeeBody = z.infer<typeof attendeeSchema>;

export const cancelSchema = z.strictObject({
  comment: z.string().nullable().optional(),
});
