import assert from 'node:assert/strict';
import { procedurePage, proceduresPage, rehearsal } from '../../adaptive-cards/index.ts';
import { calendarFor, day, DEFAULT_COUNT } from '../../domain/calendar/index.ts';
import { loaded } from '../procedures/loaded.ts';

const GROUND = {
  calendar: calendarFor({
    closures: new Map(),
    extraHolidays: new Map(),
    closuresStopClock: false,
  }),
  counting: DEFAULT_COUNT,
};
const DURHAM = loaded('durham-resolution');
const PROCEDURES = [
  'central-bedfordshire',
  'waltham-forest-iro',
  'waltham-forest-cpc',
  'swindon-fciro',
  'dorset-qaro',
  'durham-resolution',
];

const played = (start: string, from: string | null = null, ground = GROUND) => {
  const found = rehearsal(DURHAM, ground, { from, start: day(start) });
  assert.ok(found?.kind === 'played');
  return found;
};

describe('the page of the procedures', () => {
  it('lists what is in force, and the days on which a rehearsal may begin', () => {
    assert.deepEqual(proceduresPage([DURHAM], GROUND, day('2027-03-01')), {
      procedures: [{ key: 'durham-resolution', title: 'IRO Resolution Process' }],
      today: '2027-03-01',
      from: GROUND.calendar.firstDay,
      to: '2028-12-31',
    });
  });

  it('shows each stage with its facts and what follows, and where it is a setting how the text is read', () => {
    const readings = new Map([
      ['A-DU-05', { fixed: false, reading: 'How days are counted.' }],
      ['A-X-02', { fixed: true, reading: 'Day 0 is the day of delivery.' }],
    ]);
    const page = procedurePage(DURHAM, readings);
    assert.equal(page.title, 'IRO Resolution Process');
    assert.equal(page.steps.length, 7);
    assert.equal(page.steps[1]?.title, 'Stage 2: Team Manager');
    assert.match(page.steps[1].next ?? '', /^Not resolved: /);
    const of = (wanted: string) => page.readings.find(({ id }) => id === wanted);
    assert.equal(of('A-DU-05')?.set, 'Can be set');
    assert.deepEqual(of('A-X-02'), {
      id: 'A-X-02',
      reading: 'Day 0 is the day of delivery.',
      set: 'The same for everybody',
      settings: [],
    });
    assert.deepEqual(
      page.starts.slice(0, 2).map(({ key }) => key),
      ['du-1', 'du-2'],
    );
  });

  it('[DU-35] plays it from the day that was chosen, with each day explained', () => {
    const { parts } = played('2027-03-01', 'du-2');
    const stage = parts.find(({ title }) => title.startsWith('Stage 2'));
    assert.equal(stage?.title, 'Stage 2: Team Manager, Mon 1 Mar 2027, 10:00');
    const due = stage.lines.find(({ says }) => says.startsWith('Reply by'));
    // Four working days, by hand: Tuesday 2, Wednesday 3, Thursday 4, Friday 5.
    assert.equal(due?.says, 'Reply by the end of Friday 5 March 2027');
    assert.ok(
      due.more.includes(
        'Day 0 is Monday 1 March 2027. The limit is 4 working days, and day 1 is the next working day.',
      ),
    );
    assert.equal(parts[0]?.title, 'As a whole');
    assert.ok(parts.every(({ title, lines }) => title !== '' && lines.length > 0));
  });

  it('[A-X-01] plays it by the authority’s own calendar, from the next working day where the day is none', () => {
    const proclaimed = {
      ...GROUND,
      calendar: calendarFor({
        closures: new Map(),
        extraHolidays: new Map([[day('2027-03-03'), 'Proclaimed day']]),
        closuresStopClock: false,
      }),
    };
    const due = (found: ReturnType<typeof played>) =>
      found.parts
        .find(({ title }) => title.startsWith('Stage 2'))
        ?.lines.find(({ says }) => says.startsWith('Reply by'))?.says;
    assert.equal(
      due(played('2027-03-01', 'du-2', proclaimed)),
      'Reply by the end of Monday 8 March 2027',
    );
    const sunday = played('2027-02-28', 'du-2');
    assert.match(sunday.says, /It begins on Monday 1 March 2027, the next working day\.$/);
    assert.equal(due(sunday), 'Reply by the end of Friday 5 March 2027');
  });

  it('says why it cannot be played, and knows no stage that is not there', () => {
    const asked = (start: string, from: string | null) =>
      rehearsal(DURHAM, GROUND, { from, start: day(start) });
    const stopped = asked('2028-12-29', 'du-2');
    assert.equal(stopped?.kind, 'stopped');
    assert.match(stopped.says, /last day of the calendar|outside it/);
    assert.equal(asked('2027-03-01', 'none'), null);
  });

  for (const id of PROCEDURES)
    it(`draws and plays ${id}`, () => {
      const procedure = loaded(id);
      const page = procedurePage(procedure, new Map());
      assert.ok(page.steps.length > 0);
      for (const { key, title } of page.starts) {
        const found = rehearsal(procedure, GROUND, { from: key, start: day('2027-03-01') });
        assert.equal(found?.kind, 'played', `${title}: ${found?.says ?? ''}`);
      }
    });
});
