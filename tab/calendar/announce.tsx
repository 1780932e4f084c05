import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { CalendarPage, OwnDays } from '../../adaptive-cards/tab/adminModels.ts';
import { Choice } from '../choice.tsx';
import { Section } from '../parts.tsx';
import { withDay, type Kind } from './ownDays.ts';

const KINDS: readonly { readonly key: Kind; readonly title: string }[] = [
  { key: 'extra-holiday', title: 'A bank holiday: no working day' },
  { key: 'closure', title: 'A council closure' },
];

interface AnnounceParts {
  readonly page: CalendarPage;
  readonly onWish: (days: OwnDays) => void;
}

/** A day that is new: looked at before it is announced. */
export function Announce({ page, onWish }: AnnounceParts): ReactNode {
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('extra-holiday');
  const [asked, setAsked] = useState(false);
  const look = (): void => {
    setAsked(true);
    if (day !== '' && name.trim() !== '') onWish(withDay(page.days, kind, { day, name }));
  };
  return (
    <Section title="Announce a day">
      <p className="soft">You see which due days would move before anything is changed.</p>
      <div className="wishes">
        <Field label="Day" {...missing(asked && day === '', 'Choose the day.')}>
          <Input
            type="date"
            min={page.from}
            max={page.to}
            value={day}
            onChange={(_, { value }) => setDay(value)}
          />
        </Field>
        <Field
          label="Name"
          {...missing(asked && name.trim() === '', 'Give it a name: it explains due days.')}
        >
          <Input value={name} maxLength={80} onChange={(_, { value }) => setName(value)} />
        </Field>
        <Choice label="What it is" value={kind} options={KINDS} onChoice={setKind} />
      </div>
      <Button appearance="primary" onClick={look}>
        See what moves
      </Button>
    </Section>
  );
}

const missing = (is: boolean, message: string): object =>
  is ? { validationState: 'error', validationMessage: message } : {};
