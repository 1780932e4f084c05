import assert from 'node:assert/strict';
import { day, moment } from '../../domain/calendar/index.ts';
import type { ChronologyLine, Refusal } from '../../domain/case/index.ts';
import { doneWords, historyLines, refusalWords } from '../../adaptive-cards/index.ts';
import { NOTICES } from '../../adaptive-cards/wording/notices.ts';
import { NOTICES_OTHERWISE } from '../../adaptive-cards/wording/noticesOtherwise.ts';
import { daysLeftWords, dayAndMonth, insideWords } from '../../adaptive-cards/wording/dates.ts';
import { personWords, stageWords } from '../../adaptive-cards/wording/caseWords.ts';
import { problemWords } from '../../adaptive-cards/wording/problems.ts';
import { VERB_NAMES } from '../../adaptive-cards/verbs.ts';
import { asJson, objectsOf } from './cardRules.ts';
import { aProcedure, aView, person } from './fixtures.ts';
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
  ...Object.values({ ...NOTICES, ...NOTICES_OTHERWISE }).flatMap(({ heading, text }) => [
    heading,
    text,
  ]),
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
  { reason: 'only-the-doer' },
  { reason: 'only-those-named', who: ['IRO Manager', 'Team Manager'] },
  { reason: 'starts-with-delivery' },
  { reason: 'not-all-satisfied', need: 'any', who: ['Director', 'Head of service, North'] },
  { reason: 'nobody-judges-here' },
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

  it('puts a procedure’s sentence inside one of ours', () => {
    assert.equal(insideWords('The plan is agreed'), 'the plan is agreed');
    assert.equal(insideWords('All have signed'), 'all have signed');
    assert.equal(insideWords('Cafcass has answered'), 'Cafcass has answered');
    assert.equal(insideWords('Another plan is agreed'), 'Another plan is agreed');
  });

  it('tells who recorded when a clock began, and who corrected it', () => {
    const line = {
      at: moment('2027-03-01T10:00:00.000Z'),
      actorPost: 'Team manager, North',
      onBehalfOf: null,
      stageLabel: 'Stage 2',
      person: null,
      due: day('2027-03-04'),
      text: null,
    };
    const told = (
      type: 'ClockStarted' | 'DueDayMoved' | 'WholeDueDayMoved',
      detail: string | null,
    ) => historyLines([{ ...line, type, detail }], aView()).map(({ text }) => text);
    const what = '2027-02-26 The statement is agreed';
    assert.deepEqual(
      [
        ...told('ClockStarted', what),
        ...told('DueDayMoved', what),
        ...told('ClockStarted', null),
        ...told('DueDayMoved', null),
        ...told('WholeDueDayMoved', 'extension'),
        ...told('WholeDueDayMoved', null),
      ],
      [
        'Team manager, North recorded when the time for Stage 2 began. The statement is agreed: Friday 26 February 2027. Due by the end of Thursday 4 March 2027.',
        'Team manager, North corrected when the time for Stage 2 began. The statement is agreed: Friday 26 February 2027. Due by the end of Thursday 4 March 2027.',
        'The time for Stage 2 began; due by the end of Thursday 4 March 2027.',
        'The calendar changed: the due day of Stage 2 is now Thursday 4 March 2027.',
        'With that time, the due day of the whole process is now Thursday 4 March 2027.',
        'The calendar changed: the due day of the whole process is now Thursday 4 March 2027.',
      ],
    );
  });

  it('says by which door somebody came where it was neither in Teams nor in Outlook', () => {
    const line: ChronologyLine = {
      at: moment('2027-01-04T10:00:00.000Z'),
      type: 'Acknowledged',
      actorPost: 'Team manager, North',
      onBehalfOf: null,
      stageLabel: 'Stage 2',
      person: null,
      due: null,
      text: null,
      detail: null,
    };
    const told = (door: object) => historyLines([{ ...line, ...door }], aView())[0]?.text;
    const plain = told({});
    assert.equal(told({ door: 'tab' }), plain);
    assert.equal(told({ door: 'page' }), `${plain ?? ''} (On the page that the mail leads to.)`);
  });

  it('tells what was asked or told again, without a due day that there is not', () => {
    const line: ChronologyLine = {
      at: moment('2027-01-04T10:00:00.000Z'),
      type: 'RungFired',
      actorPost: null,
      onBehalfOf: null,
      stageLabel: 'Stage 2',
      person: null,
      due: day('2027-01-04'),
      text: null,
      detail: null,
    };
    const told = (detail: string) => historyLines([{ ...line, detail }], aView())[0]?.text;
    assert.equal(
      told('start on-the-day'),
      'Asked again for the day on which the time for Stage 2 began.',
    );
    assert.equal(told('undelivered on-the-day'), 'Told again that a card has reached nobody.');
    assert.equal(
      told('stage overdue'),
      'Told that the due day has passed for the stage, Monday 4 January 2027.',
    );
  });

  it('names whose word is missing: of all of them, or of one', () => {
    const who = ['Director', 'Head of service, North', 'Team manager'];
    const missing = (need: 'all' | 'any') =>
      refusalWords({ reason: 'not-all-satisfied', need, who }).what.split('. ')[1];
    assert.deepEqual(
      [missing('all'), missing('any')],
      [
        'Not said so yet: Director; Head of service, North and Team manager.',
        'Not said so yet: Director; Head of service, North or Team manager.',
      ],
    );
    assert.equal(
      refusalWords({ reason: 'only-those-named', who: ['IRO'] }).what,
      'The procedure names who says this: IRO.',
    );
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
      problemWords({ field: 'until', what: 'beyond-maximum', limit: '2027-03-15' }),
      'this is later than the procedure allows here. Choose Monday 15 March 2027 or earlier.',
    );
    assert.equal(
      problemWords({ field: 'x', what: 'must-be-other', says: 'first talk about it.' }),
      'first talk about it.',
    );
    assert.equal(
      problemWords({ field: 'x', what: 'too-long' }),
      'this is too long. Use fewer characters.',
    );
  });
});
