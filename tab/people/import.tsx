import { Button } from '@fluentui/react-components';
import { useId, useState, type ChangeEvent, type ReactNode } from 'react';
import type { PeopleImported } from '../../adaptive-cards/tab/adminModels.ts';
import { useAnnounce } from '../announce.ts';
import { useDoing } from '../doing.ts';
import { Lines, Problem, Section, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';

interface Chosen {
  readonly name: string;
  readonly text: string;
}

interface ImportParts {
  readonly service: Service;
  readonly onDone: () => void;
}

/** Files that somebody chooses: first what they would change, then taken in as a whole. */
export function Import({ service, onDone }: ImportParts): ReactNode {
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [answer, setAnswer] = useState<PeopleImported | null>(null);
  const { busy, problem, run } = useDoing();
  const announce = useAnnounce();
  const name = useId();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    setAnswer(null);
    const list = [...(target.files ?? [])];
    setFiles(
      await Promise.all(list.map(async (each) => ({ name: each.name, text: await each.text() }))),
    );
  };
  const send = async (seen: string | null): Promise<void> => {
    const came = await run(
      async () => await service.importPeople({ files, dryRun: seen === null, seen }),
    );
    if (came === null) return;
    setAnswer(came);
    announce(came.says);
    if (came.kind === 'imported') onDone();
  };
  return (
    <Section title="Take in a list" className="import">
      <p className="soft">
        A people file in YAML, or CSV files. It is checked as a whole, and you see the difference
        before anything is changed.
      </p>
      <label htmlFor={name}>Files</label>
      <input
        id={name}
        type="file"
        multiple
        accept=".yaml,.yml,.csv"
        onChange={(event) => void choose(event)}
      />
      <div className="actions">
        <Button disabledFocusable={busy || files.length === 0} onClick={() => void send(null)}>
          Show the difference
        </Button>
      </div>
      {busy && <Waiting words="Looking at the list and at every open case …" />}
      {problem !== null && <Problem words={problem} />}
      {answer !== null && !busy && <Came answer={answer} onTake={(seen) => void send(seen)} />}
    </Section>
  );
}

interface CameParts {
  readonly answer: PeopleImported;
  readonly onTake: (seen: string) => void;
}

function Came({ answer, onTake }: CameParts): ReactNode {
  const { says } = answer;
  if (answer.kind === 'wrong')
    return (
      <div role="alert">
        <p>{says}</p>
        <Lines lines={answer.errors} />
      </div>
    );
  if (answer.kind !== 'shown' && answer.kind !== 'imported') return <p>{says}</p>;
  const { changes, seats, version } = answer;
  return (
    <>
      <p>{says}</p>
      {changes.map(({ of, lines }) => (
        <div key={of} className="finding">
          <h3>{of}</h3>
          <Lines lines={lines} />
        </div>
      ))}
      <div className="finding">
        <h3>Open cases</h3>
        {seats.length === 0 ? <p>Everybody keeps what they have.</p> : <Lines lines={seats} />}
      </div>
      {answer.kind === 'shown' && (
        <div className="actions">
          <Button appearance="primary" onClick={() => onTake(version)}>
            Take it in
          </Button>
        </div>
      )}
    </>
  );
}
