import type { LoggedCall } from '../../desk/standins/requestLog.ts';

/** Every segment after one of these names one thing. */
const COLLECTIONS = new Set([
  'users',
  'messages',
  'events',
  'installedApps',
  'teamsApps',
  'conversations',
  'activities',
  'mailFolders',
]);

/** Names a tenant, where the path itself holds one. */
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `graph POST /v1.0/users/{}/events`: calls of one kind differ in their ids only. */
export function kindOf({
  service,
  method,
  path,
}: Pick<LoggedCall, 'service' | 'method' | 'path'>): string {
  const parts = path.split('/');
  const plain = parts.map((part, at) =>
    COLLECTIONS.has(parts[at - 1] ?? '') || GUID.test(part) ? '{}' : part,
  );
  return `${service} ${method} ${plain.join('/')}`;
}

/** What a rule of the desk's faults calls them: a regular expression over method and path. */
export function patternOf(kind: string): string {
  const [, method = '', path = ''] = kind.split(' ');
  const escaped = path.replaceAll(/[.$()|[\]\\+*?^]/g, '\\$&').replaceAll('{}', '[^/]+');
  return `^${method} ${escaped}$`;
}
