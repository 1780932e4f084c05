import type { RoleKey } from '../procedure/index.ts';

/** Looks after people, posts, calendar and procedures, and reads no case (design section 6). */
export const ADMINISTRATOR: RoleKey = 'administrator';
