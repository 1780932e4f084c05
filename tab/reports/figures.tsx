import { useId, useRef, useState, type ReactNode } from 'react';
import type { FigurePlace, TableShown } from '../../adaptive-cards/tab/reportModels.ts';
import type { AskBehind } from './behind.tsx';
import { Behind } from './behind.tsx';

interface FiguresParts {
  readonly table: TableShown;
  readonly askBehind: AskBehind;
}

/** One table of a report; it scrolls by itself where there is no room for it. */
export function Figures({ table, askBehind }: FiguresParts): ReactNode {
  const { title, note, columns } = table;
  const name = useId();
  const [opened, setOpened] = useState<FigurePlace | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const close = (): void => {
    setOpened(null);
    opener.current?.focus();
  };
  return (
    <section className="figures">
      <h3 id={name}>{title}</h3>
      {note !== null && <p className="soft">{note}</p>}
      {/* A region that can be scrolled must be reached by the keyboard. */}
      <div className="scrolls" tabIndex={0} role="region" aria-labelledby={name}>
        <Grid
          table={table}
          onOpen={(place, button) => {
            opener.current = button;
            setOpened(place);
          }}
        />
      </div>
      {opened !== null && (
        <Behind key={JSON.stringify(opened)} place={opened} askBehind={askBehind} onClose={close} />
      )}
      <details>
        <summary>
          How it is counted<span className="aloud">: {title}</span>
        </summary>
        <dl className="facts">
          {columns.map(({ key, label, formula }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{formula}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

interface GridParts {
  readonly table: TableShown;
  readonly onOpen: (place: FigurePlace, button: HTMLElement) => void;
}

function Grid({ table, onOpen }: GridParts): ReactNode {
  const { rowHead, columns, rows } = table;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{rowHead}</th>
          {columns.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key: row, label, total, cells }) => (
          <tr key={row} className={total ? 'total' : ''}>
            <th scope="row">{label}</th>
            {cells.map(({ value, opens }, at) => {
              const column = columns[at];
              if (!opens || column === undefined) return <td key={at}>{value}</td>;
              const place = { table: table.key, row, column: column.key };
              return (
                <td key={at}>
                  <button
                    type="button"
                    className="figure"
                    aria-label={`${value}: ${column.label}, ${label}. Show the cases`}
                    onClick={({ currentTarget }) => onOpen(place, currentTarget)}
                  >
                    {value}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
