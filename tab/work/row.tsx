import type { ReactNode } from 'react';
import type { WorkRow } from '../../adaptive-cards/tab/models.ts';
import { Left } from '../parts.tsx';
import { hrefOf } from '../route.ts';

/** One case in a list; all of it opens the case, its reference is the link. */
export function Row({ row }: { readonly row: WorkRow }): ReactNode {
  return (
    <li className="row">
      <div className="what">
        <a href={hrefOf({ page: 'case', caseId: row.caseId })}>{row.reference}</a>
        {row.about !== null && <span>{row.about}</span>}
      </div>
      <div className="where">
        <span>{row.stage}</span>
        <span className="soft">{row.state}</span>
      </div>
      <div className="when">
        {row.left !== null && <Left urgency={row.urgency}>{row.left}</Left>}
        {row.due !== null && <span className="soft">{row.due}</span>}
      </div>
    </li>
  );
}
