import type { ReactNode } from 'react';
import { Files } from '../files.tsx';
import { Section } from '../parts.tsx';
import type { Service } from '../service.ts';

interface EvidenceParts {
  readonly service: Service;
  readonly caseId: string;
}

/** The whole record of the case as a file: a page to print, or data whose chain can be verified. */
export function Evidence({ service, caseId }: EvidenceParts): ReactNode {
  return (
    <Section title="Evidence pack" className="evidence">
      <p className="soft">
        The whole chronology with proof of delivery, every due day explained, and the chain that
        shows that nothing was altered.
      </p>
      <Files
        files={[
          {
            title: 'Page to read and print',
            make: async () => await service.evidence(caseId, 'page'),
          },
          { title: 'Data to verify', make: async () => await service.evidence(caseId, 'data') },
        ]}
        making="Making the evidence pack …"
        care="It holds all that is written here: keep it safe."
      />
    </Section>
  );
}
