import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  aCase,
  directoryWith,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  ladderWith,
  NEW_TEAM_MANAGER,
  NORTH,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  stageWith,
  SUPPORT,
  TEAM_MANAGER,
  withHoliday,
  written,
  told,
  type CaseBuilder,
} from '../../builders/index.ts';

const atS2 = aCase().raised('s2').delivered();

describe('what a whole append makes be done', () => {
  it('brings the lists up to date where anything in it is shown', () => {
    const opens = { type: 'openCard', stage: 2 } as const;
    const lists = (so: CaseBuilder) =>
      so.does(opens, TEAM_MANAGER).effects.some(({ type }) => type === 'project');
    assert.equal(lists(atS2), false);
    assert.equal(lists(atS2.in({ calendar: withHoliday('2027-03-04') })), true);
  });

  it('sends a card to each of two vacant posts, so that the loss of each is told', () => {
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const { directory } = aCase().house;
    const posts = directory.posts.filter(({ role }) => role !== 'head' && role !== 'director');
    const so = aCase({
      procedure: stageWith('s3', { to, copies: [] }),
      directory: { ...directory, posts },
    }).raised('s3');
    assert.deepEqual(
      so.effects.flatMap((each) => (each.type === 'sendCard' ? [[each.card, each.to.role]] : [])),
      [
        ['alert', 'head'],
        ['alert', 'director'],
      ],
    );
  });

  it('tells those of the closed stage that it was taken up again, where others are asked now', () => {
    const directory = directoryWith(
      'team-manager',
      post('team-manager', NEW_TEAM_MANAGER, { scope: NORTH }),
    );
    const again = { type: 'reopen', reason: written('Again') } as const;
    assert.deepEqual(told(atS2.withdrawn().in({ directory }).does(again, IRO)), [
      ['reopened', TEAM_MANAGER],
      ['alert', NEW_TEAM_MANAGER],
      ['copy', SERVICE_MANAGER],
      ['copy', SUPPORT],
    ]);
  });

  it('[DO-60] tells of the answer to a referral those who were told of the referral, and no other', () => {
    const referral = { ...LADDER.referral!, tellWhenReferred: ['head'] };
    const answered = aCase({ procedure: ladderWith({ referral }) })
      .raised('s2')
      .does({ type: 'considerReferral', note: null }, IRO)
      .does(
        {
          type: 'refer',
          on: day('2027-03-01'),
          met: [],
          reason: written('x'),
          answers: { worries: written('w') },
        },
        IRO,
      )
      .does({ type: 'answerReferral', on: day('2027-03-01'), note: written('a') }, IRO);
    assert.deepEqual(told(answered), [
      ['referral-answered', IRO_MANAGER],
      ['referral-answered', QA_HEAD],
      ['referral-answered', HEAD],
    ]);
  });
});

describe('the loss of which cards is told to the raiser', () => {
  const lose = (before: CaseBuilder, what: string) =>
    before.does(
      {
        type: 'recordUndeliverable',
        effect: 'e',
        code: 'blocked',
        recipient: { stage: 2, role: 'head', person: QA_HEAD, as: 'notice', what },
      },
      null,
    );
  /** The second card in a row that does not reach them. */
  const lost = (what: string) => told(lose(lose(atS2, what), what));

  it('of each of those that ask somebody to do what nobody else would, of others of the first', () => {
    for (const what of [
      'slots',
      'no-slot',
      'meeting-due',
      'meetingOutcome',
      'start-asked',
      'judgement-asked',
    ]) {
      assert.deepEqual(lost(what), [['undeliverable', IRO]], what);
    }
    for (const what of ['acknowledged', 'booked', 'overdue'])
      assert.deepEqual(lost(what), [], what);
  });
});
