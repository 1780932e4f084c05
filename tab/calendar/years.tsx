import { Button, Checkbox } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CalendarPage, DayShown, OwnDays } from '../../adaptive-cards/tab/adminModels.ts';
import { Section } from '../parts.tsx';
import { turned } from './ownDays.ts';

interface YearsParts {
  readonly page: CalendarPage;
  readonly onWish: (days: OwnDays) => void;
}

const DOES: Readonly<Record<DayShown['kind'], string>> = {
  closure: 'Take out',
  'extra-holiday': 'Take out',
  'bank-holiday': 'Make it a working day',
  'taken-out': 'Put back',
};

/** Every day by its name, year by year. */
export function Years({ page, onWish }: YearsParts): ReactNode {
  const { days, years } = page;
  return (
    <>
      <Section title="Closures">
        <Checkbox
          label="Council closures stop the clock"
          checked={days.closuresStopClock}
          onChange={() => onWish({ ...days, closuresStopClock: !days.closuresStopClock })}
        />
        <p className="soft">
          Without this they count as working days. You see what moves before it is changed.
        </p>
      </Section>
      {years.map(({ year, days: named }) => (
        <Section key={year} title={year}>
          <ul className="named-days">
            {named.map((each) => (
              <li key={`${each.day}${each.kind}`} className={each.past ? 'soft' : ''}>
                <span>{each.on}</span>
                <span>
                  {each.name}
                  <span className="soft"> {each.says}</span>
                </span>
                <Button
                  size="small"
                  aria-label={`${DOES[each.kind]}: ${each.name}, ${each.on}`}
                  onClick={() => onWish(turned(days, each))}
                >
                  {DOES[each.kind]}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
