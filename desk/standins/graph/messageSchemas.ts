import { z } from 'zod';
import {
  emailAddressSchema,
  extendedPropertySchema,
  importanceSchema,
  itemBodySchema,
} from './bodies.ts';

/** Files of up to 3 MB may go along in the message itself; larger ones need an upload session. */
const MOST_BASE64 = 4_000_000;

const attachmentSchema = z.strictObject({
  name: z.string().min(1),
  contentType: z.string().optional(),
  contentBytes: z.base64().max(MOST_BASE64),
});

const recipientSchema = z.strictObject({ emailAddress: emailAddressSchema });

/** The properties of Graph's `message` that are played; every other name is refused. */
export const messageSchema = z.strictObject({
  subject: z.string().nullable().optional(),
  body: itemBodySchema.optional(),
  toRecipients: z.array(recipientSchema).optional(),
  ccRecipients: z.array(recipientSchema).optional(),
  bccRecipients: z.array(recipientSchema).optional(),
  replyTo: z.array(recipientSchema).optional(),
  from: recipientSchema.optional(),
  sender: recipientSchema.optional(),
  importance: importanceSchema.optional(),
  categories: z.array(z.string()).optional(),
  isDeliveryReceiptRequested: z.boolean().nullable().optional(),
  isReadReceiptRequested: z.boolean().nullable().optional(),
  internetMessageHeaders: z
    .array(z.strictObject({ name: z.string().regex(/^x-/i), value: z.string() }))
    .max(5)
    .optional(),
  singleValueExtendedProperties: z.array(extendedPropertySchema).optional(),
  attachments: z.array(attachmentSchema).optional(),
});

export type MessageBody = z.infer<typeof messageSchema>;

export const sendMailSchema = z.strictObject({
  message: messageSchema,
  saveToSentItems: z.boolean().nullable().optional(),
});
