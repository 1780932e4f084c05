import {
  checkProcedure,
  type Procedure,
  type Referral,
  type Stage,
} from '../../../domain/procedure/index.ts';
import { aStage, ladderWith } from '../../builders/index.ts';

export const THREE = [aStage('a', 'head'), aStage('b', 'director'), aStage('c', 'chief')];

/** A referral of which nothing more is said. */
export const REFERRAL: Referral = {
  label: 'Cafcass',
  stageKey: null,
  stageLabel: null,
  checklist: [],
  earlyReason: false,
  discuss: false,
  tellWhenConsidered: [],
  tellWhenReferred: [],
  discussWith: [],
  fields: [],
};

/** Stages a, b and c of five working days each, and nothing said of the whole. */
export const procedure = (rest: Partial<Procedure> = {}): Procedure =>
  ladderWith({ wholeLimit: null, extension: null, stages: THREE, ...rest });

/** The same with something else at stage a. */
export const first = (rest: Partial<Stage>): Procedure =>
  procedure({ stages: [{ ...THREE[0]!, ...rest }, ...THREE.slice(1)] });

/** "warning limits-over wholeLimit.n": how bad, what, and where. */
export const found = (p: Procedure): readonly string[] =>
  checkProcedure(p).map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);

/** But for notes, such as that no whole limit is stated. */
export const doubts = (p: Procedure): readonly string[] =>
  found(p).filter((each) => !each.startsWith('note'));

/** Where this is said of a procedure, as paths. */
export const places = (p: Procedure, code: string): readonly string[] =>
  checkProcedure(p)
    .filter((each) => each.code === code)
    .map(({ path }) => path.join('.'));
