import { useId, type ReactNode } from 'react';
import type { ProcedurePage, ReadingShown } from '../../adaptive-cards/tab/procedureModels.ts';
import { Facts, Lines, Section } from '../parts.tsx';

/** The procedure in words, stage by stage, with what stands beside the ladder. */
export const Picture = ({ page }: { readonly page: ProcedurePage }): ReactNode => (
  <div className="picture">
    <Section title={page.title}>
      <p className="soft">{page.edition}</p>
      <Lines lines={page.about} />
    </Section>
    <ol className="steps">
      {page.steps.map(({ title, kind, facts, next }) => (
        <li key={title}>
          <Section title={title}>
            <p className="soft">{kind}</p>
            <Facts facts={facts} />
            {next !== null && <p className="next">{next}</p>}
          </Section>
        </li>
      ))}
    </ol>
    {page.sections.map(({ title, lines }) => (
      <Section key={title} title={title}>
        <Lines lines={lines} />
      </Section>
    ))}
    <Readings readings={page.readings} />
  </div>
);

function Readings({ readings }: { readonly readings: readonly ReadingShown[] }): ReactNode {
  const name = useId();
  return (
    <section className="section figures posts">
      <h2 id={name}>Settings: how the text is read</h2>
      <p className="soft">
        Where the authority’s text can be read in more than one way, this is how it is read here,
        and where the procedure’s file says so.
      </p>
      <div className="scrolls" tabIndex={0} role="region" aria-labelledby={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Reading</th>
              <th scope="col">Choice</th>
              <th scope="col">Where, and to what</th>
            </tr>
          </thead>
          <tbody>
            {readings.map(({ id, reading, set, settings }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>{reading}</td>
                <td>{set}</td>
                <td>{settings.length === 0 ? 'Not in this file' : <Lines lines={settings} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
