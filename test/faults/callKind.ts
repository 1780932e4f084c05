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

/** `graph POST /v1.0/users/{}/events`: calls of one kind differ in their ids only. */
export function kindOf({ service, method, path }: LoggedCall): string {
  if (service === 'identity') return `identity ${method} token`;
  const parts = path.split('/');
  const plain = parts.map((part, at) => (COLLECTIONS.has(parts[at - 1] ?? '') ? '{}' : part));
  return `${service} ${method} ${plain.join('/')}`;
}

/** What a rule of the desk's faults calls them: a regular expression over method and path. */
export function patternOf(kind: string): string {
  const [service = '', method = '', path = ''] = kind.split(' ');
  if (service === 'identity') return `^${method} .*/token$`;
  const escaped = path.replaceAll(/[.$()|[\]\\+*?^]/g, '\\$&').replaceAll('{}', '[^/]+');
  return `^${method} ${escaped}$`;
}
