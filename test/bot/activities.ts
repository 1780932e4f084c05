/** Activities as Teams posts them (real payloads, anonymised), with overrides laid over them. */
export type Json = Record<string, unknown>;

export const TENANT = '11111111-2222-4333-8444-555555555555';
export const APP = '99999999-8888-4777-8666-555555555555';
export const PERSON = '00000000-0000-4000-8000-000000000101';
export const OTHER = '00000000-0000-4000-8000-000000000102';
export const SERVICE = 'https://smba.trafficmanager.net/emea/';

const clientInfo = {
  locale: 'en-GB',
  country: 'GB',
  platform: 'Windows',
  timezone: 'Europe/London',
  type: 'clientInfo',
};

const bot = { id: `28:${APP}`, name: 'IRO escalation' };

function envelope(): Json {
  return {
    timestamp: '2026-12-22T10:00:00.1234567Z',
    localTimestamp: '2026-12-22T10:00:00.1234567+00:00',
    localTimezone: 'Europe/London',
    id: '1766397600123',
    channelId: 'msteams',
    serviceUrl: SERVICE,
    locale: 'en-GB',
    from: { id: '29:1AbCdEf', name: 'Team manager, North', aadObjectId: PERSON },
    recipient: bot,
    conversation: { id: 'a:1personal', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
  };
}

export const aMessage = (text: string, over: Json = {}): Json => ({
  ...envelope(),
  type: 'message',
  text,
  textFormat: 'plain',
  attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
  entities: [clientInfo],
  ...over,
});

export const aGroupMessage = (text: string, over: Json = {}): Json =>
  aMessage(`<at>IRO escalation</at> ${text}\n`, {
    conversation: {
      id: '19:abc@thread.v2',
      conversationType: 'groupChat',
      isGroup: true,
      tenantId: TENANT,
    },
    entities: [{ type: 'mention', text: '<at>IRO escalation</at>', mentioned: bot }, clientInfo],
    ...over,
  });

export const aChannelMessage = (text: string, over: Json = {}): Json =>
  aGroupMessage(text, {
    conversation: {
      id: '19:abc@thread.tacv2;messageid=1766397600123',
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT,
    },
    channelData: {
      team: { id: '19:abc@thread.tacv2' },
      channel: { id: '19:abc@thread.tacv2' },
      tenant: { id: TENANT },
    },
    ...over,
  });

export const anExecute = (verb: string, data: unknown, over: Json = {}): Json => ({
  ...envelope(),
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: 'f:1c2d3e4f',
  replyToId: '1766397500000',
  value: { action: { type: 'Action.Execute', title: 'Send', verb, data }, trigger: 'manual' },
  entities: [clientInfo],
  channelData: {
    tenant: { id: TENANT },
    source: { name: 'message' },
    legacy: { replyToId: '1:1aBcD' },
  },
  ...over,
});

export const aRefresh = (data: unknown, over: Json = {}): Json =>
  anExecute('openCard', data, {
    value: {
      action: { type: 'Action.Execute', title: 'Refresh', verb: 'openCard', data },
      trigger: 'automatic',
    },
    ...over,
  });

export const aSubmit = (verb: string, data: Json, over: Json = {}): Json => ({
  ...envelope(),
  type: 'message',
  replyToId: '1766397500000',
  value: { verb, ...data },
  entities: [clientInfo],
  ...over,
});

export const anInstallation = (action: string, over: Json = {}): Json => ({
  ...envelope(),
  type: 'installationUpdate',
  action,
  id: 'f:aabbccdd',
  entities: [clientInfo],
  channelData: {
    settings: { selectedChannel: { id: 'a:1personal' } },
    tenant: { id: TENANT },
    source: { name: 'message' },
  },
  ...over,
});

export const membersAdded = (over: Json = {}): Json => ({
  ...envelope(),
  type: 'conversationUpdate',
  id: 'f:eeff0011',
  membersAdded: [{ id: bot.id }],
  ...over,
});

export const aFetchTask = (commandId: string, over: Json = {}): Json => ({
  ...aChannelMessage(''),
  type: 'invoke',
  name: 'composeExtension/fetchTask',
  value: { commandId, commandContext: 'compose', context: { theme: 'default' } },
  ...over,
});

export const aMessagePayload = (content: string, contentType = 'html'): Json => ({
  commandId: 'escalate',
  commandContext: 'message',
  messagePayload: { id: '1', body: { contentType, content } },
});

export const aDialogSubmit = (data: Json, over: Json = {}): Json => ({
  ...aChannelMessage(''),
  type: 'invoke',
  name: 'composeExtension/submitAction',
  value: { commandId: 'escalate', commandContext: 'compose', data },
  ...over,
});

export const aQuery = (words: string, over: Json = {}): Json => ({
  ...aChannelMessage(''),
  type: 'invoke',
  name: 'composeExtension/query',
  value: {
    commandId: 'find',
    parameters: [{ name: 'reference', value: words }],
    queryOptions: { skip: 0, count: 25 },
  },
  ...over,
});

/** The activity without one of its parts. */
export function without(activity: Json, key: string): Json {
  return Object.fromEntries(Object.entries(activity).filter(([name]) => name !== key));
}
