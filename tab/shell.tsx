import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { Announcing } from './announce.ts';
import type { MePage } from '../adaptive-cards/tab/models.ts';
import { CaseOf } from './case/caseOf.tsx';
import { Cases } from './cases/cases.tsx';
import { useLoaded } from './loaded.ts';
import { Problem, Waiting } from './parts.tsx';
import { hrefOf, useRoute, type ListPage, type Route } from './route.ts';
import type { Service } from './service.ts';
import { Work } from './work/work.tsx';

/** Opened by few, and loaded when they are. */
const Reports = lazy(async () => ({ default: (await import('./reports/reports.tsx')).Reports }));
const Procedures = lazy(async () => ({
  default: (await import('./procedures/procedures.tsx')).Procedures,
}));
const Audit = lazy(async () => ({ default: (await import('./audit/audit.tsx')).Audit }));
const People = lazy(async () => ({ default: (await import('./people/people.tsx')).People }));
const Calendar = lazy(async () => ({
  default: (await import('./calendar/calendar.tsx')).Calendar,
}));
const Health = lazy(async () => ({ default: (await import('./health/health.tsx')).Health }));

/** What stands round every page: who one is here, what is said aloud, and the page itself. */
export function Shell({ service }: { readonly service: Service }): ReactNode {
  const route = useRoute();
  const [said, announce] = useSaid();
  const me = useLoaded(
    useCallback(async () => await service.me(), [service]),
    'me',
  );
  const opened = useTurned(hrefOf(route));
  const back = useBack(route);
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
      {me.data.pages.length > 1 && <Pages me={me.data} route={route} />}
      <main className="page">
        <Suspense fallback={<Waiting words="Opening …" />}>
          <Page service={service} me={me.data} route={route} back={back} turned={opened} />
        </Suspense>
      </main>
      <div role="status" className="aloud">
        {said}
      </div>
    </Announcing>
  );
}

interface PageParts {
  readonly service: Service;
  readonly me: MePage;
  readonly route: Route;
  /** The list from which a case was opened. */
  readonly back: ListPage;
  readonly turned: boolean;
}

function Page({ service, me, route: wanted, back, turned }: PageParts): ReactNode {
  // A page that somebody does not have is not theirs by writing its name into the address.
  const has = wanted.page === 'case' || me.pages.some(({ key }) => key === wanted.page);
  const route: Route = has ? wanted : { page: 'work' };
  switch (route.page) {
    case 'case':
      return (
        <CaseOf
          key={route.caseId}
          service={service}
          caseId={route.caseId}
          turned={turned}
          back={{ href: hrefOf({ page: back }), title: titleOf(me, back) }}
        />
      );
    case 'cases':
      return <Cases service={service} turned={turned} />;
    case 'reports':
      return <Reports service={service} turned={turned} />;
    case 'procedures':
      return <Procedures service={service} turned={turned} />;
    case 'audit':
      return <Audit service={service} turned={turned} />;
    case 'people':
      return <People service={service} turned={turned} />;
    case 'calendar':
      return <Calendar service={service} turned={turned} />;
    case 'health':
      return <Health service={service} turned={turned} />;
    case 'work':
      return <Work service={service} turned={turned} mayRaise={me.mayRaise.length > 0} />;
  }
}

const titleOf = ({ pages }: MePage, page: ListPage): string =>
  pages.find(({ key }) => key === page)?.title ?? 'My work';

/** The pages that this person has. */
function Pages({ me, route }: Pick<PageParts, 'me' | 'route'>): ReactNode {
  return (
    <nav className="pages" aria-label="Pages">
      {me.pages.map(({ key, title }) => (
        <a key={key} href={`#/${key}`} aria-current={key === route.page ? 'page' : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}

/** The list on which somebody was last. */
function useBack(route: Route): ListPage {
  const [back, setBack] = useState<ListPage>('work');
  useEffect(() => {
    if (route.page !== 'case') setBack(route.page);
  }, [route.page]);
  return back;
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
