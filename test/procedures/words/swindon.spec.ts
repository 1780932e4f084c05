import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { written } from '../../builders/index.ts';
import { keysOf, loaded } from '../loaded.ts';
import { Play } from '../rules/play.ts';
import { atEach, isSaid, type Line } from './said.ts';

const FCIRO = 'Foster Carer IRO (FCIRO)';
const FORMAL = ['sw-1', 'sw-2', 'sw-3', 'sw-4'];
const ALL = ['sw-0', ...FORMAL];
const FAMILY = `${FCIRO}, when ended, at every stage`;

const LINES: readonly Line[] = [
  [
    '[SW-03]',
    'report patterns',
    `from ${FCIRO}, every not stated`,
    /concerns (settled|resolved) as well as open/,
  ],
  [
    '[SW-40]',
    'report patterns',
    `from ${FCIRO}, every not stated`,
    /patterns about single carers/i,
  ],
  [
    '[SW-41]',
    'report patterns',
    `from ${FCIRO}, every not stated`,
    /carers' experience and their services/,
  ],
  ['[SW-06] [SW-08]', 'task tell-family', FAMILY, /tell the fostering family/i],
  ['[SW-09]', 'task tell-family', FAMILY, /how it stands|progress/],
  [
    '[SW-08]',
    'help of task tell-family',
    '',
    /where telling them is right/i,
    /otherwise .*not needed, and why/i,
  ],
  [
    '[SW-08]',
    'field family-told',
    'yes-no, required never',
    /is it right to tell the fostering family/i,
    /raised for them/,
  ],
  ['[SW-08]', 'field family-told-reason', 'text, required never', /why .*right or not right/i],
  ['[SW-07]', 'note own-work', `${FCIRO}, text required`, /you did yourself/, /settling/],
  ...atEach(FORMAL, [
    '[SW-10]',
    'record */carer-file',
    FCIRO,
    /challenge about the Annual Review/i,
    /carer's electronic file/,
  ]),
  ...atEach(FORMAL, [
    '[SW-23] [SW-43]',
    'record */formal-form',
    FCIRO,
    /issues and themes/i,
    /ICS form for formal resolution/,
  ]),
  ['[SW-18]', 'record sw-0/informal-form', FCIRO, /concerns/i, /ICS form for informal discussion/],
  ['[SW-18]', 'field concerns', 'long-text, required always', /what are the concerns/i],
  [
    '[SW-19]',
    'record sw-0/informal-outcome',
    `${FCIRO}, after decision`,
    /outcome/i,
    /ICS form for informal discussion/,
  ],
  [
    '[SW-11]',
    'field outside-control',
    'long-text, required never',
    /obstacles/,
    /beyond the authority's control/,
  ],
  [
    '[SW-11]',
    'help of field outside-control',
    '',
    /going on is right/i,
    /carer's needs/,
    /Annual Reviews/,
  ],
  ['[SW-15]', 'name of stage sw-0', 'Informal', /^Informal resolution$/],
  [
    '[SW-32]',
    'note legal-advice',
    `${FCIRO}, text none, from sw-2`,
    /independent legal advice was sought/i,
  ],
  [
    '[SW-39]',
    'note manager-advice',
    `${FCIRO} or Manager of the FCIRO, text optional, from sw-2`,
    /advice was sought/i,
    /manager/,
  ],
  ['[SW-17]', 'field contact-by', 'choice, required never, asked at sw-0', /how was it raised/i],
  ['[SW-17]', 'choice contact-by/ics', '', /ICS/],
  ['[SW-17]', 'choice contact-by/telephone', '', /telephone/i],
  ['[SW-17]', 'choice contact-by/conversation', '', /direct conversation/i],
  ['[SW-42]', 'category sw.theme.1', '', /general issues/i],
  [
    '[SW-42]',
    'category sw.theme.2',
    '',
    /statutory requirements for the child/i,
    /not met|failure to meet/,
  ],
  ['[SW-42]', 'category sw.theme.3', '', /carrying out the care plan|care plan implementation/i],
  ['[SW-42]', 'category sw.theme.4', '', /provision of service/i],
];

describe('what Swindon’s procedure says, in the words of its rules', () => {
  const p = loaded('swindon-fciro');
  for (const line of LINES) {
    const [ids, place] = line;
    it(`${ids} ${place}`, () => isSaid(p, line));
  }
});

describe('what Swindon’s procedure does where a rule is a behaviour', () => {
  const sw = new Play('swindon-fciro');
  const { p } = sw;

  it('[SW-17] leaves open whether the contact was by ICS, by telephone or by direct conversation, and takes nothing else', () => {
    const ways = ['ics', 'telephone', 'conversation'];
    assert.deepEqual(keysOf(sw.field('contact-by').choices), ways);
    for (const way of ways) {
      const { answers } = sw.raised('sw-0', { answers: { 'contact-by': way } }).present.content;
      assert.deepEqual(answers['contact-by'], { kind: 'choices', keys: [way] });
    }
    assert.equal(sw.raised('sw-0').present.content.answers['contact-by'], undefined);
    for (const wrong of ['letter', 'ics,telephone']) {
      sw.given()
        .when(sw.raise('sw-0', { answers: { 'contact-by': wrong } }), sw.raiser)
        .thenInvalid(['contact-by', 'not-a-choice']);
    }
  });

  it('[SW-06] [SW-08] [SW-09] asks the FCIRO to tell the family at each step, and takes “not needed” with a reason', () => {
    const own = (so: ReturnType<typeof sw.raised>) =>
      sw.seen(so).tasks.filter((task) => task.own && task.task === 'tell-family');
    let so = sw.raised('sw-0');
    assert.equal(own(so).length, 0);
    for (const [at, to] of FORMAL.entries()) {
      so = sw.moved(so, to);
      assert.equal(own(so).length, at + 1, to);
    }
    const not = (note: string | null) =>
      ({
        type: 'endTask',
        stage: own(so)[0]?.entry ?? 0,
        task: 'tell-family',
        how: 'not-needed',
        note: note === null ? null : written(note),
      }) as const;
    assert.equal(so.decide(not(null), sw.raiser).kind, 'refused');
    sw.given(so).when(not('They asked not to be'), sw.raiser).thenTypes('TaskEnded');
    for (const told of ['yes', 'no']) {
      const { answers } = sw.raised('sw-0', {
        answers: { 'family-told': told, 'family-told-reason': 'Talked over' },
      }).present.content;
      assert.deepEqual(answers['family-told'], { kind: 'choices', keys: [told] });
    }
  });

  it('[SW-07] takes what the FCIRO did at every level, and asks for the words', () => {
    const note = (text: string | null) =>
      ({
        type: 'addNote',
        note: 'own-work',
        on: day('2027-03-01'),
        text: text === null ? null : written(text),
      }) as const;
    for (const key of ALL) {
      const so = sw.raised(key);
      assert.equal(so.decide(note(null), sw.raiser).kind, 'refused', key);
      sw.given(so).when(note('Rang twice'), sw.raiser).thenTypes('NoteAdded');
    }
  });

  it('[SW-15] [SW-22] goes from the informal stage through four formal levels, to its end', () => {
    const top = FORMAL.reduce((so, to) => sw.moved(so, to), sw.raised('sw-0'));
    const entries = top.present.stages.map(({ stage }) => sw.stage(stage));
    assert.deepEqual(
      entries.map(({ label, formal }) => [label, formal]),
      [
        ['Informal', false],
        ['Level 1', true],
        ['Level 2', true],
        ['Level 3', true],
        ['Level 4', true],
      ],
    );
    assert.deepEqual(sw.seen(top).nextStages, []);
  });

  it('[SW-18] [SW-19] asks for the concerns at once, and for the outcome when the informal stage has ended', () => {
    const open = (so: ReturnType<typeof sw.raised>) =>
      sw.seen(so).records.map(({ record }) => record);
    sw.given()
      .when(sw.raise('sw-0', { without: ['concerns'] }), sw.raiser)
      .thenInvalid(['concerns', 'missing']);
    const informal = sw.raised('sw-0');
    assert.deepEqual(open(informal), ['informal-form']);
    const resolved = informal.does(
      { type: 'resolve', stage: informal.stage, reason: written('Settled') },
      sw.raiser,
    );
    assert.deepEqual(open(resolved), ['informal-form', 'informal-outcome']);
  });

  it('[SW-10] [SW-23] asks for the formal form and for the carer’s file at each formal level', () => {
    for (const key of FORMAL) {
      assert.deepEqual(
        sw.seen(sw.raised(key)).records.map(({ record }) => record),
        ['formal-form', 'carer-file'],
        key,
      );
    }
    assert.equal(p.recordSystem, 'ICS');
  });

  it('[SW-32] [SW-39] opens advice to the FCIRO from level 2 on, without anybody’s leave', () => {
    for (const [at, key] of ALL.entries()) {
      const open = sw.seen(sw.raised(key)).noteKinds.map((note) => note.key);
      const advice = ['legal-advice', 'manager-advice'].filter((note) => open.includes(note));
      assert.deepEqual(advice, at < 2 ? [] : ['legal-advice', 'manager-advice'], key);
    }
  });

  it('[SW-38] begins at any level and passes over any, saying why and asking nobody', () => {
    for (const [at, from] of ALL.entries()) {
      const so = sw.raised(from, { open: { consultations: [] } });
      assert.equal(so.present.stages[0]?.stage, from);
      for (const to of ALL.slice(at + 1)) {
        const moved = sw.moved(so, to, { open: { consultations: [] } });
        assert.deepEqual(moved.present.stages.at(-1)?.skipped, ALL.slice(at + 1, ALL.indexOf(to)));
      }
    }
  });

  it('[SW-42] raises nothing without a theme, and knows no theme beside the four', () => {
    const top = (p.categories?.choices ?? []).filter(({ under }) => under === undefined);
    assert.equal(top.length, 4);
    sw.given()
      .when(sw.raise('sw-0', { categories: [] }), sw.raiser)
      .thenInvalid(['category', 'missing']);
    sw.given()
      .when(sw.raise('sw-0', { categories: ['other'] }), sw.raiser)
      .thenInvalid(['category', 'not-a-choice']);
    for (const { key } of top) {
      assert.deepEqual(sw.raised('sw-1', { categories: [key] }).present.content.categories, [key]);
    }
  });
});
