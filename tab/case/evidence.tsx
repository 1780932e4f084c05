import type { ReactNode } from 'react';
import type { TabFile } from '../../adaptive-cards/tab/models.ts';
import { Files } from '../files.tsx';
import { Section } from '../parts.tsx';

interface EvidenceParts {
  readonly make: (form: 'page' | 'data') => Promise<TabFile>;
  /** What follows from asking for it; absent: nothing. */
  readonly note?: string;
}

/** The whole record of the case as a file: a page to print, or data whose chain can be verified. */
export function Evidence({ make, note }: EvidenceParts): ReactNode {
  return (
    <Section title="Evidence pack" className="evidence">
      <p className="soft">
        The whole chronology with proof of delivery, every due day explained, and the chain that
        shows that nothing was altered.{note !== undefined && ` ${note}`}
      </p>
      <Files
        files={[
          { title: 'Page to read and print', make: async () => await make('page') },
          { title: 'Data to verify', make: async () => await make('data') },
        ]}
        making="Making the evidence pack …"
        care="It holds all that is written here: keep it safe."
      />
    </Section>
  );
}
