import { z } from 'zod';

const url = z.url();
const id = z.guid();
const text = z.string().min(1);

/** All that the app's process is told at its start; it reads no environment and no file of its own. */
export const appSettingsSchema = z.strictObject({
  /** The desk's time, a moment in UTC. */
  now: text,
  tenantId: id,
  appId: id,
  appSecret: text,
  catalogAppId: id,
  manifestAppId: id,
  serviceMailbox: z.strictObject({ id, mail: text }),
  mailDomains: z.array(text).min(1),
  /** Under which address a browser on this machine reaches the app, whichever process it is. */
  publicOrigin: url,
  pageDir: text,
  readingsDir: text,
  tabDir: text,
  proceduresDir: text,
  storage: z.strictObject({
    kind: z.literal('shared-key'),
    account: text,
    key: text,
    tablesUrl: url,
    queuesUrl: url,
  }),
  urls: z.strictObject({
    teamsServiceUrl: url,
    graphBaseUrl: url,
    tokenUrl: url,
    channelOpenIdUrl: url,
    channelJwksUrl: url,
    tenantJwksUrl: url,
    authorizeUrl: url,
  }),
  channelIssuer: text,
  tenantIssuer: text,
  /** Wall time: how long a message and an effect stay with a process that has died. */
  visibilitySeconds: z.int().min(1),
  leaseMs: z.int().min(100),
  /** Of each call to Teams and Graph; shorter than the lease. */
  deadlineMs: z.int().min(100),
  cacheMs: z.int().min(0),
});

export type AppSettings = z.infer<typeof appSettingsSchema>;
