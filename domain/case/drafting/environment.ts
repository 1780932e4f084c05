import {
  localDay,
  type CountSettings,
  type Moment,
  type WorkingCalendar,
} from '../../calendar/index.ts';
import type { CaseScope, Directory } from '../../people/index.ts';
import type { Procedure } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import type { Draft } from '../draft.ts';

/** What a form may know beside what was typed. */
export interface DraftEnvironment {
  readonly procedures: readonly Procedure[];
  readonly directory: Directory;
  readonly calendar: WorkingCalendar;
  readonly countingOf: (procedure: Procedure) => CountSettings;
  /** Digest of a record number, as the directory and the cases hold it. */
  readonly digest: (record: string) => string;
  readonly now: Moment;
}

export const contextIn = (env: DraftEnvironment, procedure: Procedure): Context => ({
  procedure,
  calendar: env.calendar,
  counting: env.countingOf(procedure),
  directory: env.directory,
});

export const procedureOf = (draft: Draft, env: DraftEnvironment): Procedure | null =>
  env.procedures.find(({ id }) => id === draft.procedure) ?? null;

/** Whose officers are meant: the team that was chosen, the children that were named. */
export function scopeOfDraft(draft: Draft, procedure: Procedure, env: DraftEnvironment): CaseScope {
  const team = env.directory.teams.find(({ id }) => id === draft.team);
  return {
    procedure: procedure.id,
    children: draft.subjects.map(({ record }) => env.digest(record)),
    team: team?.id ?? null,
    service: team?.service ?? null,
  };
}

export const todayIn = (env: DraftEnvironment) => localDay(env.now);
