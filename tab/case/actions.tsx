import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { CaseAction, CasePage } from '../../adaptive-cards/tab/models.ts';
import type { Service } from '../service.ts';
import { Deed } from './deed.tsx';

interface ActionsParts {
  readonly service: Service;
  readonly page: CasePage;
  /** Something was answered: the page is asked for anew. */
  readonly onDone: () => void;
}

const keyOf = ({ card, stage, meeting }: CaseAction): string =>
  [card, stage, meeting].map(String).join('.');

/** What this person may do now; each opens its card, with the same form as in the chat. */
export function Actions({ service, page, onDone }: ActionsParts): ReactNode {
  const [open, setOpen] = useState<CaseAction | null>(null);
  const isOpen = (action: CaseAction): boolean => open !== null && keyOf(open) === keyOf(action);
  return (
    <>
      {page.actions.length > 0 && (
        <div className="actions" role="group" aria-label="What you can do">
          {page.actions.map((action, at) => (
            <Button
              key={keyOf(action) + action.title}
              appearance={at === 0 ? 'primary' : 'secondary'}
              aria-expanded={isOpen(action)}
              onClick={() => setOpen(action)}
            >
              {action.title}
            </Button>
          ))}
        </div>
      )}
      {open !== null && (
        <Deed
          key={keyOf(open)}
          service={service}
          title={open.title}
          start={async () => await service.open(page.caseId, open)}
          onDone={onDone}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
