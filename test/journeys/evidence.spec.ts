import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { packIn } from '../../cli/evidence/readPack.ts';
import { verifyPack } from '../../domain/evidence/index.ts';
import { openDesk, type TheDesk } from './theDesk.ts';

const hash = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url');

/** The pack that `iro evidence export` brings, asked of the desk as the command asks. */
describe('the evidence of a case at the desk', () => {
  let desk: TheDesk;
  let reference: string;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2026-12-22T10:00' });
    const fill = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
    ({ reference } = await desk.player.raise(desk.id('IRO 1'), fill));
    const manager = desk.id('Team manager, North');
    await desk.player.act(
      manager,
      'reply',
      { 'reply-text': 'Contact begins on Monday' },
      reference,
    );
  });
  after(async () => await desk.stop());

  const evidence = async (post: string) =>
    await desk.client.call<object>(
      'GET',
      `/desk/people/${desk.id(post)}/evidence?reference=${reference}`,
    );

  it('[SW-07] holds the chain as it is stored, and verifies', async () => {
    const pack = packIn(JSON.stringify(await evidence('IRO 1')));
    assert.ok(pack);
    assert.equal(verifyPack(pack, hash).kind, 'sound');
    const reply = pack.document.record.find(({ type }) => type === 'Replied');
    assert.equal(reply?.by, 'Team manager, North');
    assert.deepEqual(reply.facts.at(-1), {
      name: 'text',
      value: { kind: 'text', text: 'Contact begins on Monday' },
    });
    assert.deepEqual(
      pack.document.stages[0]?.deliveries.map(({ post, as, route }) => [post, as, route]),
      [
        ['Team manager, North', 'responder', 'teams'],
        ['Operations manager, North', 'copy', 'teams'],
      ],
    );
  });

  it('is not there for those who were asked or told, nor for anybody else', async () => {
    for (const post of ['Team manager, North', 'Operations manager, North', 'IRO 2']) {
      await assert.rejects(evidence(post), /no-such-case|404/, post);
    }
  });
});
