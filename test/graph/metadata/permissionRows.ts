import { readFileSync } from 'node:fs';

interface PermissionRow {
  /** `GET /users/{id}/events`. */
  readonly call: string;
  readonly permission: string;
  readonly granted: string;
}

/** The rows of the first table of docs/permissions.md. */
export function permissionRows(): readonly PermissionRow[] {
  return readFileSync('docs/permissions.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| `[A-Z]+ \//.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, call = '', permission = '', granted = '']) => ({
      call: call.replaceAll('`', ''),
      permission,
      granted,
    }));
}
