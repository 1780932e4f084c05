import { z } from 'zod';
import type { PersonId } from '../domain/people/index.ts';

const id = z.string().min(1).max(512);
const account = z.object({ id: id.nullish(), aadObjectId: z.string().max(64).nullish() });

/** Of an activity, what the bot reads; Teams sends more, and adds to it without notice. */
export const activitySchema = z.object({
  type: z.string().min(1).max(64),
  id: id.nullish(),
  name: z.string().max(128).nullish(),
  action: z.string().max(64).nullish(),
  channelId: z.string().max(64),
  serviceUrl: z.string().min(1).max(512),
  from: account,
  recipient: z.object({ id, isTargeted: z.boolean().nullish() }),
  conversation: z.object({
    id,
    conversationType: z.enum(['personal', 'groupChat', 'channel']),
    tenantId: z.string().max(64).nullish(),
  }),
  channelData: z.object({ tenant: z.object({ id: z.string().max(64) }).nullish() }).nullish(),
  text: z.string().max(64_000).nullish(),
  replyToId: id.nullish(),
  entities: z
    .array(
      z.object({
        type: z.string().max(64).nullish(),
        text: z.string().max(1_000).nullish(),
        mentioned: account.nullish(),
      }),
    )
    .max(200)
    .nullish(),
  membersAdded: z.array(account).max(2_000).nullish(),
  value: z.unknown().optional(),
});

export type ActivityRead = z.infer<typeof activitySchema>;

const data = z.record(z.string().max(200), z.unknown());
const verb = z.string().min(1).max(64);

/** `adaptiveCard/action`. */
export const executeSchema = z.object({
  action: z.object({ verb, data: data.nullish() }),
  trigger: z.enum(['manual', 'automatic']).nullish(),
});

/** A message without words that bears what an `Action.Submit` sent. */
export const submitSchema = z.looseObject({ verb });

/** `composeExtension/fetchTask`, with the message on which the command was chosen, where it was on one. */
export const fetchTaskSchema = z.object({
  commandId: z.string().max(64),
  messagePayload: z
    .object({
      body: z
        .object({
          contentType: z.string().max(64).nullish(),
          content: z.string().max(150_000).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

/** `composeExtension/submitAction` and `task/submit`: what an `Action.Submit` in a dialog sent. */
export const dialogSubmitSchema = z.object({ data: submitSchema });

/** `composeExtension/query`. */
export const querySchema = z.object({
  commandId: z.string().max(64),
  parameters: z
    .array(z.object({ name: z.string().max(64), value: z.unknown().optional() }))
    .max(20)
    .nullish(),
});

/** The person is who Teams says they are, never who a card says they are. */
export const personIdSchema = z.guid().transform((text) => text.toLowerCase() as PersonId);
