import type { Doubt } from './doubt.ts';
import { RAISER, type Procedure } from './model.ts';

/** A note that stands for a referral ends one that is considered: that is the raiser's alone (A-X-12). */
export const noteDoubts = ({ referral, beside }: Procedure): readonly Doubt[] =>
  (beside?.notes ?? []).flatMap(({ key, by, insteadOfReferral }, at): readonly Doubt[] => {
    if (insteadOfReferral !== true) return [];
    const path = ['beside', 'notes', String(at)];
    if (referral === null) {
      const message = `'${key}' stands in the place of a referral, and this procedure has none, so that it is a note like any other. Add 'referral', or take 'insteadOfReferral' out.`;
      const where = [...path, 'insteadOfReferral'];
      return [{ severity: 'warning', code: 'instead-of-nothing', message, path: where }];
    }
    if (by.every((role) => role === RAISER)) return [];
    const message = `'${key}' ends a referral that is considered, and only the raiser can. Make 'by' [raiser], or take 'insteadOfReferral' out.`;
    return [{ severity: 'error', code: 'instead-by-others', message, path: [...path, 'by'] }];
  });
