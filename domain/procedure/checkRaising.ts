import type { Doubt } from './doubt.ts';
import { stagesFrom } from './checkLadder.ts';
import { QUALITY, RAISER, RAISER_MANAGER, RESPONDER, type Procedure, type Stage } from './model.ts';

/** Who finds the way to the next stage without being told of this one: they read every case, or are asked. */
const IN_ANY_CASE: readonly string[] = [RAISER, RAISER_MANAGER, RESPONDER, ...QUALITY];

const toldAt = ({ to, copies }: Stage): readonly string[] => [
  ...to.roles,
  ...copies.map(({ role }) => role),
];

/** Whoever is asked answers; who may raise beside the raiser is a post, which has a name. */
const asked = (p: Procedure): readonly Doubt[] =>
  p.stages.flatMap(({ key, raisedBy = [] }, at) =>
    raisedBy.flatMap((role, n): readonly Doubt[] =>
      role === RESPONDER
        ? [
            {
              severity: 'error',
              code: 'raised-by-responder',
              message: `'responder' is whoever is asked at a stage, and raises nothing. Name the post that may raise ${key}, or take it out of 'raisedBy'.`,
              path: ['stages', String(at), 'raisedBy', String(n)],
            },
          ]
        : [],
    ),
  );

/** Who may raise a stage beside the raiser, and cannot, or hears nothing of the case before (A-DO-17). */
export const raisingDoubts = (p: Procedure): readonly Doubt[] => [...asked(p), ...unseen(p)];

const unseen = (p: Procedure): readonly Doubt[] =>
  p.stages.flatMap((stage, at) =>
    (stage.raisedBy ?? []).flatMap((role, n) =>
      p.stages
        .filter((_, before) => stagesFrom(p, before)[1] === stage)
        .filter((before) => ![...IN_ANY_CASE, ...toldAt(before)].includes(role))
        .map(({ key }): Doubt => {
          const message = `'${role}' may raise ${stage.key}, but is not told of a case at ${key}, the stage before, and so never learns of it there. Give them a copy at ${key}, or take them out of 'raisedBy'.`;
          const path = ['stages', String(at), 'raisedBy', String(n)];
          return { severity: 'warning', code: 'raises-unseen', message, path };
        }),
    ),
  );
