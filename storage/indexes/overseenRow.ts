import { z } from 'zod';
import type { OverseenLine, OverseenOnly, OverseenWish } from '../../application/ports/index.ts';
import type { Place, Reference } from '../../domain/case/index.ts';
import { caseIdField, dayField, personIdField } from '../cases/fields.ts';
import { pack } from '../tables/pack.ts';
import { jsonOf, shape } from '../tables/shape.ts';
import type { NewRow, Query, Row } from '../tables/table.ts';
import type { IndexParts } from './replaceRows.ts';
import { NO_DUE_DAY } from './workRow.ts';

const line = z.object({
  caseId: caseIdField,
  reference: z.custom<Reference>((value) => typeof value === 'string' && value !== ''),
  scope: z.object({
    procedure: z.string(),
    children: z.array(z.string()),
    team: z.string().nullable(),
    service: z.string().nullable(),
  }),
  raiser: personIdField,
  stage: z.string(),
  stageLabel: z.string(),
  categories: z.array(z.string()),
  due: dayField.nullable(),
  state: z.string(),
});

const overseen = shape(z.object({ text: jsonOf(line) }));

type List = Pick<OverseenWish, 'procedure' | 'place' | 'only'>;

/** A partition per place, so that a case's rows of it are written in one go. */
const partitionOf = ({ place }: List, hasher: IndexParts['hasher']): string =>
  `all-${hasher.hash(JSON.stringify([place.kind, place.kind === 'everywhere' ? null : place.id]))}`;

/** Within it, a range per procedure, and per stage or category of that: whatever is asked for is one range. */
function listOf({ procedure, only }: List, hasher: IndexParts['hasher']): string {
  const by = only === null ? null : [only.by, only.key];
  return `o|${hasher.hash(JSON.stringify([procedure, by]))}`;
}

/** Every list on which a case stands: each place it belongs to, as a whole, by stage and by category. */
function listsOf({ scope, stage, categories }: OverseenLine): readonly List[] {
  const { procedure, service, team } = scope;
  const places: readonly Place[] = [
    { kind: 'everywhere' },
    ...(service === null ? [] : [{ kind: 'service' as const, id: service }]),
    ...(team === null ? [] : [{ kind: 'team' as const, id: team }]),
  ];
  const onlys: readonly (OverseenOnly | null)[] = [
    null,
    { by: 'stage', key: stage },
    ...[...new Set(categories)].map((key) => ({ by: 'category' as const, key })),
  ];
  return places.flatMap((place) => [
    { procedure: null, place, only: null },
    ...onlys.map((only) => ({ procedure, place, only })),
  ]);
}

/** Soonest due first, then by reference; the number of the claim follows in the key (replaceRows). */
export function toOverseenRows(
  each: OverseenLine,
  hasher: IndexParts['hasher'],
): readonly NewRow[] {
  const row = [each.due ?? NO_DUE_DAY, each.reference, each.caseId].join('|');
  const values = overseen.write(pack(JSON.stringify(each)));
  return listsOf(each).map((list) => ({
    partition: partitionOf(list, hasher),
    row: `${listOf(list, hasher)}|${row}`,
    values,
  }));
}

export function overseenQuery(wish: OverseenWish, hasher: IndexParts['hasher']): Query {
  const list = `${listOf(wish, hasher)}|`;
  return {
    where: [
      ['partition', 'eq', partitionOf(wish, hasher)],
      // Whatever a caller says where the page before ended: never before this list begins.
      ['row', 'gt', wish.after !== null && wish.after > list ? wish.after : list],
      ['row', 'lt', wish.dueBefore === null ? `${list}}` : `${list}${wish.dueBefore}`],
    ],
  };
}

export const fromOverseenRow = (row: Row): OverseenLine => overseen.read(row).text;
