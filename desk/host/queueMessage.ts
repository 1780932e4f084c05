const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * A message's text as a handler gets it from the real host: base64, then JSON where it is JSON.
 * @throws when it is not base64; the host then counts a failed delivery.
 */
export function decodeMessage(text: string): unknown {
  if (!BASE64.test(text)) throw new Error('The message is not base64.');
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  try {
    return JSON.parse(decoded) as unknown;
  } catch {
    return decoded;
  }
}

/** The case a wake-up names, so that the desk knows where to look for work left over. */
export function caseIdOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('caseId' in message)) return null;
  return typeof message.caseId === 'string' ? message.caseId : null;
}
