import type { DayShown, NamedDay, OwnDays } from '../../adaptive-cards/tab/adminModels.ts';

export type Kind = 'extra-holiday' | 'closure';

/** The days with one more; the last word on a day is the one that counts. */
export function withDay(days: OwnDays, kind: Kind, added: NamedDay): OwnDays {
  const put = (list: readonly NamedDay[]): readonly NamedDay[] => [
    ...list.filter(({ day }) => day !== added.day),
    added,
  ];
  return kind === 'closure'
    ? { ...days, closures: put(days.closures) }
    : { ...days, extraHolidays: put(days.extraHolidays) };
}

/** What the button beside a day does: takes it out, or puts it back. */
export function turned(days: OwnDays, { day, kind }: DayShown): OwnDays {
  const without = (list: readonly NamedDay[]): readonly NamedDay[] =>
    list.filter((each) => each.day !== day);
  switch (kind) {
    case 'closure':
      return { ...days, closures: without(days.closures) };
    case 'extra-holiday':
      return { ...days, extraHolidays: without(days.extraHolidays) };
    case 'bank-holiday':
      return { ...days, removedHolidays: [...days.removedHolidays, day] };
    case 'taken-out':
      return { ...days, removedHolidays: days.removedHolidays.filter((each) => each !== day) };
  }
}
