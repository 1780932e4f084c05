import { longDay, type Day } from '../../domain/calendar/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import type { MePage } from './models.ts';

/** Who somebody is here; `post` null: nobody whom the authority's list of people names. */
export interface Known {
  readonly post: string | null;
  readonly today: Day;
  /** Procedures under which they may raise something. */
  readonly raises: readonly Procedure[];
  readonly oversees: boolean;
  readonly readsReports: boolean;
  /** They read any case for an audit. */
  readonly audits: boolean;
  /** They look after people, calendar and what could not be done. */
  readonly administers: boolean;
}

const ADMINISTRATION: MePage['pages'] = [
  { key: 'people', title: 'People and posts' },
  { key: 'calendar', title: 'Calendar' },
  { key: 'health', title: 'Health' },
];

export const mePage = ({
  post,
  today,
  raises,
  oversees,
  readsReports,
  audits,
  administers,
}: Known): MePage => ({
  post: post ?? 'No post on the list of people. Ask your administrator to add you.',
  today: longDay(today),
  pages: [
    { key: 'work', title: 'My work' },
    ...(oversees ? [{ key: 'cases' as const, title: 'All cases' }] : []),
    ...(readsReports ? [{ key: 'reports' as const, title: 'Reports' }] : []),
    ...(post === null ? [] : [{ key: 'procedures' as const, title: 'Procedures' }]),
    ...(audits ? [{ key: 'audit' as const, title: 'Audit' }] : []),
    ...(administers ? ADMINISTRATION : []),
  ],
  mayRaise: raises.map(({ id, title }) => ({ id, label: title })),
});
