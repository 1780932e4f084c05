import type { Holder, PersonId } from '../people/index.ts';
import type { Acting } from './acting.ts';

/** The seat that somebody has among those who hold a role: their own, or as deputy or cover of another. */
export function seatAmong(seats: readonly Holder[], person: PersonId): Acting | null {
  const own = seats.find((seat) => seat.person === person);
  if (own !== undefined) return { role: own.role, onBehalfOf: null };
  const deputy = seats.find(
    (seat) => seat.deputy === person || seat.covers?.includes(person) === true,
  );
  return deputy === undefined ? null : { role: deputy.role, onBehalfOf: deputy.person };
}
