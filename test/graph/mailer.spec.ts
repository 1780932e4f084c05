import assert from 'node:assert/strict';
import { day } from '../../domain/calendar/index.ts';
import {
  aMessage,
  broken,
  CASE,
  empty,
  json,
  mailOfNumber,
  personId,
  problem,
  scripted,
  type Reply,
} from './kit.ts';

const FIND = 'GET /users/us/messages';
const DRAFT = 'POST /users/us/messages';
const RENEW = 'PATCH /users/us/messages/m1';
const SEND = 'POST /users/us/messages/m1/send';

const none = json(200, { value: [] });
const draft = { id: 'm1', isDraft: true };
const sent = { id: 'm1', isDraft: false };
const listed = (...mails: object[]): Reply => json(200, { value: mails });
const accepted = { kind: 'accepted', messageId: 'm1' };

/** Sends the message; answers with what was answered and done. */
async function sending(...replies: Reply[]) {
  const { mailer, service } = scripted(replies);
  const answer = await mailer.send(aMessage());
  assert.equal(service.unsaid, 0, 'every reply was asked for');
  return { answer, deeds: service.deeds, sent: service.sent };
}

describe('mail from the service mailbox', () => {
  it('looks for its marker, makes a draft that bears it, and sends the draft', async () => {
    const done = await sending(none, json(201, draft), empty(202));
    assert.deepEqual(done.answer, accepted);
    assert.deepEqual(done.deeds, [FIND, DRAFT, SEND]);
    const marker = {
      id: 'String {6f0c3a52-9d1e-4b77-8c25-1f4a7be0d3c9} Name IroMail',
      value: `${CASE}/00000004-1/${personId(1)}`,
    };
    assert.ok(done.sent[0]?.query['$filter']?.includes(marker.value));
    assert.deepEqual(done.sent[1]?.body, {
      subject: 'About 2027-7KQ4M',
      body: { contentType: 'html', content: '<p>00000004-1</p>' },
      toRecipients: [{ emailAddress: { address: mailOfNumber(1) } }],
      singleValueExtendedProperties: [marker],
    });
    assert.equal(done.sent[2]?.body, undefined);
  });

  it('sends nothing twice', async () => {
    const done = await sending(listed(draft, { ...sent, id: 'm0' }));
    assert.deepEqual(done.answer, { kind: 'accepted', messageId: 'm0' });
    assert.deepEqual(done.deeds, [FIND]);
  });

  it("gives a draft that was left over today's words before it goes", async () => {
    const done = await sending(listed(draft), json(200, draft), empty(202));
    assert.deepEqual(done.answer, accepted);
    assert.deepEqual(done.deeds, [FIND, RENEW, SEND]);
    assert.deepEqual(Object.keys(done.sent[1]?.body ?? {}), ['subject', 'body', 'toRecipients']);
  });

  it('does not send a draft that it could not renew', async () => {
    const gone = await sending(listed(draft), problem(404, 'ErrorItemNotFound'), none);
    assert.equal(gone.answer.kind, 'later');
    const lost = await sending(listed(draft), broken, listed(draft));
    assert.equal(lost.answer.kind, 'later');
  });

  it('is accepted where an earlier try is done late, just before its draft is given new words', async () => {
    for (const refusal of [problem(400, 'ErrorInvalidPropertySet'), problem(404, 'x'), broken]) {
      const done = await sending(listed(draft), refusal, listed(sent));
      assert.deepEqual(done.answer, accepted);
      assert.deepEqual(done.deeds, [FIND, RENEW, FIND]);
    }
  });

  it('does not take a refusal for the last word while the mailbox cannot be read', async () => {
    const refusal = problem(400, 'ErrorInvalidPropertySet');
    assert.equal((await sending(listed(draft), refusal, broken)).answer.kind, 'later');
    const unsent = await sending(none, json(201, draft), refusal, broken);
    assert.equal(unsent.answer.kind, 'later');
  });

  it('finds the draft whose answer was lost', async () => {
    const done = await sending(none, broken, listed(draft), empty(202));
    assert.deepEqual(done.answer, accepted);
    assert.deepEqual(done.deeds, [FIND, DRAFT, FIND, SEND]);
  });

  it('leaves a draft that cannot be found to the next try', async () => {
    assert.equal((await sending(none, problem(504, 'GatewayTimeout'), none)).answer.kind, 'later');
    assert.equal((await sending(none, broken, broken)).answer.kind, 'later');
  });

  for (const [name, reply] of [
    ['the answer was lost', broken],
    ['504 was answered', problem(504, 'GatewayTimeout')],
    ['the draft is gone', problem(404, 'ErrorItemNotFound')],
    ['it is no draft any more', problem(400, 'ErrorInvalidRequest')],
  ] as const) {
    it(`is accepted if it lies among the sent items when ${name}`, async () => {
      const done = await sending(none, json(201, draft), reply, listed(sent));
      assert.deepEqual(done.answer, accepted);
      assert.deepEqual(done.deeds, [FIND, DRAFT, SEND, FIND]);
    });
  }

  it('is tried again if it still lies among the drafts', async () => {
    const lost = await sending(none, json(201, draft), broken, listed(draft));
    assert.equal(lost.answer.kind, 'later');
    const unseen = await sending(none, json(201, draft), broken, broken);
    assert.equal(unseen.answer.kind, 'later');
  });

  it('waits when told to wait, at each step', async () => {
    const wait = problem(429, 'TooMany', { 'retry-after': '9' });
    const later = { kind: 'later', code: 'TooMany', afterSeconds: 9 };
    assert.deepEqual((await sending(wait)).answer, later);
    assert.deepEqual((await sending(none, wait)).answer, later);
    assert.deepEqual((await sending(none, json(201, draft), wait)).answer, later);
  });

  it('passes a refusal on, at each step', async () => {
    const no = problem(403, 'ErrorAccessDenied');
    const refused = { kind: 'refused', code: 'ErrorAccessDenied' };
    assert.deepEqual((await sending(no)).answer, refused);
    assert.deepEqual((await sending(none, no)).answer, refused);
    assert.deepEqual((await sending(none, json(201, draft), no, listed(draft))).answer, refused);
  });

  for (const mail of [
    null,
    '',
    'a@elsewhere.test',
    'a@desk.test.evil',
    'a@desk.test, b@evil.test',
    'desk.test',
  ]) {
    it(`writes to nobody at ${String(mail)}`, async () => {
      const { mailer, service } = scripted([], { mailOf: () => Promise.resolve(mail) });
      const answer = await mailer.send(aMessage());
      assert.deepEqual(answer, { kind: 'refused', code: 'NoInternalAddress' });
      assert.deepEqual(service.sent, []);
    });
  }

  it('fails closed when no domain is allowed', async () => {
    const { mailer } = scripted([], { mailDomains: [] });
    assert.equal((await mailer.send(aMessage())).kind, 'refused');
  });
});

describe('a bulletin by mail', () => {
  it('bears a marker of its own, so that it is sent once for its key and person', async () => {
    const { bulletinMailer, service } = scripted([none, json(201, draft), empty(202)]);
    const content = {
      kind: 'people',
      on: day('2027-01-04'),
      findings: [],
      standing: 0,
      cleared: 0,
    } as const;
    const answer = await bulletinMailer.send({ key: 'people/1', to: personId(1), content });
    assert.deepEqual(answer, accepted);
    assert.deepEqual(service.deeds, [FIND, DRAFT, SEND]);
    const value = `people/1/${personId(1)}`;
    assert.ok(service.sent[0]?.query['$filter']?.includes(value));
    assert.deepEqual(service.sent[1]?.body, {
      subject: 'Bulletin people/1',
      body: { contentType: 'html', content: '<p>people/1</p>' },
      toRecipients: [{ emailAddress: { address: mailOfNumber(1) } }],
      singleValueExtendedProperties: [
        { id: 'String {6f0c3a52-9d1e-4b77-8c25-1f4a7be0d3c9} Name IroBulletin', value },
      ],
    });
  });
});
