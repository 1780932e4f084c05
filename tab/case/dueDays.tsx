import type { ReactNode } from 'react';
import type { DueDay } from '../../adaptive-cards/tab/models.ts';
import { Left, Section } from '../parts.tsx';

/** Each due day, with how it was counted. */
export function DueDays({ days }: { readonly days: readonly DueDay[] }): ReactNode {
  return (
    <Section title="Due days">
      <ul className="due-days">
        {days.map((day) => (
          <Day key={day.of + day.due} day={day} />
        ))}
      </ul>
    </Section>
  );
}

function Day({ day }: { readonly day: DueDay }): ReactNode {
  return (
    <li>
      <div className="due-head">
        <span>
          <span className="soft">{day.of}</span>
          <strong>{day.due}</strong>
        </span>
        {day.left !== null && <Left urgency={day.urgency}>{day.left}</Left>}
      </div>
      {day.first !== null && <p className="soft">First due: {day.first}</p>}
      {day.why.length > 0 && (
        <details>
          <summary>
            Why this day?<span className="aloud"> {day.of}</span>
          </summary>
          <ul>
            {day.why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
