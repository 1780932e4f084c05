import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { startDraft } from '../../../domain/case/index.ts';
import type { PersonId, Post } from '../../../domain/people/index.ts';
import {
  aCase,
  ACTIONS,
  aDesk,
  aDirectory,
  anEscalation,
  aRaise,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  LEGAL,
  NORTH,
  OTHER_IRO,
  post,
  POSTS_HELD,
  stageWith,
} from '../../builders/index.ts';

describe('whose post counts on which day', () => {
  const raises = (posts: readonly Post[], who: PersonId, when = '2027-03-01 10:00') =>
    !(
      'reason' in
      startDraft(who, 'd', aDesk({ directory: aDirectory(posts), now: aCase().on(when).now }))
    );

  it('a cover’s from its first day to its last', () => {
    const covered = [
      post('raiser', IRO, { deputy: LEGAL, from: day('2027-03-01'), to: day('2027-03-05') }),
    ];
    assert.deepEqual(
      ['2027-02-28 10:00', '2027-03-01 10:00', '2027-03-05 10:00', '2027-03-06 10:00'].map((when) =>
        raises(covered, LEGAL, when),
      ),
      [false, true, true, false],
    );
  });

  it('a post that lets somebody raise, whatever others they hold', () => {
    const posts = [
      post('panel', IRO_MANAGER),
      post('raiser-manager', IRO_MANAGER),
      post('raiser', IRO),
    ];
    assert.equal(raises(posts, IRO_MANAGER), true);
    assert.equal(raises([post('panel', IRO_MANAGER)], IRO_MANAGER), false);
  });

  it('the cover of a vacant post raises their own cases', () => {
    const directory = aDirectory([
      ...POSTS_HELD.filter(({ role }) => role !== 'raiser'),
      post('raiser', null, { deputy: LEGAL, scope: NORTH }),
    ]);
    const so = aCase({ directory }).does(aRaise('s2', { raiser: LEGAL }), LEGAL);
    assert.equal(so.present.raiser, LEGAL);
  });

  it('[A-DO-17] each of several who hold a post that the stage names', () => {
    const directory = directoryWith(
      'raiser-manager',
      post('raiser-manager', IRO_MANAGER),
      post('raiser-manager', LEGAL),
    );
    const consultations = [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }];
    for (const who of [IRO_MANAGER, LEGAL]) {
      given(
        aCase({
          directory: {
            ...directory,
            posts: directory.posts.filter(({ holder }) => holder !== OTHER_IRO),
          },
        }),
      )
        .when(aRaise('s4', {}, { consultations }), who)
        .thenTypes('CaseRaised', 'StageOpened');
    }
  });
});

describe('who may begin under a procedure for which their post is not kept', () => {
  const scope = { procedure: ACTIONS.id };
  const offered = (directory: ReturnType<typeof aDirectory>, who: PersonId) => {
    const draft = startDraft(who, 'd', aDesk({ directory, procedures: [LADDER, ACTIONS] }));
    return 'reason' in draft ? draft.reason : draft.procedure;
  };

  it('neither the raiser of another one nor their cover', () => {
    const directory = aDirectory([post('raiser', IRO, { deputy: LEGAL, scope })]);
    assert.deepEqual(
      [offered(directory, IRO), offered(directory, LEGAL)],
      [ACTIONS.id, ACTIONS.id],
    );
  });

  it('[A-DO-17] nor whoever could raise a stage, were the post kept for it', () => {
    const directory = aDirectory([post('raiser-manager', IRO_MANAGER, { scope })]);
    assert.equal(offered(directory, IRO_MANAGER), 'may-not-raise');
  });
});

describe('posts that are kept for another procedure', () => {
  const kept = (role: string, holder: PersonId, procedure: string) =>
    post(role, holder, { scope: { procedure } });
  const posts = POSTS_HELD.filter(({ role }) => role !== 'head');
  const asked = (sharing: readonly string[], ...heads: readonly Post[]) => {
    const procedure = {
      ...stageWith('s3', { to: { roles: ['head'], mode: 'all' } }),
      sharesPostsWith: sharing,
    };
    return aCase({ procedure, directory: aDirectory([...posts, ...heads]) })
      .raised('s2')
      .does(anEscalation(2, 's3'), IRO)
      .present.stages.at(-1)
      ?.responders.map(({ role, person }) => [role, person]);
  };

  it('count where the procedure shares them, and none of its own is held', () => {
    assert.deepEqual(asked([], kept('head', HEAD, ACTIONS.id)), [['head', null]]);
    assert.deepEqual(asked([ACTIONS.id], kept('head', HEAD, ACTIONS.id)), [['head', HEAD]]);
    assert.deepEqual(
      asked([ACTIONS.id], kept('head', HEAD, ACTIONS.id), kept('head', DIRECTOR, LADDER.id)),
      [['head', DIRECTOR]],
    );
  });
});
