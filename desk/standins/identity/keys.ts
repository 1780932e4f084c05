import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** `other` is in no key set: it signs the tokens that must be refused. */
export interface IdentityKeys {
  readonly channel: SigningKey;
  readonly tenant: SigningKey;
  readonly other: SigningKey;
}

export async function makeIdentityKeys(): Promise<IdentityKeys> {
  const [channel, tenant, other] = await Promise.all([
    makeKey('standin-channel-1'),
    makeKey('standin-tenant-1'),
    makeKey('standin-other-1'),
  ]);
  return { channel, tenant, other };
}

async function makeKey(kid: string): Promise<SigningKey> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  return { kid, ...pair };
}

/** The public half as a key set lists it; the channel's keys carry endorsements (platform 1.4). */
export async function listedKey(key: SigningKey, extra: Record<string, unknown>): Promise<JWK> {
  const jwk = await exportJWK(key.publicKey);
  return { ...jwk, kid: key.kid, use: 'sig', alg: 'RS256', ...extra };
}
