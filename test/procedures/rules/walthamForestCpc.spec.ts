import assert from 'node:assert/strict';
import { entryOf, Play } from './play.ts';

describe('rules of Waltham Forest’s conferences, in the procedure as it stands', () => {
  const cpc = new Play('waltham-forest-cpc');

  const ORIGINS: readonly [id: string, key: string, says: RegExp, shown: string][] = [
    [
      '[CPC-08]',
      'conference',
      /A concern after a child protection conference/,
      'At or after a child protection conference',
    ],
    [
      '[CPC-09]',
      'between-reviews',
      /from watching over a case between reviews/,
      'From watching over the case between reviews',
    ],
  ];
  for (const [id, origin, says, shown] of ORIGINS) {
    it(`${id} takes at level 1 a concern that arose like this: ${origin}`, () => {
      assert.match(entryOf(cpc.stage('cpc-1')), says);
      const so = cpc.raised('cpc-1', { answers: { origin } });
      assert.ok(cpc.seen(so, 'team-manager').answers.some(({ value }) => value === shown));
    });
  }

  const FURTHER = [
    ['[CPC-19]', 'cpc-3', 'cpc-4', 'middle-manager', 'Deputy head of service (DHOS)'],
    ['[CPC-22]', 'cpc-4', 'cpc-5', 'senior-manager', 'Head of service (HOS)'],
  ] as const;
  for (const [id, from, to, role, title] of FURTHER) {
    it(`${id} goes on from ${from} to the ${title} when it was not settled there`, () => {
      const start = cpc.raised('cpc-3');
      const at = from === 'cpc-3' ? start : cpc.moved(start, from);
      const answered = at.replied(at.present.stages.at(-1)?.responders[0]?.person ?? cpc.raiser);
      for (const so of [at, answered]) {
        assert.deepEqual(
          cpc.seen(so).nextStages.map(({ stage }) => stage),
          [to],
        );
        assert.deepEqual(cpc.asked(cpc.moved(so, to)), [role]);
      }
      assert.equal(cpc.p.roles[role]?.title, title);
    });
  }

  it('[CPC-34] moves on without any answer, asks the Chair to when the day has passed, and after one that falls short', () => {
    for (const [from, to] of [
      ['cpc-3', 'cpc-4'],
      ['cpc-4', 'cpc-5'],
    ] as const) {
      const start = cpc.raised('cpc-3');
      const at = from === 'cpc-3' ? start : cpc.moved(start, from);
      const late = cpc.overdue(at);
      const asked = late.effects.find(
        (each) => each.type === 'sendCard' && each.to.person === cpc.raiser,
      );
      assert.deepEqual(asked?.type === 'sendCard' && [asked.card, asked.notice], [
        'decision',
        'overdue',
      ]);
      const person = at.present.stages.at(-1)?.responders[0]?.person ?? cpc.raiser;
      for (const so of [late, at.replied(person, 'Noted')]) {
        assert.equal(cpc.seen(so).nextStages[0]?.stage, to);
        assert.equal(cpc.moved(so, to).present.stages.at(-1)?.stage, to);
      }
    }
  });
});
