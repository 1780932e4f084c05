import assert from 'node:assert/strict';
import {
  chronology,
  stillWanted,
  viewFor,
  type CaseEvent,
  type Command,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  aDirectory,
  CHIEF,
  DIRECTOR,
  given,
  HEAD,
  IRO,
  IRO_MANAGER,
  kept,
  post,
  POSTS_HELD,
  QA_HEAD,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const judgedBy = (need: 'all' | 'any', ...roles: readonly string[]) =>
  stageWith('s2', { decidedBy: { roles, need } });
const both = aCase({ procedure: judgedBy('all', 'director', 'head') })
  .raised('s2')
  .delivered();
const either = aCase({ procedure: judgedBy('any', 'director', 'head') })
  .raised('s2')
  .delivered();

const says = (satisfied: boolean, reason: string | null = satisfied ? null : 'Dates are missing') =>
  ({
    type: 'judge',
    stage: 2,
    satisfied,
    reason: reason === null ? null : written(reason),
  }) as const;
const resolves: Command = { type: 'resolve', stage: 2, reason: written('Agreed') };
const resolved: CaseEvent['type'][] = ['StageResolved', 'MeetingCancelled', 'MeetingAsked'];

const told = (so: CaseBuilder) =>
  so.effects.flatMap((effect) =>
    effect.type === 'sendCard' ? [[effect.card, effect.notice, effect.to.person]] : [],
  );
const seen = (so: CaseBuilder, who: PersonId) =>
  viewFor(so.present, new Map(), who, so.ctx, so.now);
const words = (so: CaseBuilder, who: PersonId) =>
  seen(so, who)?.current.judging?.words.map(({ id, satisfied, own }) => [id, satisfied, own]);
const DIRECTOR_POST = 'Director';
const HEAD_POST = 'Head of service';

describe('who judges the reply', () => {
  it('asks each of them after a reply, beside the raiser, and not before', () => {
    assert.deepEqual(
      told(both).filter(([, notice]) => notice === 'judgement-asked'),
      [],
    );
    assert.equal(seen(both, DIRECTOR), null);
    assert.deepEqual(told(both.replied()), [
      ['decision', null, IRO],
      ['decision', 'judgement-asked', DIRECTOR],
      ['decision', 'judgement-asked', HEAD],
    ]);
  });

  it('records a word, with a reason where it is not enough, and tells the raiser', () => {
    const answered = both.replied();
    const reply = answered.present.stages[0]?.replies[0]?.id ?? 0;
    given(answered)
      .when(says(true), DIRECTOR)
      .then({ type: 'Judged', stage: 2, reply, satisfied: true, reason: null });
    given(answered)
      .when(says(false), HEAD)
      .then({
        type: 'Judged',
        stage: 2,
        reply,
        satisfied: false,
        reason: kept('Dates are missing'),
      });
    given(answered).when(says(false, ' '), HEAD).thenInvalid(['reason', 'needs-reason']);
    given(answered)
      .when(says(true, 'x'.repeat(2001)), HEAD)
      .thenInvalid(['reason', 'too-long']);
    const said = answered.does(says(true), DIRECTOR);
    assert.deepEqual(told(said), [['notice', 'judged', IRO]]);
    const { actor } = said.events.at(-1)?.meta ?? {};
    assert.deepEqual(actor, {
      kind: 'person',
      person: DIRECTOR,
      role: 'director',
      onBehalfOf: null,
    });
  });

  it('keeps quiet when the same is said again, and takes another word', () => {
    const said = both.replied().does(says(true), DIRECTOR);
    given(said).when(says(true), DIRECTOR).thenNothing();
    given(said).when(says(false), DIRECTOR).thenTypes('Judged');
    const changed = said.does(says(false), DIRECTOR);
    assert.deepEqual(words(changed, IRO), [
      [DIRECTOR, false, false],
      [HEAD, null, false],
    ]);
  });

  it('need all: holds the resolution up until every one of them is satisfied', () => {
    const missing = (...who: readonly string[]) =>
      ({ reason: 'not-all-satisfied', need: 'all', who }) as const;
    const answered = both.replied();
    given(answered).when(resolves, IRO).thenRefused(missing(DIRECTOR_POST, HEAD_POST));
    const one = answered.does(says(true), DIRECTOR);
    given(one).when(resolves, IRO).thenRefused(missing(HEAD_POST));
    given(one.does(says(false), HEAD))
      .when(resolves, IRO)
      .thenRefused(missing(HEAD_POST));
    given(one.does(says(true), HEAD))
      .when(resolves, IRO)
      .thenTypes(...resolved);
  });

  it('need any: one of them is enough', () => {
    const answered = either.replied();
    given(answered)
      .when(resolves, IRO)
      .thenRefused({
        reason: 'not-all-satisfied',
        need: 'any',
        who: [DIRECTOR_POST, HEAD_POST],
      });
    given(answered.does(says(false), DIRECTOR).does(says(true), HEAD))
      .when(resolves, IRO)
      .thenTypes(...resolved);
  });

  it('asks anew for a new reply: words on an earlier one count no more', () => {
    const again = both
      .replied()
      .does(says(true), DIRECTOR)
      .does(says(true), HEAD)
      .talkedFurther()
      .replied(TEAM_MANAGER, 'With dates');
    assert.deepEqual(
      told(again).filter(([, notice]) => notice === 'judgement-asked'),
      [
        ['decision', 'judgement-asked', DIRECTOR],
        ['decision', 'judgement-asked', HEAD],
      ],
    );
    given(again)
      .when(resolves, IRO)
      .thenRefused({ reason: 'not-all-satisfied', need: 'all', who: [DIRECTOR_POST, HEAD_POST] });
  });

  it('never holds up moving on, withdrawing, or more talk', () => {
    const answered = both.replied();
    given(answered)
      .when({ type: 'withdraw', stage: 2, reason: written('Moved') }, IRO)
      .thenTypes('CaseWithdrawn', 'MeetingCancelled');
    given(answered)
      .when({ type: 'talkFurther', stage: 2, reason: written('Dates') }, IRO)
      .thenTypes('TalkFurther');
    assert.equal(answered.escalatedTo('s3').present.stages.length, 2);
  });

  it('is theirs alone, and only where the procedure names somebody', () => {
    const answered = both.replied();
    const named = { reason: 'only-those-named', who: ['Director', 'Head of Service'] } as const;
    for (const who of [IRO, IRO_MANAGER, TEAM_MANAGER, SERVICE_MANAGER, QA_HEAD]) {
      given(answered).when(says(true), who).thenRefused(named);
    }
    for (const who of [CHIEF, STRANGER, null]) {
      given(answered).when(says(true), who).thenRefused({ reason: 'not-yours' });
    }
    given(both).when(says(true), IRO).thenRefused({ reason: 'no-reply-yet' });
    const plain = aCase().raised('s2').delivered().replied();
    given(plain).when(says(true), IRO).thenRefused({ reason: 'nobody-judges-here' });
    given(plain)
      .when(resolves, IRO)
      .thenTypes(...resolved);
    given(answered.escalatedTo('s3'))
      .when(says(true), DIRECTOR)
      .thenRefused({ reason: 'stage-moved-on' });
  });

  it('leaves the decision to the raiser: those who judge decide nothing', () => {
    const answered = both.replied();
    given(answered).when(resolves, DIRECTOR).thenRefused({ reason: 'only-the-raiser' });
    assert.deepEqual(seen(answered, DIRECTOR)?.may, ['judge']);
  });

  it('shows them the alert and the replies of that stage, and each their own word', () => {
    const informal = aCase({ procedure: judgedBy('all', 'director', 'head') })
      .raised('s1', { chosen: ['team-manager'] })
      .delivered();
    const answered = informal.escalatedTo('s2').delivered().replied();
    const said = answered
      .does({ ...says(true), stage: answered.stage }, DIRECTOR)
      .does({ ...says(false), stage: answered.stage }, HEAD);
    const view = seen(said, DIRECTOR);
    assert.deepEqual(
      [view?.depth, view?.stages.map(({ stage }) => stage), view?.meetings, view?.notes],
      ['involved', ['s2'], [], []],
    );
    assert.equal(view?.current.replies.length, 1);
    assert.deepEqual(words(said, DIRECTOR), [[DIRECTOR, true, true]]);
    assert.deepEqual(words(said, IRO), [
      [DIRECTOR, true, false],
      [HEAD, false, false],
    ]);
    assert.equal(words(said, TEAM_MANAGER), undefined);
    assert.deepEqual(seen(said, IRO)?.current.judging?.missing, { need: 'all', who: [HEAD_POST] });
    const types = (who: PersonId) =>
      chronology(said.present, said.events, new Map(), who, said.ctx, said.now)
        .filter(({ type }) => type === 'Judged')
        .map(({ actorPost, detail }) => [actorPost, detail]);
    assert.deepEqual(types(IRO), [
      [DIRECTOR_POST, 'true'],
      [HEAD_POST, 'false'],
    ]);
    assert.deepEqual(types(TEAM_MANAGER), []);
  });

  it('keeps what they judged in sight of those who left the post since, whose word counts', () => {
    const said = both.replied().does(says(true), DIRECTOR).does(says(true), HEAD);
    const directory = aDirectory(POSTS_HELD.filter(({ role }) => role !== 'director'));
    const later = said.in({ directory });
    assert.equal(seen(later, DIRECTOR)?.depth, 'involved');
    given(later)
      .when(resolves, IRO)
      .thenTypes(...resolved);
  });

  it('does not wait for a post that nobody holds, which the raiser is told', () => {
    const directory = aDirectory(POSTS_HELD.filter(({ role }) => role !== 'head'));
    const answered = both.in({ directory }).replied();
    assert.deepEqual(told(answered).at(-1), ['decision', 'judgement-asked', null]);
    const failed = answered.does(
      {
        type: 'recordUndeliverable',
        effect: 'x',
        code: 'vacant',
        recipient: {
          stage: 2,
          role: 'head',
          person: null,
          as: 'notice',
          what: 'judgement-asked',
        },
      },
      null,
    );
    assert.deepEqual(told(failed), [['notice', 'undeliverable', IRO]]);
    assert.deepEqual(words(failed, IRO), [
      [DIRECTOR, null, false],
      [null, null, false],
    ]);
    given(failed.does(says(true), DIRECTOR))
      .when(resolves, IRO)
      .thenTypes(...resolved);
  });

  it('each of a group says it for themselves; a deputy says it on behalf of the holder', () => {
    const directory = aDirectory([...POSTS_HELD, post('heads', HEAD), post('heads', CHIEF)]);
    const group = aCase({ procedure: judgedBy('all', 'heads'), directory })
      .raised('s2')
      .delivered()
      .replied()
      .does(says(true), HEAD);
    assert.deepEqual(words(group, IRO), [
      [HEAD, true, false],
      [CHIEF, null, false],
    ]);
    const byTeam = aCase({
      procedure: stageWith('s3', { decidedBy: { roles: ['team-manager'], need: 'all' } }),
    })
      .raised('s3')
      .delivered()
      .replied(SERVICE_MANAGER);
    const deputy = byTeam.does(says(true), TEAM_DEPUTY);
    const { actor } = deputy.events.at(-1)?.meta ?? {};
    assert.deepEqual(actor, {
      kind: 'person',
      person: TEAM_DEPUTY,
      role: 'team-manager',
      onBehalfOf: TEAM_MANAGER,
    });
    given(deputy).when(resolves, IRO).thenTypes('StageResolved');
  });

  it('is no longer asked of who has said it, and no news of a stage that has ended', () => {
    const answered = both.replied();
    const [, asked] = answered.effects.filter(({ type }) => type === 'sendCard');
    assert.ok(asked !== undefined);
    const wanted = (so: CaseBuilder) => stillWanted(asked, so.present, so.ctx);
    assert.deepEqual(
      [wanted(answered), wanted(answered.does(says(true), DIRECTOR)), wanted(answered.withdrawn())],
      [true, false, false],
    );
  });
});
