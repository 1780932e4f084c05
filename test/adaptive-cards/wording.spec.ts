import assert from 'node:assert/strict';
import { day } from '../../domain/calendar/index.ts';
import type { Refusal } from '../../domain/case/index.ts';
import { doneWords, refusalWords } from '../../adaptive-cards/index.ts';
import { NOTICES } from '../../adaptive-cards/wording/notices.ts';
import { daysLeftWords, dayAndMonth } from '../../adaptive-cards/wording/dates.ts';
import { personWords, stageWords } from '../../adaptive-cards/wording/caseWords.ts';
import { problemWords } from '../../adaptive-cards/wording/problems.ts';
import { VERB_NAMES } from '../../adaptive-cards/verbs.ts';
import { asJson, objectsOf } from './cardRules.ts';
import { aProcedure, person } from './fixtures.ts';
import { gallery, PLAIN } from './gallery.ts';

const UNWANTED =
  /\b(disput\w*|blam\w*|fault\w*|fail\w*|neglect\w*|guilt\w*|culprit|offend\w*|violat\w*|breach\w*|non-?complian\w*|invalid|illegal|error|abort\w*|terminat\w*|click\w*)\b/i;

const told = (refusal: Refusal): readonly string[] => {
  const { what, kept, next } = refusalWords(refusal);
  return [what, kept, next];
};

const CARDS = gallery(PLAIN);

const sentences = (): readonly string[] => [
  ...CARDS.flatMap(([, { card }]) =>
    objectsOf(asJson(card)).flatMap((each) =>
      [each['text'], each['label'], each['title']].filter(
        (text): text is string => typeof text === 'string',
      ),
    ),
  ),
  ...Object.values(NOTICES).flatMap(({ heading, text }) => [heading, text]),
  ...REASONS.flatMap((refusal) => told(refusal)),
  ...VERB_NAMES.flatMap((verb) => {
    const words = doneWords(verb);
    return words === null ? [] : [words.what, words.next];
  }),
];

const REASONS: readonly Refusal[] = [
  { reason: 'unknown-case' },
  { reason: 'not-yours' },
  { reason: 'only-the-raiser' },
  { reason: 'only-the-responder' },
  { reason: 'only-the-convener' },
  { reason: 'may-not-raise' },
  { reason: 'case-closed' },
  { reason: 'case-open' },
  { reason: 'stage-moved-on' },
  { reason: 'already-answered' },
  { reason: 'no-reply-yet' },
  { reason: 'unknown-stage', stage: 'x' },
  { reason: 'cannot-start-here', stage: 'x' },
  { reason: 'cannot-go-back', stage: 'x' },
  { reason: 'no-next-stage' },
  { reason: 'cannot-skip', stage: 'x' },
  { reason: 'stages-left' },
  { reason: 'more-time-not-in-procedure' },
  { reason: 'no-open-time-request' },
  { reason: 'referral-not-in-procedure' },
  { reason: 'referral-not-considered' },
  { reason: 'referral-ended' },
  { reason: 'unknown-meeting' },
  { reason: 'meeting-not-open' },
  { reason: 'meeting-not-over' },
  { reason: 'no-monitoring-here' },
  { reason: 'unknown-record' },
  { reason: 'calendar-ends', lastDay: day('2028-12-31') },
  { reason: 'invalid', problems: [] },
];

describe('Wording', () => {
  it('[DU-03] knows no "dispute", and no word that puts blame on anybody', () => {
    for (const text of sentences()) assert.doesNotMatch(text, UNWANTED, text);
  });

  it('is plain: no sentence is longer than 30 words', () => {
    for (const text of sentences()) {
      for (const sentence of text.split(/[.?!:;](?:\s|$)/)) {
        assert.ok(sentence.split(/\s+/).length <= 30, text);
      }
    }
  });

  it('leaves no gap to fill', () => {
    for (const [name, { card, summary }] of CARDS) {
      assert.doesNotMatch(JSON.stringify(card) + summary, /\{\w+\}|undefined|\bnull\b|NaN/, name);
    }
    for (const refusal of REASONS) {
      assert.doesNotMatch(told(refusal).join(' '), /[{}]/);
    }
  });

  it('tells each refusal in three parts', () => {
    for (const refusal of REASONS) {
      for (const part of told(refusal)) {
        assert.match(part, /^[A-Z].*\.$/, refusal.reason);
      }
    }
  });

  it('does not tell a case that is none of theirs from one that does not exist', () => {
    assert.deepEqual(
      refusalWords({ reason: 'not-yours' }),
      refusalWords({ reason: 'unknown-case' }),
    );
  });

  it('says a role only where the post does not say it already', () => {
    const named = (post: string, role: string): string =>
      personWords(person(1, post, role), aProcedure());
    assert.equal(named('Team manager, North', 'Team Manager'), 'Team manager, North');
    assert.equal(named('QARO 1', 'QARO'), 'QARO 1');
    assert.equal(named('QA line manager', 'line manager'), 'QA line manager');
    assert.equal(named('FCIRO 1', 'IRO'), 'FCIRO 1 (IRO)');
    assert.equal(named('Legal advisor', 'Legal department'), 'Legal advisor (Legal department)');
  });

  it('says the label of a stage once', () => {
    assert.equal(stageWords({ label: 'Stage 1', name: '' }), 'Stage 1');
    assert.equal(stageWords({ label: 'Stage 1', name: 'Stage 1' }), 'Stage 1');
    assert.equal(stageWords({ label: 'Stage 1', name: 'Team Manager' }), 'Stage 1: Team Manager');
    assert.equal(
      stageWords({ label: 'Informal', name: 'Informal resolution' }),
      'Informal resolution',
    );
    assert.equal(stageWords({ label: 'Stage 1', name: 'Stage 10' }), 'Stage 1: Stage 10');
  });

  it('counts days in words', () => {
    const today = day('2027-01-04');
    assert.equal(daysLeftWords(day('2027-01-04'), today, 1), 'due today');
    assert.equal(daysLeftWords(day('2027-01-05'), today, 1), '1 working day left');
    assert.equal(daysLeftWords(day('2027-01-11'), today, 6), '6 working days left');
    assert.equal(daysLeftWords(day('2026-12-31'), today, -1), '1 working day overdue');
    assert.equal(daysLeftWords(day('2026-12-30'), today, -2), '2 working days overdue');
    assert.equal(daysLeftWords(day('2026-12-30'), today, null), null);
    assert.equal(daysLeftWords(null, today, null), null);
    assert.equal(dayAndMonth(day('2027-09-03')), '3 Sep');
  });

  it('names the limit that was passed', () => {
    assert.equal(
      problemWords({ field: 'x', what: 'too-long', limit: 4000 }),
      'this is too long. Use 4,000 characters or fewer.',
    );
    assert.equal(
      problemWords({ field: 'x', what: 'day-too-late', limit: '2027-01-05' }),
      'this day is too late. Choose Tuesday 5 January 2027 or earlier.',
    );
    assert.equal(
      problemWords({ field: 'x', what: 'too-long' }),
      'this is too long. Use fewer characters.',
    );
  });
});
