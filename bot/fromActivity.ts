import {
  activitySchema,
  dialogSubmitSchema,
  executeSchema,
  fetchTaskSchema,
  personIdSchema,
  querySchema,
  submitSchema,
  type ActivityRead,
} from './activitySchema.ts';
import { isServiceAllowed, type TrustAnchors } from './anchors.ts';
import type { CardAction, From, Inbound, Rejected } from './inbound.ts';
import { plainText } from './plainText.ts';

interface Expected {
  readonly tenantId: string;
  readonly anchors: TrustAnchors;
}

const CHANNEL = 'msteams';
/** Commands of the message extension, as the manifest names them. */
export const ESCALATE = 'escalate';
export const FIND = 'find';
/** Far above what a card with every field full sends; Teams itself stops at about 100 KB. */
const MOST_CHARACTERS = 200_000;

const rejected = (status: Rejected['status'], code: Rejected['code']): Rejected => ({
  kind: 'rejected',
  status,
  code,
});

/**
 * A body whose token was good becomes one of our own inbound messages, or is turned away. The token does
 * not bind tenant, person or channel, so they are checked here (platform 1.4).
 */
export function fromActivity(body: unknown, expected: Expected): Inbound | Rejected {
  if (typeof body !== 'object' || body === null || !('type' in body)) {
    return rejected(400, 'no-activity');
  }
  const size = sizeOf(body);
  if (size === null) return rejected(400, 'bad-activity');
  if (size > MOST_CHARACTERS) return rejected(413, 'too-large');
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) return rejected(400, 'bad-activity');
  const from = fromOf(parsed.data, expected);
  return 'kind' in from ? from : inboundOf(parsed.data, from);
}

/** Null where it is nested deeper than anything Teams sends, and than the stack bears. */
function sizeOf(body: object): number | null {
  try {
    return JSON.stringify(body).length;
  } catch {
    return null;
  }
}

function fromOf(activity: ActivityRead, { tenantId, anchors }: Expected): From | Rejected {
  if (activity.channelId !== CHANNEL) return rejected(403, 'wrong-channel');
  if (!isOurs(tenantId, activity)) return rejected(403, 'wrong-tenant');
  if (!isServiceAllowed(anchors, activity.serviceUrl)) return rejected(403, 'service-not-allowed');
  const person = personIdSchema.safeParse(activity.from.aadObjectId);
  if (!person.success) return rejected(403, 'no-person');
  const { conversation, recipient } = activity;
  return {
    person: person.data,
    place: {
      where:
        conversation.conversationType === 'groupChat' ? 'group' : conversation.conversationType,
      conversationId: conversation.id,
      serviceUrl: activity.serviceUrl,
      botId: recipient.id,
      userId: activity.from.id ?? null,
      activityId: activity.id ?? null,
    },
  };
}

/** Each tenant that the activity names is ours, and it names one: a second word does not overrule the first. */
function isOurs(tenantId: string, { conversation, channelData }: ActivityRead): boolean {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter(
    (each) => each !== null && each !== undefined,
  );
  const ours = tenantId.toLowerCase();
  return named.length > 0 && named.every((each) => each.toLowerCase() === ours);
}

function inboundOf(activity: ActivityRead, from: From): Inbound | Rejected {
  switch (activity.type) {
    case 'message':
      return messageOf(activity, from);
    case 'invoke':
      return invokeOf(activity, from);
    case 'installationUpdate':
      return { ...from, kind: installation(activity.action) };
    case 'conversationUpdate':
      return { ...from, kind: botWasAdded(activity) ? 'membersAdded' : 'other' };
    default:
      return { ...from, kind: 'other' };
  }
}

function messageOf(activity: ActivityRead, from: From): Inbound {
  const text = activity.text ?? '';
  const submit = submitSchema.safeParse(activity.value);
  if (submit.success) {
    const { verb, ...data } = submit.data;
    const action = { verb, data, trigger: 'manual', form: 'submit' } as const;
    return { ...from, kind: 'action', ...action, replyToId: activity.replyToId ?? null };
  }
  const targeted = activity.recipient.isTargeted === true;
  return { ...from, kind: 'message', text: withoutMentions(activity, text), targeted };
}

/** The bot's own mention, as its entity spells it; other people's mentions are left to the parser. */
function withoutMentions(activity: ActivityRead, text: string): string {
  const mentions = (activity.entities ?? []).filter(
    ({ type, mentioned }) => type === 'mention' && mentioned?.id === activity.recipient.id,
  );
  // An empty spelling would be found between all letters, and make the text longer each time.
  const spelled = mentions.map((mention) => mention.text ?? '').filter((each) => each !== '');
  return spelled.reduce((rest, each) => rest.replaceAll(each, ' '), text).trim();
}

function invokeOf(activity: ActivityRead, from: From): Inbound | Rejected {
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const action = actionOf(activity);
      return action === null
        ? rejected(400, 'bad-activity')
        : { ...from, kind: 'action', ...action };
    }
    case 'composeExtension/fetchTask':
      return { ...from, ...dialogOf(activity.value) };
    case 'composeExtension/submitAction':
    case 'task/submit': {
      const submit = dialogSubmitSchema.safeParse(activity.value);
      if (!submit.success) return rejected(400, 'bad-activity');
      const { verb, ...data } = submit.data.data;
      return { ...from, kind: 'dialogPress', verb, data };
    }
    case 'composeExtension/query':
      return { ...from, ...searchOf(activity.value) };
    default:
      return { ...from, kind: 'other' };
  }
}

type Opened = Pick<Extract<Inbound, { readonly kind: 'dialog' }>, 'kind' | 'quoted'>;
const OTHER = { kind: 'other' } as const;

function dialogOf(value: unknown): Opened | typeof OTHER {
  const task = fetchTaskSchema.safeParse(value);
  if (!task.success || task.data.commandId.toLowerCase() !== ESCALATE) return OTHER;
  const { content, contentType } = task.data.messagePayload?.body ?? {};
  const quoted = typeof content === 'string' ? plainText(content, contentType ?? null) : '';
  return { kind: 'dialog', quoted: quoted === '' ? null : quoted };
}

function searchOf(
  value: unknown,
): { readonly kind: 'search'; readonly words: string } | typeof OTHER {
  const query = querySchema.safeParse(value);
  if (!query.success || query.data.commandId.toLowerCase() !== FIND) return OTHER;
  // Before anything is typed Teams asks with a parameter of its own, `initialRun`.
  const typed = query.data.parameters?.find(({ name }) => name === 'reference')?.value;
  return { kind: 'search', words: typeof typed === 'string' ? typed.slice(0, 100).trim() : '' };
}

function actionOf(activity: ActivityRead): CardAction | null {
  const parsed = executeSchema.safeParse(activity.value);
  if (!parsed.success) return null;
  return {
    verb: parsed.data.action.verb,
    data: parsed.data.action.data ?? {},
    replyToId: activity.replyToId ?? null,
    trigger: parsed.data.trigger ?? 'manual',
    form: 'execute',
  };
}

/** An upgrade removes and adds in one go: only the adding says something new. */
function installation(action: string | null | undefined): 'installed' | 'removed' | 'other' {
  if (action === 'add' || action === 'add-upgrade') return 'installed';
  return action === 'remove' ? 'removed' : 'other';
}

function botWasAdded(activity: ActivityRead): boolean {
  return (activity.membersAdded ?? []).some((member) => member.id === activity.recipient.id);
}
