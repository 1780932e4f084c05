import type { ReactNode } from 'react';
import { Files } from '../files.tsx';
import { Section } from '../parts.tsx';
import type { Service } from '../service.ts';

/** The list as it stands, to be changed in a file and taken in again. */
export const Exports = ({ service }: { readonly service: Service }): ReactNode => (
  <Section title="The list as a file">
    <Files
      files={[
        { title: 'YAML, one file', make: async () => await service.peopleFiles('yaml') },
        { title: 'CSV, a file for each table', make: async () => await service.peopleFiles('csv') },
      ]}
      making="Writing the list …"
      care="It holds names of posts, addresses and children's record numbers: keep it safe."
    />
  </Section>
);
