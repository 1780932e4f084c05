import type { CaseBuilder } from './aCase.ts';

/** Who gets what by the last command: the notice, or the card where it says nothing of its own. */
export const told = ({ effects }: CaseBuilder) =>
  effects.flatMap((effect) =>
    effect.type === 'sendCard' ? [[effect.notice ?? effect.card, effect.to.person]] : [],
  );
