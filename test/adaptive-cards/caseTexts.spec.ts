import assert from 'node:assert/strict';
import { day, moment } from '../../domain/calendar/index.ts';
import type { EarlierCases } from '../../domain/case/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { renderCase, renderDraft } from '../../adaptive-cards/index.ts';
import { caseTexts } from '../../adaptive-cards/wording/caseTexts.ts';
import { asJson, objectsOf } from './cardRules.ts';
import { aForm, aProcedure, aReply, aStage, aView, keys } from './fixtures.ts';

const texts = [
  { key: 'for-carers', label: 'To show to the family', kind: 'steps' },
  { key: 'summary', label: 'Summary of the report', kind: 'earlier' },
] as const;
const procedure: Procedure = { ...aProcedure(), beside: { texts } };

const before = {
  reference: '2026-AAAAA' as never,
  matter: 'RP',
  stageLabel: 'Stage 3',
  raisedAt: moment('2026-11-02T10:00:00.000Z'),
  closedAt: moment('2026-11-20T10:00:00.000Z'),
  status: 'resolved',
} as const;
const earlier: EarlierCases = { cases: [before], others: 1 };

const resolved = {
  kind: 'resolved',
  at: moment('2027-01-06T10:00:00.000Z'),
  reopened: null,
} as const;

describe('texts that are made ready to be copied', () => {
  it('[SW-06] tell what was done by days and posts, in nobody’s own words', () => {
    const current = aStage({
      replies: [{ ...aReply(), text: 'SECRET words' }],
      decision: { ...resolved, reason: 'SECRET reason' },
    });
    const view = aView({ procedure, current, stages: [current], status: 'resolved' });
    const [carers] = caseTexts(view, null);
    assert.deepEqual(carers, {
      label: 'To show to the family',
      lines: [
        'This RP (2027-7KQ4M) was raised on Tuesday 22 December 2026.',
        'Stage 2: Team Manager answers: put to Team manager, North on Tuesday 22 December 2026. A reply came on Monday 4 January 2027. Resolved on Wednesday 6 January 2027.',
        'Closed: resolved.',
      ],
    });
  });

  it('[SW-06] say by when a reply is asked for, as long as there is none', () => {
    const current = aStage({ replies: [], due: day('2027-01-05') });
    const [, line] = caseTexts(aView({ procedure, current, stages: [current] }), null)[0]!.lines;
    assert.match(line ?? '', /A reply is asked for by the end of Tuesday 5 January 2027\.$/);
  });

  it('[CB-70] list what was raised before and this, and that there is more', () => {
    const [, summary] = caseTexts(aView({ procedure }), earlier);
    assert.deepEqual(summary?.lines, [
      'RP 2026-AAAAA: Stage 3, raised on Monday 2 November 2026. Closed: resolved on Friday 20 November 2026.',
      'RP 2027-7KQ4M: Stage 2, raised on Tuesday 22 December 2026. Open.',
      'One more was raised that you do not take part in. Your manager can say more.',
    ]);
  });

  it('are there for whoever reads the whole case, on its last pages, and for nobody else', () => {
    const words = (depth: 'full' | 'involved'): string => {
      const view = aView({ procedure, depth });
      return Array.from({ length: 9 }, (_, page) =>
        JSON.stringify(renderCase({ view, history: [], earlier, page: page + 1 }, keys).card),
      ).join();
    };
    assert.match(words('full'), /Summary of the report[\s\S]*2026-AAAAA/);
    assert.doesNotMatch(words('involved'), /Summary of the report|2026-AAAAA/);
  });
});

describe('what was raised before', () => {
  const read = (form: ReturnType<typeof aForm>): string =>
    objectsOf(asJson(renderDraft(form, keys).card))
      .flatMap((each) => (typeof each['text'] === 'string' ? [each['text']] : []))
      .join('\n');

  it('[CPC-05] stands on the form once the child is known, and again before it is sent', () => {
    for (const step of ['what', 'preview'] as const) {
      const text = read({ ...aForm(step, {}), earlier });
      assert.match(
        text,
        /Raised before\nUnder the same Liquid Logic number:\n• RP 2026-AAAAA: Stage 3/,
      );
      assert.match(text, /One more was raised that you do not take part in\./);
      assert.doesNotMatch(read(aForm(step, {})), /Raised before/);
      const none = { ...aForm(step, {}), earlier: { cases: [], others: 0 } };
      assert.doesNotMatch(read(none), /Raised before/);
    }
  });
});
