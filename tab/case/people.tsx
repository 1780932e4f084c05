import type { ReactNode } from 'react';
import type { MeetingRow, PersonRow, TaskRow } from '../../adaptive-cards/tab/models.ts';
import { Facts, Left, Section } from '../parts.tsx';

/** Who has a part in the case, and what is known of what they were sent. */
export function People({ people }: { readonly people: readonly PersonRow[] }): ReactNode {
  return (
    <Section title="People">
      <ul className="people">
        {people.map(({ post, part, receipts, problem }, at) => (
          <li key={at}>
            <strong>{post}</strong>
            <p>{part}</p>
            {receipts.map((receipt) => (
              <p key={receipt} className="soft">
                {receipt}
              </p>
            ))}
            {problem !== null && (
              <p>
                <Left urgency="late">{problem}</Left>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Meetings({ meetings }: { readonly meetings: readonly MeetingRow[] }): ReactNode {
  return (
    <Section title="Meetings">
      <ul className="people">
        {meetings.map(({ meetingId, label, state, people, facts }) => (
          <li key={meetingId}>
            <strong>{label}</strong>
            <p>{state}</p>
            {people.length > 0 && <p className="soft">{people.join(', ')}</p>}
            {facts.length > 0 && <Facts facts={facts} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was agreed, by whom and by when. */
export function Tasks({ tasks }: { readonly tasks: readonly TaskRow[] }): ReactNode {
  return (
    <Section title="Tasks">
      <ul className="people">
        {tasks.map(({ task, by, due, state, urgency }, at) => (
          <li key={at}>
            <strong>{task}</strong>
            <p>{due === null ? by : `${by}, by ${due}`}</p>
            <p>
              <Left urgency={urgency}>{state}</Left>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
