import { ServiceRefusal } from '../server.ts';

/** The connector's errors (platform 3.3): code and a text for the operator. */
const texts = {
  BadArgument: 'Bad argument.',
  BadSyntax: 'Bad format of the request.',
  Unauthorized: 'Authorization has been denied for this request.',
  BotNotInConversationRoster: 'The bot is not part of the conversation roster.',
  MessageWritesBlocked: 'The user has blocked or uninstalled the bot.',
  ForbiddenOperationException: 'The operation is not allowed by policy.',
  ConversationNotFound: 'Conversation not found.',
  ActivityNotFoundInConversation: 'The activity was not found in the conversation.',
  MemberNotFoundInConversation: 'The member was not found in the conversation.',
  NotFound: 'Not found.',
  PreconditionFailed: 'Precondition failed, please try again.',
  MessageSizeTooBig: 'Message size too large.',
  Throttled: 'Too many requests.',
  ServiceError: 'An error occurred.',
} as const;

type ConnectorCode = keyof typeof texts;

export function connectorBody(code: ConnectorCode, message: string = texts[code]): unknown {
  return { error: { code, message } };
}

export function refuse(
  status: number,
  code: ConnectorCode,
  message?: string,
  headers?: Readonly<Record<string, string>>,
): ServiceRefusal {
  return new ServiceRefusal({ status, headers, body: connectorBody(code, message) });
}

const usual: Readonly<Record<number, ConnectorCode>> = {
  400: 'BadSyntax',
  401: 'Unauthorized',
  403: 'ForbiddenOperationException',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
};

/** The error that goes with a status where a fault names only the number. */
export function connectorWording(status: number): unknown {
  return status < 400 ? undefined : connectorBody(usual[status] ?? 'ServiceError');
}
