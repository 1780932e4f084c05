import { createHash } from 'node:crypto';
import { opaque, type IdSource } from '../ids.ts';

/** A person who can sign in, by the post that they are called by. */
export interface Account {
  readonly id: string;
  readonly post: string;
}

/** What a person was asked to sign in for, as the authorize endpoint was told. */
export interface Grant {
  readonly oid: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly nonce: string | null;
  readonly challenge: string;
}

interface Kept {
  readonly grant: Grant;
  readonly until: number;
  used: boolean;
}

/** A real code lives for about ten minutes; this one as long as a page needs that goes on at once. */
const LIVES_MS = 60_000;

/** Authorization codes and refresh tokens that were given out: a code goes once, and not for long. */
export class Codes {
  readonly #codes = new Map<string, Kept>();
  readonly #refresh = new Map<string, Grant>();
  readonly #ids: IdSource;
  readonly #wall: () => number;

  constructor(ids: IdSource, wall: () => number) {
    this.#ids = ids;
    this.#wall = wall;
  }

  give(grant: Grant): string {
    const code = `1.${opaque(80, 'code', this.#ids('code'), grant.oid, grant.challenge)}`;
    this.#codes.set(code, { grant, until: this.#wall() + LIVES_MS, used: false });
    return code;
  }

  take(code: string): Grant | 'unknown' | 'used' | 'expired' {
    const kept = this.#codes.get(code);
    if (kept === undefined) return 'unknown';
    if (kept.used) return 'used';
    kept.used = true;
    return this.#wall() > kept.until ? 'expired' : kept.grant;
  }

  giveRefresh(grant: Grant): string {
    const token = `0.${opaque(120, 'refresh', this.#ids('refresh'), grant.oid)}`;
    this.#refresh.set(token, grant);
    return token;
  }

  ofRefresh(token: string): Grant | null {
    return this.#refresh.get(token) ?? null;
  }
}

/** PKCE, method S256 (RFC 7636 4.6). */
export const fits = (verifier: string, challenge: string): boolean =>
  /^[\w.~-]{43,128}$/.test(verifier) &&
  createHash('sha256').update(verifier).digest('base64url') === challenge;
