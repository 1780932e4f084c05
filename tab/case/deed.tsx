import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useAnnounce } from '../announce.ts';
import { wordsOf } from '../loaded.ts';
import { Problem, Waiting } from '../parts.tsx';
import type { Answered, Press, Service } from '../service.ts';
import { CardForm } from './cardForm.tsx';

interface DeedParts {
  readonly service: Service;
  readonly title: string;
  /** Asks for the card. */
  readonly start: () => Promise<Answered>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One card, opened from a button: shown, filled in, sent; what was typed stays until it is answered. */
export function Deed({ service, title, start, onDone, onClose }: DeedParts): ReactNode {
  const { shown, problem, busy, run } = useDeed();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = (): void => void run('The form is shown below.', start);
  useEffect(() => {
    heading.current?.focus();
    open();
    // Opened once; what it opens is what it was made for.
  }, []);
  const press = async (pressed: Press): Promise<void> => {
    const done = await run(
      'What came of it is shown below.',
      async () => await service.act(pressed),
    );
    if (!done) return;
    heading.current?.focus();
    onDone();
  };
  return (
    <section className="deed" aria-busy={busy}>
      <div className="deed-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button appearance="subtle" onClick={onClose}>
          Close
        </Button>
      </div>
      {shown?.kind === 'card' && (
        <CardForm card={shown.card} onPress={(pressed) => void press(pressed)} />
      )}
      {shown?.kind === 'text' && <p>{shown.text}</p>}
      {shown?.kind === 'none' && <p>Done. What stands below is as it is now.</p>}
      {busy && <Waiting words={shown === null ? 'Opening …' : 'Sending …'} />}
      {problem !== null && <Problem words={problem} {...(shown === null ? { again: open } : {})} />}
    </section>
  );
}

interface UsedDeed {
  readonly shown: Answered | null;
  readonly problem: string | null;
  readonly busy: boolean;
  /** False where something stood in the way, or another is under way. */
  readonly run: (said: string, deed: () => Promise<Answered>) => Promise<boolean>;
}

/** One thing at a time. */
function useDeed(): UsedDeed {
  const [shown, setShown] = useState<Answered | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const announce = useAnnounce();
  const run: UsedDeed['run'] = async (said, deed) => {
    if (underWay.current) return false;
    underWay.current = true;
    setBusy(true);
    setProblem(null);
    try {
      setShown(await deed());
      announce(said);
      return true;
    } catch (error) {
      setProblem(wordsOf(error));
      return false;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { shown, problem, busy, run };
}
