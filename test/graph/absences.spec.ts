import assert from 'node:assert/strict';
import { moment } from '../../domain/calendar/index.ts';
import { broken, empty, json, personId, problem, scripted, type Reply } from './kit.ts';

const NOW = moment('2027-01-04T10:00:00.000Z');
const CALL = `GET /users/${personId(1)}/mailboxSettings/automaticRepliesSetting`;
const london = (dateTime: string) => ({ dateTime, timeZone: 'GMT Standard Time' });
const scheduled = (from: string, to: string): Reply =>
  json(200, {
    '@odata.context': 'x',
    status: 'scheduled',
    internalReplyMessage: 'Not to be kept',
    scheduledStartDateTime: london(from),
    scheduledEndDateTime: london(to),
  });

async function asked(reply: Reply) {
  const { absences, service } = scripted([reply]);
  return { answer: await absences.of(personId(1), NOW), deeds: service.deeds };
}

describe('asking Outlook who is away', () => {
  it('makes one call, and reads who is here', async () => {
    const { answer, deeds } = await asked(json(200, { status: 'disabled' }));
    assert.deepEqual(answer, { kind: 'here' });
    assert.deepEqual(deeds, [CALL]);
  });

  it('until when, in the mailbox’s own zone; without an end where replies are always on', async () => {
    const away = await asked(
      scheduled('2027-01-01T00:00:00.0000000', '2027-01-11T09:00:00.0000000'),
    );
    const until = moment('2027-01-11T09:00:00.000Z');
    assert.deepEqual(away.answer, { kind: 'away', until });
    const always = await asked(json(200, { status: 'alwaysEnabled' }));
    assert.deepEqual(always.answer, { kind: 'away', until: null });
  });

  it('away from the first moment to before the last', async () => {
    const at = '2027-01-04T10:00:00';
    assert.equal((await asked(scheduled(at, '2027-01-05T10:00:00'))).answer.kind, 'away');
    assert.equal((await asked(scheduled('2027-01-01T10:00:00', at))).answer.kind, 'here');
    assert.equal(
      (await asked(scheduled('2027-01-04T10:01:00', '2027-01-05T10:00:00'))).answer.kind,
      'here',
    );
  });

  for (const [name, reply, code] of [
    ['403', problem(403, 'ErrorAccessDenied'), 'ErrorAccessDenied'],
    ['404', problem(404, 'MailboxNotEnabledForRESTAPI'), 'MailboxNotEnabledForRESTAPI'],
    ['429', problem(429, 'TooMany'), 'TooMany'],
    ['503', problem(503, 'Broken'), 'Broken'],
    ['nothing', broken, 'ConnectionLost'],
    ['an empty answer', empty(200), 'UnreadableAnswer'],
    [
      'a zone that nobody knows',
      json(200, {
        status: 'scheduled',
        scheduledStartDateTime: { dateTime: '2027-01-01T00:00:00', timeZone: 'Customized' },
        scheduledEndDateTime: { dateTime: '2027-01-09T00:00:00', timeZone: 'Customized' },
      }),
      'UnreadableAnswer',
    ],
  ] as const) {
    it(`concludes nothing from ${name}`, async () => {
      const { answer, deeds } = await asked(reply);
      assert.deepEqual(answer, { kind: 'unknown', code });
      assert.equal(deeds.length, 1);
    });
  }
});
