import assert from 'node:assert/strict';
import { objectsAt, textAt, type JsonObject } from '../../../desk/standins/json.ts';
import { ann, query, service, serviceMail, startBench, type Bench } from './kit.ts';

const property = 'String {6f1d1c1e-0000-4000-8000-000000000001} Name Effect';
const mail: JsonObject = {
  subject: 'Reference 2026-AAAAA',
  body: { contentType: 'html', content: '<p>Please open the record.</p>' },
  toRecipients: [{ emailAddress: { address: 'ann@desk.test' } }],
  singleValueExtendedProperties: [{ id: property, value: 'x1' }],
};
const messages = `/users/${service}/messages`;

describe('Graph’s mail', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(async () => {
    await bench.stop();
  });

  const lookUp = async (prefer: Record<string, string> = {}) => {
    const $filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${property}' and ep/value eq 'x1')`;
    const answer = await bench.graphCall('GET', messages + query({ $filter }), undefined, prefer);
    return objectsAt(answer.body, 'value');
  };

  it('drafts, finds and sends once', async () => {
    const draft = await bench.graphCall('POST', messages, mail);
    assert.deepEqual([draft.status, draft.body['isDraft']], [201, true]);
    assert.equal(draft.body['singleValueExtendedProperties'], undefined);
    const id = textAt(draft.body, 'id');
    assert.deepEqual(
      (await lookUp()).map((one) => one['id']),
      [id],
    );
    assert.equal(bench.graph.mail(ann).length, 0);
    assert.equal((await bench.graphCall('POST', `${messages}/${id}/send`)).status, 202);
    assert.equal(bench.graph.mail(ann)[0]?.['subject'], 'Reference 2026-AAAAA');
    const [sent] = await lookUp();
    assert.deepEqual([sent?.['isDraft'], sent?.['parentFolderId']], [false, 'sentitems']);
    assert.notEqual(sent?.['id'], id);
    assert.equal((await bench.graphCall('POST', `${messages}/${id}/send`)).status, 404);
    assert.equal(bench.graph.mail(ann).length, 1);
  });

  it('keeps an immutable id through the move, and still sends only once', async () => {
    const immutable = { prefer: 'IdType="ImmutableId"' };
    const id = textAt((await bench.graphCall('POST', messages, mail, immutable)).body, 'id');
    assert.equal((await bench.graphCall('POST', `${messages}/${id}/send`)).status, 202);
    assert.deepEqual(
      (await lookUp(immutable)).map((one) => one['id']),
      [id],
    );
    assert.equal((await bench.graphCall('POST', `${messages}/${id}/send`)).status, 400);
    assert.equal(bench.graph.mail(ann).length, 1);
  });

  it('sends although the answer is lost', async () => {
    const id = textAt((await bench.graphCall('POST', messages, mail)).body, 'id');
    bench.faults.add({ service: 'graph', match: '/send$', loseAnswer: true, times: 1 });
    await assert.rejects(bench.graphCall('POST', `${messages}/${id}/send`));
    assert.equal(bench.graph.mail(ann).length, 1);
  });

  it('sends the same mail twice when told twice', async () => {
    const path = `/users/${service}/sendMail`;
    for (const saveToSentItems of [true, false]) {
      assert.equal(
        (await bench.graphCall('POST', path, { message: mail, saveToSentItems })).status,
        202,
      );
    }
    assert.equal(bench.graph.mail(ann).length, 2);
    assert.equal((await lookUp()).length, 1);
  });

  it('accepts a mail it cannot deliver, and reports it to the sender', async () => {
    const message = { ...mail, toRecipients: [{ emailAddress: { address: 'gone@desk.test' } }] };
    const sent = await bench.graphCall('POST', `/users/${service}/sendMail`, { message });
    assert.equal(sent.status, 202);
    const inbox = await bench.graphCall('GET', `/users/${service}/mailFolders/inbox/messages`);
    assert.equal(
      textAt(objectsAt(inbox.body, 'value')[0], 'subject'),
      'Undeliverable: Reference 2026-AAAAA',
    );
  });

  it('hides blind copies and changes drafts only', async () => {
    const { toRecipients } = mail;
    const draft = await bench.graphCall('POST', messages, {
      ...mail,
      bccRecipients: toRecipients,
      toRecipients: [],
    });
    const path = `${messages}/${textAt(draft.body, 'id')}`;
    assert.equal((await bench.graphCall('PATCH', path, { subject: 'Changed' })).status, 200);
    await bench.graphCall('POST', `${path}/send`);
    assert.deepEqual(
      [bench.graph.mail(ann)[0]?.['subject'], bench.graph.mail(ann)[0]?.['bccRecipients']],
      ['Changed', []],
    );
    const [sent] = await lookUp();
    const late = await bench.graphCall('PATCH', `${messages}/${textAt(sent, 'id')}`, {
      subject: 'x',
    });
    assert.equal(late.status, 400);
    assert.equal(
      (await bench.graphCall('DELETE', `${messages}/${textAt(sent, 'id')}`)).status,
      204,
    );
    assert.deepEqual(await lookUp(), []);
  });

  it('refuses what the type does not have, no recipient, another sender, another mailbox', async () => {
    const post = (message: JsonObject, oid = service) =>
      bench.graphCall('POST', `/users/${oid}/sendMail`, { message });
    assert.equal((await post({ ...mail, text: 'x' })).code, 'RequestBodyRead');
    assert.equal((await post({ ...mail, toRecipients: 'ann@desk.test' })).code, 'RequestBodyRead');
    assert.equal((await post({ ...mail, toRecipients: [] })).code, 'ErrorInvalidRecipients');
    const from = { emailAddress: { address: 'ann@desk.test' } };
    assert.equal((await post({ ...mail, from })).code, 'ErrorSendAsDenied');
    assert.equal((await post(mail, ann)).code, 'ErrorAccessDenied');
    assert.equal((await post(mail, serviceMail)).status, 202);
    assert.equal(bench.graph.mail(ann).length, 1);
  });
});
