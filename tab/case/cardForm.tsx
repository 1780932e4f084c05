import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Press } from '../service.ts';
import { UNDRAWN } from '../words.ts';

interface CardFormParts {
  readonly card: object;
  readonly onPress: (press: Press) => void;
}

/** The card itself, drawn by the library of cards, which is loaded when the first is shown. */
export function CardForm({ card, onPress }: CardFormParts): ReactNode {
  const place = useRef<HTMLFormElement>(null);
  const press = useRef(onPress);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    press.current = onPress;
  });
  useEffect(() => {
    let gone = false;
    import('../../page/card.ts').then(
      ({ drawCard }) => {
        if (gone) return;
        place.current?.replaceChildren(drawCard(card, (pressed) => press.current(pressed)));
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [card]);
  // A form, so that groups of radio buttons belong together; it is sent by the card's own buttons.
  return failed ? (
    <p role="alert">{UNDRAWN}</p>
  ) : (
    <form
      ref={place}
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    />
  );
}
