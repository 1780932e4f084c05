import assert from 'node:assert/strict';
import { viewFor } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  DIRECTOR,
  directoryWith,
  IRO,
  IRO_MANAGER,
  NEW_TEAM_MANAGER,
  post,
  SERVICE_MANAGER,
  stageWith,
  TEAM_MANAGER,
  type CaseBuilder,
} from '../../builders/index.ts';

/** The reply at stage 2 is sent to the director, who is neither asked nor copied there. */
const procedure = stageWith('s2', { copies: [], replyTo: ['director', 'raiser-manager'] });
const asked = aCase({ procedure }).raised('s2').delivered();
const TEXTS = new Map([
  ['#We will', 'We will'],
  ['#Contact has not begun', 'Contact has not begun'],
]);

const seen = (so: CaseBuilder, who: PersonId) => viewFor(so.present, TEXTS, who, so.ctx, so.now);
const replies = (so: CaseBuilder, who: PersonId) =>
  seen(so, who)?.stages.map(({ label, replies: given }) => [
    label,
    ...given.map(({ text }) => text),
  ]);

describe('a reply that the procedure sends to somebody else too', () => {
  it('[DU-104] [DU-106] is sent as a card to read, beside the raiser’s own', () => {
    const sent = asked
      .replied()
      .effects.flatMap((effect) =>
        effect.type === 'sendCard' ? [[effect.card, effect.notice, effect.to.person]] : [],
      );
    assert.deepEqual(sent, [
      ['decision', null, IRO],
      ['copy', null, DIRECTOR],
      ['copy', null, IRO_MANAGER],
    ]);
  });

  it('[DU-104] [DU-106] is read there with the alert it answers, and nothing before it comes', () => {
    assert.equal(seen(asked, DIRECTOR), null);
    const replied = asked.replied();
    assert.equal(seen(replied, DIRECTOR)?.depth, 'involved');
    assert.deepEqual(replies(replied, DIRECTOR), [['S2', 'We will']]);
    assert.deepEqual(seen(replied, DIRECTOR)?.may, []);
    assert.deepEqual(seen(replied, SERVICE_MANAGER), null);
  });

  it('[DU-104] lets them read that stage alone when the case moves on', () => {
    const further = asked.replied().escalatedTo('s3');
    assert.deepEqual(replies(further, DIRECTOR), [['S2', 'We will']]);
  });

  it('[DU-104] is read by whoever holds the post now', () => {
    const directory = directoryWith('director', post('director', NEW_TEAM_MANAGER));
    const changed = asked.replied().in({ directory });
    assert.equal(seen(changed, DIRECTOR), null);
    assert.deepEqual(replies(changed, NEW_TEAM_MANAGER), [['S2', 'We will']]);
  });

  it('takes nothing from those who answer', () => {
    assert.deepEqual(replies(asked.replied(), TEAM_MANAGER), [['S2', 'We will']]);
  });
});
