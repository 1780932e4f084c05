import type { Doubt } from './doubt.ts';
import type { Procedure } from './model.ts';

/** Names in a subject line are the authority's own knowing choice, and never go unsaid (A-DO-06). */
export function mailSubjectDoubts({ beside }: Procedure): readonly Doubt[] {
  const rule = beside?.mailSubject;
  if (rule?.showNames !== true || rule.namesAt.length === 0) return [];
  const message = `The subject of a mail shows initials and record numbers at ${rule.namesAt.join(', ')}. Lock screens, assistants and every mail server on the way can read it. Take 'showNames' out unless your authority has decided on this and has told those concerned; without it the reference stands there.`;
  return [
    {
      severity: 'warning',
      code: 'names-in-subject',
      message,
      path: ['beside', 'mailSubject', 'showNames'],
    },
  ];
}
