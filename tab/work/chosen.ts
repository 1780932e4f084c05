import type { Urgency, WorkList, WorkPage, WorkRow } from '../../adaptive-cards/tab/models.ts';

/** What somebody has asked to see of their work; an empty text asks for all. */
export interface Wish {
  readonly list: WorkList['key'] | '';
  readonly urgency: Urgency | '';
  readonly reference: string;
  readonly sort: 'due' | 'reference';
}

export const EVERYTHING: Wish = { list: '', urgency: '', reference: '', sort: 'due' };

export const isNarrowed = ({ list, urgency, reference }: Wish): boolean =>
  list !== '' || urgency !== '' || reference.trim() !== '';

/** The lists that were asked for, each with its rows that fit, in the order that was asked for. */
export const chosen = ({ lists }: WorkPage, wish: Wish): readonly WorkList[] =>
  lists
    .filter(({ key }) => wish.list === '' || key === wish.list)
    .map((list) => ({
      ...list,
      rows: list.rows.filter((row) => fits(row, wish)).sort(ORDERS[wish.sort]),
    }));

const fits = (row: WorkRow, { urgency, reference }: Wish): boolean =>
  (urgency === '' || row.urgency === urgency) &&
  row.reference.toLowerCase().includes(reference.trim().toLowerCase());

const byReference = (one: WorkRow, other: WorkRow): number =>
  one.reference.localeCompare(other.reference, 'en-GB');

/** Soonest first; what has no day stands last. */
const byDay = (one: WorkRow, other: WorkRow): number =>
  (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || byReference(one, other);

const ORDERS = { due: byDay, reference: byReference } as const;
