import assert from 'node:assert/strict';
import { z } from 'zod';
import { clientCredentials } from '../../graph/index.ts';

class Provider {
  readonly forms: Record<string, string>[] = [];
  now = 0;
  status = 200;
  expiresIn = 3600;

  readonly fetch: typeof fetch = async (_input, init) => {
    const form = new URLSearchParams(z.string().parse(init?.body));
    this.forms.push(Object.fromEntries(form));
    const body = { access_token: `t${this.forms.length}`, expires_in: this.expiresIn };
    await Promise.resolve();
    return Response.json(body, { status: this.status });
  };

  source() {
    return clientCredentials({
      url: 'https://login.example/token',
      clientId: 'app',
      clientSecret: 'secret',
      wall: { millis: () => this.now },
      fetch: this.fetch,
    });
  }
}

describe('tokens by client credentials', () => {
  it('asks for the scope with id and secret', async () => {
    const provider = new Provider();
    assert.equal(await provider.source().token('s'), 't1');
    assert.deepEqual(provider.forms, [
      { grant_type: 'client_credentials', client_id: 'app', client_secret: 'secret', scope: 's' },
    ]);
  });

  it('holds a token until five minutes before its end', async () => {
    const provider = new Provider();
    const source = provider.source();
    await source.token('s');
    provider.now = 3600_000 - 300_001;
    assert.equal(await source.token('s'), 't1');
    provider.now += 1;
    assert.equal(await source.token('s'), 't2');
  });

  it('asks once for callers at the same time, and once per scope', async () => {
    const provider = new Provider();
    const source = provider.source();
    const both = await Promise.all([source.token('s'), source.token('s'), source.token('other')]);
    assert.deepEqual(both, ['t1', 't1', 't2']);
  });

  it('holds a short token for half its life', async () => {
    const provider = new Provider();
    provider.expiresIn = 60;
    const source = provider.source();
    await source.token('s');
    provider.now = 29_999;
    assert.equal(await source.token('s'), 't1');
    provider.now = 30_000;
    assert.equal(await source.token('s'), 't2');
  });

  it('rejects when refused, tells no secret, and asks anew the next time', async () => {
    const provider = new Provider();
    const source = provider.source();
    provider.status = 401;
    await assert.rejects(source.token('s'), { message: 'The identity provider answered 401.' });
    provider.status = 200;
    assert.equal(await source.token('s'), 't2');
  });

  it('forgets a token that the service refused', async () => {
    const provider = new Provider();
    const source = provider.source();
    await source.token('s');
    source.forget?.('s');
    assert.equal(await source.token('s'), 't2');
  });
});
