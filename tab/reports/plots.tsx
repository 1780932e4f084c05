import { lazy, Suspense, type ReactNode } from 'react';
import type { Plot } from '../../adaptive-cards/tab/reportModels.ts';

/** Bars are drawn by a library that nobody needs before they look at figures. */
const Bars = lazy(async () => await import('./bars.tsx'));

/** Pictures of a report's figures; what they say stands in the tables, and is said in a sentence. */
export const Plots = ({ plots }: { readonly plots: readonly Plot[] }): ReactNode =>
  plots.length === 0 ? null : (
    <div className="plots">
      {plots.map((plot) => (
        <figure key={plot.title} role="img" aria-label={plot.says}>
          <figcaption aria-hidden="true">{plot.title}</figcaption>
          {/* One picture, not a row of stops for the keyboard. */}
          <div inert>
            <Suspense fallback={null}>
              <Bars plot={plot} />
            </Suspense>
          </div>
        </figure>
      ))}
    </div>
  );
