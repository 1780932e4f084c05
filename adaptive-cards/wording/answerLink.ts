import type { CaseView } from '../../domain/case/index.ts';
import type { MailMessage } from './outside.ts';

type Linked = Pick<MailMessage, 'card' | 'stage' | 'meeting'> & {
  readonly view: Pick<CaseView, 'id'>;
};

/**
 * What a link to the page says, behind the page's own address: ids, and which card to open. A notice is
 * not told by its kind, which could say too much: its reader finds the case as it stands.
 */
export function answerQuery({ view, card, stage, meeting }: Linked): string {
  const query = new URLSearchParams({ case: view.id });
  if (stage !== null) query.set('stage', String(stage));
  if (meeting !== null) query.set('meeting', String(meeting));
  query.set('card', card === 'notice' ? 'case' : card);
  return query.toString();
}
