import assert from 'node:assert/strict';
import type { RealOutside } from './outside.ts';

/** The same object, but for this. */
export function but<T extends object>(whole: T, changes: Partial<T>): T {
  const values = Object.entries(changes).map(([name, value]) => [name, { value }] as const);
  return Object.create(whole, Object.fromEntries(values)) as T;
}

/** What the app itself could have sent to Graph, behind its back. */
export async function post(
  { stand }: RealOutside,
  path: string,
  body: object = {},
): Promise<unknown> {
  const token = await stand.identity.tokenFor('https://graph.microsoft.com');
  const answer = await fetch(`${stand.urls.graphBaseUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${path} ${String(answer.status)} ${text}`);
  return text === '' ? null : JSON.parse(text);
}
