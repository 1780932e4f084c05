import type { SignInAnchors } from './anchors.ts';

export type Headers = Readonly<Record<string, string>>;

/** On every answer of this door, good or bad. */
export const SECURITY: Headers = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
};

/**
 * The page's own policy: script and style from beside it, no inline script, calls to this app and to the
 * one place where people sign in. It stands in no frame: Teams is what it is there to do without.
 */
export function pagePolicy({ tokenUrl }: SignInAnchors): Headers {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${new URL(tokenUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return { 'content-security-policy': policy.join('; ') };
}

/**
 * On a page that others frame: a host may let in only what says that it may be had, and a window that the
 * host opens for signing in has to find its way back.
 */
export const FRAMED: Headers = {
  ...SECURITY,
  'cross-origin-resource-policy': 'cross-origin',
  'cross-origin-opener-policy': 'unsafe-none',
};

/**
 * The tab's own policy: script and style from beside it, the component library's styles by the nonce of
 * this one answer, calls to this app alone, and no frame but its hosts' (platform 8.1). No
 * `X-Frame-Options`: it can name no list.
 */
export function tabPolicy(hosts: readonly string[], nonce: string): Headers {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${hosts.join(' ')}`,
  ];
  return { 'content-security-policy': policy.join('; ') };
}

/** What is no page can load nothing and be framed by nobody. */
export const NO_PAGE: Headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};
