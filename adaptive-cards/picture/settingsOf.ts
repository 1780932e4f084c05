import type { Procedure } from '../../domain/procedure/index.ts';

/** A value of a file, and the way to it. */
export interface Setting {
  readonly name: string;
  readonly value: object;
}

const one = (name: string, value: object | null | undefined): readonly Setting[] =>
  value === null || value === undefined ? [] : [{ name, value }];

/** The entries that set a reading for every procedure, where a file has them without its number beside them. */
const SETS: Readonly<Record<string, (p: Procedure) => readonly Setting[]>> = {
  'A-X-02': ({ counting }) => one('counting', counting),
  'A-X-03': ({ stages }) => stages.flatMap(({ key, clock }) => one(`stages/${key}/clock`, clock)),
  'A-X-04': ({ wholeLimit }) => one('wholeLimit', wholeLimit),
  'A-X-06': ({ extension }) => one('extension', extension),
  'A-X-08': ({ subject }) => one('subject', subject),
  'A-X-10': ({ stages }) =>
    stages.flatMap((stage) =>
      stage.records.flatMap((record) => one(`stages/${stage.key}/records/${record.key}`, record)),
    ),
  'A-X-11': ({ closing }) => one('closing', closing),
  'A-X-12': ({ referral }) => one('referral', referral),
  'A-X-13': ({ stages, bypass }) => [
    ...stages.flatMap(({ key, consult }) => one(`stages/${key}/consult`, consult)),
    ...one('bypass/consult', bypass.consult),
  ],
};

/** Where a file sets a reading that it does not name. */
export const settingsOf = (reading: string, procedure: Procedure): readonly Setting[] =>
  SETS[reading]?.(procedure) ?? [];
