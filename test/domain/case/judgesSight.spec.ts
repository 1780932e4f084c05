import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { askedToJudge, viewFor } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_COVER,
  LEGAL,
  post,
  stageWith,
  TEAM_MANAGER,
  STRANGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const depth = (so: CaseBuilder, person: PersonId) =>
  viewFor(so.present, new Map(), person, so.ctx, so.now)?.depth ?? null;

describe('who judges, and what they keep sight of', () => {
  const judged = (...roles: readonly string[]) =>
    stageWith('s2', { decidedBy: { roles, need: 'all' } });
  const says = (satisfied: boolean) =>
    ({
      type: 'judge',
      stage: 2,
      satisfied,
      reason: satisfied ? null : written('Late'),
    }) as const;
  const words = (so: CaseBuilder) =>
    viewFor(so.present, new Map(), IRO, so.ctx, so.now)?.current.judging?.words.map(
      ({ id, satisfied }) => [id, satisfied],
    );
  const todo = (so: CaseBuilder) => askedToJudge(so.present, day('2027-03-01'), so.ctx);

  it('not the raiser, though the rule or a post names them', () => {
    const procedure = judged('raiser', 'head', 'chief');
    const directory = directoryWith('chief', post('chief', IRO));
    const so = aCase({ procedure, directory }).raised('s2').replied();
    assert.deepEqual(words(so), [[HEAD, null]]);
    assert.deepEqual(todo(so), [HEAD]);
    for (const who of [IRO, IRO_COVER, TEAM_MANAGER]) {
      given(so)
        .when(says(true), who)
        .thenRefused({
          reason: 'only-those-named',
          who: ['Head of Service', 'Chief Executive'],
        });
    }
    given(so.does(says(true), HEAD))
      .when({ type: 'resolve', stage: 2, reason: written('Agreed') }, IRO)
      .thenTypes('StageResolved', 'MeetingCancelled', 'MeetingAsked');
  });

  it('the deputy of a vacant post', () => {
    const directory = directoryWith('head', post('head', null, { deputy: LEGAL }));
    const so = aCase({ procedure: judged('head'), directory })
      .raised('s2')
      .replied();
    assert.deepEqual(words(so.does(says(true), LEGAL)), [[LEGAL, true]]);
  });

  it('are asked from the reply on, and until they have said', () => {
    const so = aCase({ procedure: judged('head', 'director') }).raised('s2');
    assert.deepEqual(todo(so), []);
    assert.deepEqual(todo(so.replied()), [HEAD, DIRECTOR]);
    assert.deepEqual(todo(so.replied().does(says(false), HEAD)), [DIRECTOR]);
    assert.deepEqual(todo(so.replied().withdrawn()), []);
  });

  it('of several in one post each for themselves, and a deputy for theirs', () => {
    const directory = directoryWith(
      'heads',
      post('heads', HEAD, { deputy: LEGAL }),
      post('heads', DIRECTOR),
    );
    const so = aCase({ procedure: judged('heads'), directory })
      .raised('s2')
      .replied();
    assert.deepEqual(words(so.does(says(true), DIRECTOR)), [
      [HEAD, null],
      [DIRECTOR, true],
    ]);
    assert.deepEqual(words(so.does(says(true), LEGAL)), [
      [HEAD, true],
      [DIRECTOR, null],
    ]);
  });

  it('keep sight of what they judged when the post is another’s, and nobody else gains it', () => {
    const so = aCase({ procedure: judged('head', 'director') })
      .raised('s2')
      .replied()
      .does(says(true), HEAD)
      .does(says(false), DIRECTOR);
    const since = so.in({ directory: directoryWith('head', post('head', LEGAL)) });
    assert.deepEqual(
      [HEAD, LEGAL, STRANGER].map((who) => depth(since, who)),
      ['involved', 'involved', null],
    );
    // The word of whoever held the post before is the post's.
    assert.deepEqual(words(since), [
      [LEGAL, true],
      [DIRECTOR, false],
    ]);
  });
});
