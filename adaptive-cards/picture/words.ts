import type { Procedure, RoleKey, Span } from '../../domain/procedure/index.ts';

export const spanWords = ({ n, unit, source }: Span): string =>
  `${n} ${unit === 'working-day' ? 'working' : 'calendar'} day${n === 1 ? '' : 's'}${source === 'ours' ? ' (ours)' : ''}`;

/** Raiser and manager by their short labels, as everywhere on the cards. */
export const titleOf = (role: RoleKey, { roles, labels }: Procedure): string => {
  if (role === 'responder') return 'whoever is asked';
  if (role === 'raiser') return labels.raiser;
  return role === 'raiser-manager' ? labels.raiserManager : (roles[role]?.title ?? role);
};

export const titles = (roles: readonly RoleKey[], procedure: Procedure, between = '; '): string =>
  roles.map((role) => titleOf(role, procedure)).join(between);

/** Several of whom each is meant, or one of whom is enough. */
export const titlesAll = (roles: readonly RoleKey[], procedure: Procedure): string =>
  titles(roles, procedure, ' and ');
export const titlesAny = (roles: readonly RoleKey[], procedure: Procedure): string =>
  titles(roles, procedure, ' or ');
