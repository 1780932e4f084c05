import { useId, type ReactNode } from 'react';
import type { TableShown } from '../../adaptive-cards/tab/models.ts';

/** One table of a report; it scrolls by itself where there is no room for it. */
export function Figures({ table }: { readonly table: TableShown }): ReactNode {
  const { title, note, rowHead, columns, rows } = table;
  const name = useId();
  return (
    <section className="figures">
      <h3 id={name}>{title}</h3>
      {note !== null && <p className="soft">{note}</p>}
      {/* A region that can be scrolled must be reached by the keyboard. */}
      <div className="scrolls" tabIndex={0} role="region" aria-labelledby={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{rowHead}</th>
              {columns.map(({ label }, at) => (
                <th key={at} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, total, values }, at) => (
              <tr key={at} className={total ? 'total' : ''}>
                <th scope="row">{label}</th>
                {values.map((value, n) => (
                  <td key={n}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary>
          How it is counted<span className="aloud">: {title}</span>
        </summary>
        <dl className="facts">
          {columns.map(({ label, formula }, at) => (
            <div key={at}>
              <dt>{label}</dt>
              <dd>{formula}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
