import { allFields } from './checkLists.ts';
import type { Doubt, Path } from './doubt.ts';
import type { Procedure, Stage, StageKey } from './model.ts';

/** The place of the stage after this one; entry points are passed over (A-CPC-04). Null: the last. */
function nextAt(p: Procedure, at: number): number | null {
  const named = p.stages[at]?.next ?? null;
  const found = p.stages.findIndex((stage, n) =>
    named === null ? n > at && stage.entryOnly !== true : stage.key === named,
  );
  return found === -1 ? null : found;
}

/** The stages that a case passes from this one to the end, each once. */
export function stagesFrom(p: Procedure, start: number): readonly Stage[] {
  const passed: Stage[] = [];
  let at: number | null = start;
  while (at !== null) {
    const stage: Stage | undefined = p.stages[at];
    if (stage === undefined || passed.includes(stage)) break;
    passed.push(stage);
    at = nextAt(p, at);
  }
  return passed;
}

interface StageUse {
  readonly key: StageKey;
  readonly path: Path;
}

const uses = (keys: readonly StageKey[] | undefined, ...path: string[]): StageUse[] =>
  (keys ?? []).map((key, at) => ({ key, path: [...path, String(at)] }));

const use = (key: StageKey | null | undefined, ...path: string[]): StageUse[] =>
  key === null || key === undefined ? [] : [{ key, path }];

function usesBeside({ beside }: Procedure): StageUse[] {
  const { mailSubject, raiserClocks = [], tasks = [], notes = [], texts = [] } = beside ?? {};
  return [
    ...uses(mailSubject?.stages, 'beside', 'mailSubject', 'stages'),
    ...uses(mailSubject?.namesAt, 'beside', 'mailSubject', 'namesAt'),
    ...raiserClocks.flatMap(({ stages }, at) =>
      uses(stages, 'beside', 'raiserClocks', String(at), 'stages'),
    ),
    ...tasks.flatMap(({ stages }, at) => uses(stages, 'beside', 'tasks', String(at), 'stages')),
    ...notes.flatMap(({ from }, at) => use(from, 'beside', 'notes', String(at), 'from')),
    ...texts.flatMap(({ stages }, at) => uses(stages, 'beside', 'texts', String(at), 'stages')),
  ];
}

/** Every place where a procedure names a stage. */
function stageUses(p: Procedure): StageUse[] {
  const { startAt } = p.bypass;
  return [
    ...p.stages.flatMap(({ next }, at) => use(next, 'stages', String(at), 'next')),
    ...(startAt === 'any' ? [] : uses(startAt, 'bypass', 'startAt')),
    ...uses(p.extension?.stages, 'extension', 'stages'),
    ...allFields(p).flatMap(({ field, path }) => [
      ...uses(field.stages, ...path, 'stages'),
      ...uses(field.requiredAt, ...path, 'requiredAt'),
    ]),
    ...usesBeside(p),
  ];
}

function unknownStages(p: Procedure): Doubt[] {
  const keys = new Set(p.stages.map(({ key }) => key));
  return stageUses(p)
    .filter(({ key }) => !keys.has(key))
    .map(({ key, path }) => ({
      severity: 'error',
      code: 'unknown-stage',
      message: `There is no stage '${key}'. The stages are ${[...keys].join(', ')}.`,
      path,
    }));
}

/** A ladder that comes back to a stage it has passed would never end. */
function cycles(p: Procedure): Doubt[] {
  return p.stages.flatMap((stage, at): Doubt[] => {
    const to = stage.next ?? null;
    if (to === null) return [];
    const target = p.stages.findIndex(({ key }) => key === to);
    if (target === -1 || !stagesFrom(p, target).includes(stage)) return [];
    const message = `After ${stage.key} comes ${to}, which leads back to ${stage.key}: the ladder would never end. Name a later stage.`;
    return [
      { severity: 'error', code: 'next-cycle', message, path: ['stages', String(at), 'next'] },
    ];
  });
}

function stageDoubts(p: Procedure, stage: Stage, at: number): Doubt[] {
  const path = ['stages', String(at)];
  const doubts: Doubt[] = [];
  if (stage.to.roles.length === 0) {
    const message = `Nobody is asked at ${stage.key}. Name the role or roles that answer in 'to.roles'.`;
    doubts.push({
      severity: 'error',
      code: 'no-addressee',
      message,
      path: [...path, 'to', 'roles'],
    });
  }
  const target = p.stages.find(({ key }) => key === stage.next);
  if (target?.entryOnly === true) {
    const message = `After ${stage.key} comes ${target.key}, but that stage is 'entryOnly'. Name another, or take 'entryOnly' out.`;
    doubts.push({ severity: 'error', code: 'entry-only-next', message, path: [...path, 'next'] });
  }
  if (p.referral?.stageKey === stage.key) {
    const message = `'${stage.key}' is a stage and also the place of the referral. Give the referral a key of its own.`;
    doubts.push({
      severity: 'error',
      code: 'referral-clash',
      message,
      path: ['referral', 'stageKey'],
    });
  }
  return [...doubts, ...copyDoubts(p, stage, at)];
}

function copyDoubts(p: Procedure, stage: Stage, at: number): Doubt[] {
  const asked = new Set(p.stages.flatMap(({ key, to }) => (key === stage.key ? [] : to.roles)));
  return stage.copies.flatMap(({ role, when }, n): Doubt[] => {
    const path = ['stages', String(at), 'copies', String(n), 'role'];
    if (stage.to.roles.includes(role)) {
      const message = `'${role}' is asked at ${stage.key} and also told; one of the two is enough.`;
      return [{ severity: 'warning', code: 'copy-is-addressee', message, path }];
    }
    if (when.kind === 'bypassed' && !asked.has(role)) {
      const message = `'${role}' is told only where a stage addressed to it was skipped, but no other stage is. It will never be told.`;
      return [{ severity: 'warning', code: 'never-bypassed', message, path }];
    }
    return [];
  });
}

function unreachable(p: Procedure): Doubt[] {
  const { startAt } = p.bypass;
  if (startAt === 'any') return [];
  const reached = new Set<string>();
  p.stages.forEach(({ key }, at) => {
    if (startAt.includes(key)) stagesFrom(p, at).forEach((stage) => reached.add(stage.key));
  });
  return p.stages.flatMap(({ key }, at): Doubt[] => {
    if (reached.has(key)) return [];
    const message = `No case can reach ${key}: none begins there and no stage leads to it. Add it to 'bypass.startAt', or correct 'next'.`;
    return [
      {
        severity: 'warning',
        code: 'unreachable-stage',
        message,
        path: ['stages', String(at), 'key'],
      },
    ];
  });
}

/** Stages that nobody answers, that cannot be found, reached or left. */
export function ladderDoubts(p: Procedure): Doubt[] {
  return [
    ...unknownStages(p),
    ...cycles(p),
    ...p.stages.flatMap((stage, at) => stageDoubts(p, stage, at)),
    ...unreachable(p),
  ];
}
