import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfig, SETTINGS } from '../../functions/config.ts';

const GUID = '00000000-0000-4000-8000-00000000000a';
const GOOD: Readonly<Record<string, string>> = {
  TENANT_ID: GUID,
  APP_ID: GUID,
  CATALOG_APP_ID: GUID,
  MANIFEST_APP_ID: GUID,
  STORAGE_ACCOUNT: 'irostore',
  SERVICE_MAILBOX_ID: GUID,
  SERVICE_MAILBOX: 'escalations@authority.gov.uk',
  MAIL_DOMAINS: 'authority.gov.uk, schools.authority.gov.uk',
  SIGN_IN_APP_ID: GUID,
  PUBLIC_HOST: 'escalations.authority.gov.uk',
};

/** Values that look right to whoever is in a hurry, or that would move what the app believes. */
const WRONG: Readonly<Record<keyof typeof GOOD, readonly string[]>> = {
  TENANT_ID: ['', 'common', 'organizations', 'authority.gov.uk', `${GUID} `, `${GUID}/../common`],
  APP_ID: ['', 'none', '*', `${GUID},${GUID}`],
  CATALOG_APP_ID: ['', 'x'],
  MANIFEST_APP_ID: ['', "' or 1 eq 1"],
  STORAGE_ACCOUNT: [
    '',
    'http://127.0.0.1:10002/devstoreaccount1',
    'evil.example/',
    'UseDevelopmentStorage=true',
    'a.b',
    'IROSTORE',
    'store#',
  ],
  SERVICE_MAILBOX_ID: ['', 'me'],
  SERVICE_MAILBOX: ['', 'escalations', 'a@b@c', 'a b@authority.gov.uk'],
  MAIL_DOMAINS: ['', ' , ', '*', 'authority', '@authority.gov.uk', 'authority.gov.uk/x', '.gov.uk'],
  SIGN_IN_APP_ID: ['', 'common', `api://${GUID}`],
  PUBLIC_HOST: ['', 'localhost', 'https://app.example', 'app.example/x', 'app.example:80', 'a b.c'],
};

function complaint(environment: Readonly<Record<string, string | undefined>>): string {
  try {
    readConfig(environment);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('the settings of a deployment', () => {
  it('are read as they are', () => {
    assert.deepEqual(readConfig({ ...GOOD, TENANT_ID: GUID.toUpperCase() }), {
      tenantId: GUID,
      appId: GUID,
      catalogAppId: GUID,
      manifestAppId: GUID,
      storageAccount: 'irostore',
      serviceMailbox: { id: GUID, mail: 'escalations@authority.gov.uk' },
      mailDomains: ['authority.gov.uk', 'schools.authority.gov.uk'],
      signInAppId: GUID,
      publicHost: 'escalations.authority.gov.uk',
      postEndingDays: 14,
      proceduresDir: 'procedures',
    });
  });

  for (const [name, wrong] of Object.entries(WRONG)) {
    it(`stop the start without ${name}, and with ${String(wrong.length)} wrong ones, by name`, () => {
      for (const value of [undefined, ...wrong]) {
        const said = complaint({ ...GOOD, [name]: value });
        assert.match(said, new RegExp(`^ {2}${name}(\\.\\d+)?: .+`, 'm'), value);
        assert.equal(
          said.split('\n').length,
          2,
          `${String(value)}: only this one is wrong\n${said}`,
        );
      }
    });
  }

  it('take the name that Azure gave the app where no other is set', () => {
    const { PUBLIC_HOST, ...rest } = GOOD;
    const azure = { WEBSITE_HOSTNAME: 'iro.azurewebsites.net' };
    assert.equal(readConfig({ ...rest, ...azure }).publicHost, 'iro.azurewebsites.net');
    assert.equal(readConfig({ ...GOOD, ...azure }).publicHost, PUBLIC_HOST);
  });

  it('are all named at once where several are wrong', () => {
    const said = complaint({});
    for (const name of Object.keys(GOOD)) assert.match(said, new RegExp(`^ {2}${name}: `, 'm'));
  });

  it('do not repeat what was set: a secret may have gone into the wrong one', () => {
    for (const name of Object.keys(GOOD)) {
      assert.doesNotMatch(complaint({ ...GOOD, [name]: 'S3cret!' }), /S3cret/, name);
    }
  });

  it('refuse to run where Node was told not to check certificates', () => {
    const said = complaint({ ...GOOD, NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    assert.match(said, /NODE_TLS_REJECT_UNAUTHORIZED: must not be 0/);
    assert.equal(complaint({ ...GOOD, NODE_TLS_REJECT_UNAUTHORIZED: '1' }), '');
  });

  it('hold nothing but what is known: no other variable becomes part of them', () => {
    const more = {
      BotOpenIdMetadata: 'http://127.0.0.1:9/openid',
      ChannelService: 'http://127.0.0.1:9',
      MicrosoftAppType: 'MultiTenant',
      MicrosoftAppId: '',
      OPENID_URL: 'http://127.0.0.1:9/openid',
    };
    assert.deepEqual(readConfig({ ...GOOD, ...more }), readConfig(GOOD));
  });
});

describe('docs/settings.md', () => {
  const rows = [
    ...readFileSync('docs/settings.md', 'utf8').matchAll(/^\| `(\w+)` +\|(.+)\|$/gm),
  ].map(([, name = '', rest = '']) => ({ name, otherwise: rest.split('|')[1]?.trim() ?? '' }));
  const ours = rows.filter(({ name }) => name !== 'AzureWebJobsStorage');

  it('explains each setting that the app reads, and no other', () => {
    assert.deepEqual(
      ours.map(({ name }) => name),
      SETTINGS,
    );
  });

  it('says which the app does not start without, and what the others are otherwise', () => {
    const missing = complaint({});
    for (const { name, otherwise } of ours) {
      // Azure gives this one, or the app does not start.
      const needed = otherwise === 'needed' || name === 'PUBLIC_HOST';
      assert.equal(missing.includes(`${name}:`), needed, name);
    }
    const of = (name: string): string => ours.find((each) => each.name === name)?.otherwise ?? '';
    const { postEndingDays, proceduresDir, calendarClientState } = readConfig(GOOD);
    assert.deepEqual(
      [String(postEndingDays), `\`${proceduresDir}\``, calendarClientState],
      [of('POST_ENDING_DAYS'), of('PROCEDURES_DIR'), undefined],
    );
  });
});
