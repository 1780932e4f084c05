import type { Procedure } from '../../procedure/index.ts';
import type { Draft } from '../draft.ts';
import { mayStartAt, stageOf } from '../ladder.ts';
import { raiserFor } from '../raiserFor.ts';
import type { Problem } from '../refusals.ts';
import type { Subject } from '../state.ts';
import { scopeOfDraft, todayIn, type DraftEnvironment } from './environment.ts';

type Values = Readonly<Record<string, string>>;

/** Takes over who it is about, which team, and where it begins; what was answered before stays. */
export function withWhere(draft: Draft, values: Values): Draft {
  return {
    ...draft,
    subjects: subjectsIn(draft, values),
    team: emptyToNull(values['team'], draft.team),
    stage: emptyToNull(values['stage'], draft.stage),
  };
}

const emptyToNull = (typed: string | undefined, stored: string | null): string | null =>
  typed === undefined ? stored : typed === '' ? null : typed;

/** Several children of one family stand side by side, separated by commas (A-X-08). */
function subjectsIn(draft: Draft, values: Values): readonly Subject[] {
  const typed = values['record'];
  const records = typed === undefined ? draft.subjects.map(({ record }) => record) : parts(typed);
  const given = values['initials'];
  const initials =
    given === undefined ? draft.subjects.map((each) => each.initials ?? '') : parts(given);
  return records.map((record, i) => ({ record, initials: blankToNull(initials[i]) }));
}

const blankToNull = (typed: string | undefined): string | null =>
  typed === undefined || typed === '' ? null : typed;

const parts = (typed: string): readonly string[] => {
  const found = typed.split(',').map((each) => each.trim().replace(/\s+/g, ' '));
  return found.length === 1 && found[0] === '' ? [] : found;
};

export function whereProblems(
  draft: Draft,
  procedure: Procedure,
  env: DraftEnvironment,
): readonly Problem[] {
  return [
    ...(procedure.subject.kind === 'nobody' ? [] : recordProblems(draft.subjects, procedure)),
    ...(procedure.subject.initials ? initialsProblems(draft.subjects) : []),
    ...teamProblems(draft, env),
    ...stageProblems(draft, procedure, env),
  ];
}

const RECORD = /^[A-Za-z0-9][A-Za-z0-9 /-]{0,29}$/;
/** 01/02/2019, 1-2-19, 2019-02-01: a date of birth is no record number. */
const DATE = /^(\d{1,2}[ /-]\d{1,2}[ /-](\d{2}|\d{4})|\d{4}[ /-]\d{1,2}[ /-]\d{1,2})$/;
const INITIALS = /^[\p{L}.]{1,6}$/u;

/** A record number identifies the child to those who may know; a date of birth or a name must not. */
export const isRecordNumber = (text: string): boolean =>
  RECORD.test(text) && !DATE.test(text) && /\d/.test(text);

function recordProblems(subjects: readonly Subject[], procedure: Procedure): readonly Problem[] {
  const field = 'record';
  if (subjects.length === 0) return [{ field, what: 'missing' }];
  const records = subjects.map(({ record }) => record);
  const wrong =
    records.some((record) => !isRecordNumber(record)) ||
    new Set(records).size < records.length ||
    (records.length > 1 && !procedure.subject.several);
  return wrong ? [{ field, what: 'bad-record-number' }] : [];
}

function initialsProblems(subjects: readonly Subject[]): readonly Problem[] {
  const field = 'initials';
  if (subjects.some(({ initials }) => initials === null)) return [{ field, what: 'missing' }];
  const long = subjects.some(({ initials }) => !INITIALS.test(initials ?? ''));
  return long ? [{ field, what: 'too-long', limit: 6 }] : [];
}

function teamProblems({ team }: Draft, { directory }: DraftEnvironment): readonly Problem[] {
  if (directory.teams.length === 0) return [];
  if (team === null) return [{ field: 'team', what: 'missing' }];
  const known = directory.teams.some(({ id }) => id === team);
  return known ? [] : [{ field: 'team', what: 'not-a-choice' }];
}

function stageProblems(
  draft: Draft,
  procedure: Procedure,
  env: DraftEnvironment,
): readonly Problem[] {
  const field = 'stage';
  if (draft.stage === null) return [{ field, what: 'missing' }];
  const stage = stageOf(procedure, draft.stage);
  const allowed =
    stage !== null &&
    mayStartAt(procedure, stage) &&
    raiserFor(draft.person, {
      procedure,
      stage,
      scope: scopeOfDraft(draft, procedure, env),
      directory: env.directory,
      on: todayIn(env),
    }) !== null;
  return allowed ? [] : [{ field, what: 'not-a-choice' }];
}
