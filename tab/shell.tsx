import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { Announcing } from './announce.ts';
import { CaseOf } from './case/caseOf.tsx';
import { useLoaded } from './loaded.ts';
import { Problem, Waiting } from './parts.tsx';
import { hrefOf, useRoute } from './route.ts';
import type { Service } from './service.ts';
import { Work } from './work/work.tsx';

/** What stands round every page: who one is here, what is said aloud, and the page itself. */
export function Shell({ service }: { readonly service: Service }): ReactNode {
  const route = useRoute();
  const [said, announce] = useSaid();
  const me = useLoaded(
    useCallback(async () => await service.me(), [service]),
    'me',
  );
  const opened = useTurned(hrefOf(route));
  if (me.data === null)
    return me.problem === null ? (
      <Waiting words="Opening …" />
    ) : (
      <main className="page">
        <Problem words={me.problem} again={me.again} />
      </main>
    );
  return (
    <Announcing value={announce}>
      <header className="top">
        <strong>{me.data.post}</strong>
        <span className="soft">{me.data.today}</span>
      </header>
      <main className="page">
        {route.page === 'case' ? (
          <CaseOf key={route.caseId} service={service} caseId={route.caseId} turned={opened} />
        ) : (
          <Work service={service} turned={opened} mayRaise={me.data.mayRaise.length > 0} />
        )}
      </main>
      <div role="status" className="aloud">
        {said}
      </div>
    </Announcing>
  );
}

/** The same words twice are said twice: a space tells them apart. */
function useSaid(): readonly [string, (text: string) => void] {
  const [said, setSaid] = useState('');
  const announce = useCallback((text: string) => {
    setSaid((before) => (before === text ? `${text}\u00a0` : text));
  }, []);
  return [said, announce];
}

/** True once somebody has gone from one page to another: only then is the keyboard moved. */
function useTurned(href: string): boolean {
  const [first] = useState(href);
  const [turned, setTurned] = useState(false);
  useEffect(() => {
    if (href !== first) setTurned(true);
  }, [href, first]);
  return turned || href !== first;
}
