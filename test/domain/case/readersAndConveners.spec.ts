import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor } from '../../../domain/case/index.ts';
import type { PersonId, Post } from '../../../domain/people/index.ts';
import {
  aCase,
  aDirectory,
  DIRECTOR,
  directoryWith,
  given,
  NORTH,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LADDER,
  LEGAL,
  post,
  POSTS_HELD,
  QA_HEAD,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  SUPPORT,
  TEAM_MANAGER,
  type CaseBuilder,
} from '../../builders/index.ts';

const depth = (so: CaseBuilder, person: PersonId) =>
  viewFor(so.present, new Map(), person, so.ctx, so.now)?.depth ?? null;
const withPosts = (...posts: readonly Post[]) => aDirectory([...POSTS_HELD, ...posts]);
const { meeting } = LADDER.stages[2]!;

describe('who reads the whole case', () => {
  it('the head of quality and the deputy', () => {
    const so = aCase({ directory: withPosts(post('qa-deputy', LEGAL)) }).raised('s2');
    assert.deepEqual(
      [QA_HEAD, LEGAL, STRANGER].map((who) => depth(so, who)),
      ['full', 'full', null],
    );
  });

  it('the deputy of the raiser’s own post, whatever other posts the raiser holds', () => {
    const directory = directoryWith(
      'raiser',
      post('panel', IRO, { deputy: STRANGER }),
      post('raiser', IRO, { deputy: IRO_COVER }),
    );
    const so = aCase({ directory }).raised('s2');
    assert.deepEqual([depth(so, IRO_COVER), depth(so, STRANGER)], ['full', null]);
  });
});

describe('whose a meeting is', () => {
  const arranged = (rest: Partial<NonNullable<typeof meeting>>, directory = aDirectory()) =>
    aCase({ procedure: stageWith('s2', { meeting: { ...meeting!, ...rest } }), directory }).raised(
      's2',
    );
  const cancels = (so: CaseBuilder, who: PersonId): boolean =>
    viewFor(so.present, new Map(), who, so.ctx, so.now)?.may.includes('cancelMeeting') === true;
  const records = (so: CaseBuilder, who: PersonId): boolean =>
    viewFor(so.present, new Map(), who, so.ctx, so.now)?.may.includes('recordMeeting') === true;

  it('to see, of whoever must come or may come, and of nobody else', () => {
    const so = arranged({ required: ['head'], optional: ['chief'] });
    assert.deepEqual(
      [HEAD, DIRECTOR].map((who) => depth(so, who)),
      ['meeting', null],
    );
  });

  it('to arrange, the raiser’s and their cover’s, and not their manager’s', () => {
    const so = arranged({});
    assert.deepEqual(
      [IRO, IRO_COVER, IRO_MANAGER, TEAM_MANAGER].map((who) => cancels(so, who)),
      [true, true, false, false],
    );
  });

  it('to arrange, the convener’s and the convener’s deputy’s, not that of another who holds the post', () => {
    const directory = directoryWith(
      'heads',
      post('heads', HEAD, { deputy: LEGAL }),
      post('heads', DIRECTOR, { deputy: SUPPORT }),
    );
    const so = arranged({ convener: 'heads' }, directory);
    assert.deepEqual(
      [HEAD, LEGAL, DIRECTOR].map((who) => cancels(so, who)),
      [true, true, false],
    );
  });

  it('to arrange, the raiser’s cover’s too where the raiser stands in for a vacant convener', () => {
    const so = arranged({ convener: 'head' }, directoryWith('head', post('head', null)));
    assert.deepEqual(
      [IRO, IRO_COVER, IRO_MANAGER].map((who) => cancels(so, who)),
      [true, true, false],
    );
  });

  it('to record, the recorder’s, and the raiser’s cover’s where that is the raiser', () => {
    const so = arranged({ convener: 'head', recorder: 'raiser' });
    assert.deepEqual(
      [IRO, IRO_COVER, HEAD, TEAM_MANAGER].map((who) => records(so, who)),
      [true, true, true, false],
    );
  });
});

describe('who answers in which post', () => {
  it('whoever was asked says when the time began, though the post is another’s by now', () => {
    const { clock } = LADDER.stages[2]!;
    const from = { label: 'Agreed', by: ['team-manager'] };
    const so = aCase({ procedure: stageWith('s2', { clock: { ...clock!, from } }) }).raised('s2');
    const directory = directoryWith(
      'team-manager',
      post('team-manager', STRANGER, { scope: NORTH }),
    );
    const starts = { type: 'recordStart', stage: 2, on: day('2027-03-01') } as const;
    for (const who of [TEAM_MANAGER, STRANGER]) {
      given(so.in({ directory })).when(starts, who).thenTypes('ClockStarted');
    }
  });

  it('whoever answers may say when the time began, where the rule names the post', () => {
    const { clock } = LADDER.stages[2]!;
    const by = (...roles: readonly string[]) => {
      const from = { label: 'Agreed', by: roles };
      const so = aCase({ procedure: stageWith('s2', { clock: { ...clock!, from } }) }).raised('s2');
      return [TEAM_MANAGER, SERVICE_MANAGER, IRO].map((who) =>
        viewFor(so.present, new Map(), who, so.ctx, so.now)?.may.includes('recordStart'),
      );
    };
    assert.deepEqual(by('responder'), [true, false, false]);
    assert.deepEqual(by('team-manager'), [true, false, false]);
    assert.deepEqual(by('service-manager'), [false, true, false]);
  });
});
