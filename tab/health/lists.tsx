import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { HealthAnswered } from '../../adaptive-cards/tab/adminModels.ts';
import { useDoing } from '../doing.ts';
import { Problem, Section } from '../parts.tsx';
import type { Service } from '../service.ts';

interface ListsParts {
  readonly service: Service;
  readonly onDone: (came: HealthAnswered) => void;
}

/** Lists and reports, written anew on request. */
export function Lists({ service, onDone }: ListsParts): ReactNode {
  const { busy, problem, run } = useDoing();
  const ask = async (): Promise<void> => {
    const came = await run(async () => await service.rebuild());
    if (came !== null) onDone(came);
  };
  return (
    <Section title="Lists and reports">
      <p>
        Where a list or a report does not show what a case says, have all of them written anew from
        the cases. Nothing in any case changes, and nobody is told.
      </p>
      <div className="actions">
        <Button disabledFocusable={busy} onClick={() => void ask()}>
          Write lists and reports anew
        </Button>
      </div>
      {problem !== null && <Problem words={problem} />}
    </Section>
  );
}
