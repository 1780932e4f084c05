import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Choice as Option } from '../../adaptive-cards/tab/models.ts';
import type {
  ProceduresPage,
  Rehearsal,
  RehearsalPart,
} from '../../adaptive-cards/tab/procedureModels.ts';
import { useAnnounce } from '../announce.ts';
import { Choice } from '../choice.tsx';
import { useDoing } from '../doing.ts';
import { Lines, Problem, Section, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';

interface RehearsalParts {
  readonly service: Service;
  readonly page: ProceduresPage;
  readonly procedure: string;
  readonly starts: readonly Option[];
}

/** The procedure played from a day on, with made-up people; nothing is sent and nothing is kept. */
export function RehearsalOf({ service, page, procedure, starts }: RehearsalParts): ReactNode {
  const [start, setStart] = useState(page.today);
  const [from, setFrom] = useState(starts[0]?.key ?? '');
  const [played, setPlayed] = useState<Rehearsal | null>(null);
  const { busy, problem, run } = useDoing();
  const announce = useAnnounce();
  const play = async (): Promise<void> => {
    const came = await run(async () => await service.rehearse({ procedure, from, start }));
    if (came === null) return;
    setPlayed(came);
    announce(came.says);
  };
  return (
    <Section title="Rehearse it" className="rehearsal">
      <p className="soft">
        See who would get what and when, if it began on a day of your choice. Nothing is sent and
        nothing is kept.
      </p>
      <div className="wishes">
        <Field label="Begins on">
          <Input
            type="date"
            min={page.from}
            max={page.to}
            value={start}
            onChange={(_, { value }) => setStart(value === '' ? page.today : value)}
          />
        </Field>
        <Choice label="Begins at" value={from} options={starts} onChoice={setFrom} />
      </div>
      <Button appearance="primary" disabledFocusable={busy} onClick={() => void play()}>
        Play it
      </Button>
      {busy && <Waiting words="Playing it …" />}
      {problem !== null && <Problem words={problem} />}
      {played !== null && !busy && <Played played={played} />}
    </Section>
  );
}

const Played = ({ played }: { readonly played: Rehearsal }): ReactNode => (
  <div className="played">
    <p>{played.says}</p>
    {played.kind === 'played' && played.parts.map((part) => <Part key={part.title} part={part} />)}
  </div>
);

const Part = ({ part: { title, lines } }: { readonly part: RehearsalPart }): ReactNode => (
  <section className="finding">
    <h3>{title}</h3>
    <ul className="lines">
      {lines.map(({ says, more }, at) => (
        <li key={at}>
          {says}
          {more.length > 0 && (
            <details>
              <summary>
                More<span className="aloud">: {says}</span>
              </summary>
              <Lines lines={more} />
            </details>
          )}
        </li>
      ))}
    </ul>
  </section>
);
