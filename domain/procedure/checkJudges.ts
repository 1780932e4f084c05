import type { Doubt, Path } from './doubt.ts';
import { RAISER, RESPONDER, type Procedure, type RoleKey, type Stage } from './model.ts';

interface Why {
  readonly code: string;
  readonly message: string;
}

/** Why a role is an odd judge of a stage's reply; null: it is none. */
function whyOdd(role: RoleKey, { key, to }: Stage, { roles }: Procedure): Why | null {
  if (role === RAISER) {
    const message = `The raiser decides at ${key} in any case, and need not be named in 'decidedBy'. Take 'raiser' out.`;
    return { code: 'raiser-judges', message };
  }
  if (role === RESPONDER || to.roles.includes(role)) {
    const message = `'${role}' is asked at ${key} and would say whether the own reply is enough. Name somebody else.`;
    return { code: 'judges-own-reply', message };
  }
  if (roles[role]?.registerOnly === true) {
    const message = `'${role}' sees the register line only, but would read the alert and the replies of ${key} to say whether they are enough. Name somebody else, or take 'registerOnly' out.`;
    return { code: 'register-judges', message };
  }
  return null;
}

function judgesIn(p: Procedure, stage: Stage, path: Path): Doubt[] {
  if (stage.decidedBy === undefined) return [];
  const odd = stage.decidedBy.roles.flatMap((role, at): Doubt[] => {
    const why = whyOdd(role, stage, p);
    return why === null
      ? []
      : [{ severity: 'warning', ...why, path: [...path, 'roles', String(at)] }];
  });
  if (stage.ends === undefined) return odd;
  const message = `${stage.key} ends with the answer, so nobody is asked whether it is enough. Take 'decidedBy' or 'ends' out.`;
  return [...odd, { severity: 'warning', code: 'needless-judges', message, path }];
}

/** Those who say whether a reply is enough, where nobody would ask them or they stand in an odd place. */
export const judgeDoubts = (p: Procedure): Doubt[] =>
  p.stages.flatMap((stage, at) => judgesIn(p, stage, ['stages', String(at), 'decidedBy']));
