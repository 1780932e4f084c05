import type { PersonId } from '../domain/people/index.ts';

/** A person's mail address, or null where there is none that we may write to. */
export type AddressOf = (person: PersonId) => Promise<string | null>;

/** Fails closed: an address is used only when its domain is one of the authority's (design section 1). */
export function internalOnly(mailOf: AddressOf, domains: readonly string[]): AddressOf {
  const allowed = new Set(domains.map((domain) => domain.toLowerCase()));
  return async (person) => {
    const mail = (await mailOf(person))?.trim() ?? '';
    const domain = /^[^\s@,;<>"]+@([^\s@,;<>"]+)$/.exec(mail)?.[1];
    return domain !== undefined && allowed.has(domain.toLowerCase()) ? mail : null;
  };
}
