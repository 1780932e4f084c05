import { useEffect, useState } from 'react';

/** Which page is open. Ids only, behind a #, which no server is sent or writes down. */
export type Route =
  { readonly page: ListPage } | { readonly page: 'case'; readonly caseId: string };

/** Pages that stand in the row of pages on top. */
export type ListPage = (typeof LIST_PAGES)[number];
const LIST_PAGES = [
  'work',
  'cases',
  'reports',
  'procedures',
  'audit',
  'people',
  'calendar',
  'health',
] as const;

export const hrefOf = (route: Route): string =>
  route.page === 'case' ? `#/case/${encodeURIComponent(route.caseId)}` : `#/${route.page}`;

/** Whatever is no page of ours leads to the first. */
export function readRoute(hash: string): Route {
  const [, caseId] = /^#\/case\/([\w-]{1,100})$/.exec(hash) ?? [];
  if (caseId !== undefined) return { page: 'case', caseId };
  return { page: LIST_PAGES.find((page) => hash === `#/${page}`) ?? 'work' };
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => {
      setHash(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  return readRoute(hash);
}
