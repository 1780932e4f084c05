import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { HealthAnswered, LetterRow } from '../../adaptive-cards/tab/adminModels.ts';
import { useDoing } from '../doing.ts';
import { Problem } from '../parts.tsx';
import type { Service } from '../service.ts';

interface LetterParts {
  readonly service: Service;
  readonly letter: LetterRow;
  readonly onDone: (came: HealthAnswered) => void;
}

/** One thing that could not be done: tried again, or seen to by hand and noted. */
export function Letter({ service, letter, onDone }: LetterParts): ReactNode {
  const { what, reference, since, why } = letter;
  const [how, setHow] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { busy, problem, run } = useDoing();
  const send = async (deed: () => Promise<HealthAnswered>): Promise<void> => {
    const came = await run(deed);
    if (came !== null) onDone(came);
  };
  const note = (): void => {
    setAsked(true);
    if (how.trim() !== '')
      void send(async () => await service.seenToByHand(letter.letter, how.trim()));
  };
  const about = `${what}, ${reference}`;
  return (
    <li>
      <strong>{what}</strong>
      <p>
        {reference}, since {since}
      </p>
      <p className="soft">{why}</p>
      <Field
        label="What was done, where you saw to it by hand. Please name nobody."
        {...(isAsked && how.trim() === ''
          ? { validationState: 'error', validationMessage: 'Write what was done.' }
          : {})}
      >
        <Input value={how} maxLength={300} onChange={(_, { value }) => setHow(value)} />
      </Field>
      <div className="actions">
        <Button
          disabledFocusable={busy}
          aria-label={`Try again: ${about}`}
          onClick={() => void send(async () => await service.tryAgain(letter.letter))}
        >
          Try again
        </Button>
        <Button disabledFocusable={busy} aria-label={`Done by hand: ${about}`} onClick={note}>
          Done by hand
        </Button>
      </div>
      {problem !== null && <Problem words={problem} />}
    </li>
  );
}
