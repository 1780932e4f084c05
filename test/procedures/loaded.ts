import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  Copy,
  MeetingRule,
  Procedure,
  RoleKey,
  Span,
  Stage,
} from '../../domain/procedure/index.ts';
import { readProcedure } from '../../storage/procedureFiles/readProcedure.ts';

export const PROCEDURES = fileURLToPath(new URL('../../procedures/', import.meta.url));

export function textOf(id: string): string {
  return readFileSync(`${PROCEDURES}${id}.yaml`, 'utf8');
}

/** The procedure of that file; a test that needs it fails with the findings when it cannot be read. */
export function loaded(id: string): Procedure {
  const read = readProcedure(textOf(id), `${id}.yaml`);
  if ('errors' in read) assert.fail(JSON.stringify(read.errors, null, 2));
  return read.procedure;
}

export function stageOf(procedure: Procedure, key: string): Stage {
  const stage = procedure.stages.find((each) => each.key === key);
  assert.ok(stage, `no stage ${key}`);
  return stage;
}

const days = (span: Span | null | undefined): string | null =>
  span === null || span === undefined
    ? null
    : `${span.n} ${span.unit === 'working-day' ? 'WD' : 'calendar days'}`;

const titles = (p: Procedure, roles: readonly RoleKey[]): string[] =>
  roles.map((role) => p.roles[role]?.title ?? role);

function copyTitle(p: Procedure, { role, when }: Copy): string {
  const title = p.roles[role]?.title ?? role;
  if (when.kind === 'bypassed') return `${title} (if bypassed)`;
  return when.kind === 'ask' ? `${title} (asked)` : title;
}

/** One line of the requirements' stage table A, with the titles an authority uses. */
export function routing(p: Procedure, key: string) {
  const { to, copies, clock, timescale } = stageOf(p, key);
  return [
    titles(p, to.roles).join('; '),
    to.mode,
    copies.map((copy) => copyTitle(p, copy)).join('; '),
    days(clock),
    timescale,
  ];
}

export function meetingLine(p: Procedure, meeting: MeetingRule | undefined) {
  if (meeting === undefined) return null;
  const title = (role: RoleKey | null): string | null =>
    role === null ? null : (p.roles[role]?.title ?? role);
  return [
    title(meeting.convener),
    titles(p, meeting.required).join('; '),
    titles(p, meeting.optional).join('; '),
    days(meeting.within),
    title(meeting.recorder),
  ];
}

export function monitoringLine(p: Procedure, key: string) {
  const rule = stageOf(p, key).monitoring;
  if (rule === undefined) return null;
  return [
    p.roles[rule.convener]?.title,
    titles(p, rule.required).join('; '),
    days(rule.within),
    rule.onNotAchieved
      .map((way) =>
        way.kind === 'pass-to' ? `pass to ${titles(p, way.roles).join('; ')}` : way.kind,
      )
      .join('; '),
  ];
}

export const fieldKeys = (p: Procedure, required: 'always' | 'formal' | 'never'): string[] =>
  p.fields.filter((field) => field.required === required).map(({ key }) => key);

/** `cb.stage2.` and 19 give `cb.stage2.01` to `cb.stage2.19`. */
export const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(2, '0')}`);

export const keysOf = (choices: readonly { readonly key: string }[] | undefined): string[] =>
  (choices ?? []).map(({ key }) => key);
