import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { pictureOf, type Picture } from '../../adaptive-cards/picture/pictureOf.ts';
import {
  calendarFor,
  countDue,
  day,
  DEFAULT_COUNT,
  momentAt,
  type CalendarSettings,
  type CountSettings,
} from '../../domain/calendar/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { readPeople } from '../../storage/peopleFile/readPeople.ts';
import { readProcedure } from '../../storage/procedureFiles/readProcedure.ts';
import {
  readingsOf,
  readRequirements,
  type Reading,
} from '../../storage/procedureFiles/readRequirements.ts';
import { loaded, textOf } from './loaded.ts';
import { GONE, SETTINGS, type Setting } from './settings.ts';

/** Settled by the authority for all its procedures: its calendar and its people. */
const OF_THE_AUTHORITY = ['A-X-01', 'A-X-02', 'A-X-07'];

/**
 * May be settled otherwise, says the specification, and cannot here: nothing moves by itself, which the
 * first principle of the product fixes (design section 1).
 */
const WITHOUT_A_SETTING = ['A-WF-11', 'A-X-05'];

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const nameOf = (member: unknown): unknown =>
  isNode(member) ? (member['key'] ?? member['role'] ?? member['kind']) : null;

/** What stands there, or in the list under that name. */
const into = (node: unknown, name: string): unknown => {
  if (Array.isArray(node)) return node.find((member) => nameOf(member) === name);
  assert.ok(isNode(node), `nothing to hold ${name}`);
  return node[name];
};

/** Puts it there; where that is a list, it becomes a member or ceases to be one. */
function put(node: unknown, name: string, value: unknown): void {
  if (!Array.isArray(node)) {
    assert.ok(isNode(node), `nothing to hold ${name}`);
    if (value === GONE) Reflect.deleteProperty(node, name);
    else node[name] = value;
    return;
  }
  const members: unknown[] = node;
  const at = members.findIndex((member) => nameOf(member) === name);
  members.splice(
    at === -1 ? members.length : at,
    at === -1 ? 0 : 1,
    ...(value === GONE ? [] : [value]),
  );
}

/** Each file once, through JSON, so that parts which an alias shares become parts of their own. */
const files = new Map<string, string>();
function copyOf(id: string): unknown {
  const text = files.get(id) ?? JSON.stringify(parse(textOf(id)));
  files.set(id, text);
  return JSON.parse(text);
}

/** The procedure as it is read from a copy of its file in which this setting is another. */
function withSetting([id, path, otherwise]: Setting): Procedure {
  const file = copyOf(id);
  const way = path.split('/');
  const last = way.pop()!;
  put(way.reduce(into, file), last, otherwise);
  const read = readProcedure(stringify(file), `${id}.yaml`);
  if ('errors' in read) assert.fail(JSON.stringify(read.errors, null, 2));
  return read.procedure;
}

const shown = (picture: Picture): string => JSON.stringify({ ...picture, version: '' });

describe('every reading of ours that an authority may settle otherwise', () => {
  let readings: ReadonlyMap<string, Reading>;
  const pictures = new Map<string, Picture>();
  const shipped = (id: string): Picture => {
    const found = pictures.get(id) ?? pictureOf(loaded(id), readings);
    pictures.set(id, found);
    return found;
  };
  before(async () => {
    const lists = fileURLToPath(new URL('../../procedures/requirements', import.meta.url));
    readings = readingsOf(await readRequirements(lists));
  });

  it('is a setting, or stands in the list of those without one', () => {
    const free = [...readings].filter(([, { fixed }]) => !fixed).map(([id]) => id);
    const settled = [...Object.keys(SETTINGS), ...OF_THE_AUTHORITY, ...WITHOUT_A_SETTING];
    assert.deepEqual(settled.sort(), free.sort());
  });

  for (const [id, setting] of Object.entries(SETTINGS)) {
    it(`[${id}] is set at ${setting[1]} of ${setting[0]}, and the picture shows which it is`, () => {
      const before = shipped(setting[0]);
      const reading = [...before.defaults, ...before.everywhere].find((each) => each.id === id);
      assert.equal(reading?.reading, readings.get(id)?.reading);
      assert.equal(reading?.fixed, false);
      const otherwise = pictureOf(withSetting(setting), readings);
      assert.notEqual(shown(otherwise), shown(before), 'the picture says the same as before');
    });
  }

  it('names in the picture where each is set, but for those that hold in general', () => {
    const unnamed = Object.entries(SETTINGS).flatMap(([id, [procedure]]) => {
      const { defaults } = shipped(procedure);
      return defaults.some((each) => each.id === id && each.settings.length > 0) ? [] : [id];
    });
    assert.deepEqual(unnamed, ['A-X-03', 'A-X-10', 'A-X-11']);
  });

  it('[A-X-01] the working days are the authority’s calendar', () => {
    const nothing = { closures: new Map(), extraHolidays: new Map(), closuresStopClock: false };
    const closures = new Map([[day('2026-12-29'), 'Winter closure']]);
    const due = (settings: CalendarSettings) =>
      countDue(
        calendarFor(settings),
        momentAt(day('2026-12-24'), '10:00'),
        1,
        'working-day',
        DEFAULT_COUNT,
      ).due;
    assert.equal(due(nothing), '2026-12-29');
    assert.equal(due({ ...nothing, closures }), '2026-12-29');
    assert.equal(due({ ...nothing, closures, closuresStopClock: true }), '2026-12-30');
    assert.equal(due({ ...nothing, extraHolidays: closures }), '2026-12-30');
    assert.equal(due({ ...nothing, removedHolidays: [day('2026-12-28')] }), '2026-12-28');
  });

  it('[A-X-02] the count is the authority’s, or a procedure’s own, which its picture shows', () => {
    const { counting } = withSetting(['durham-resolution', 'counting', { cutOffHour: 17 }]);
    const calendar = calendarFor({
      closures: new Map(),
      extraHolidays: new Map(),
      closuresStopClock: false,
    });
    const due = (at: string, own: Partial<CountSettings> = {}) =>
      countDue(calendar, momentAt(day('2026-12-24'), at), 1, 'working-day', {
        ...DEFAULT_COUNT,
        ...own,
      }).due;
    assert.equal(due('18:00'), '2026-12-29');
    assert.equal(due('18:00', { cutOffHour: counting?.cutOffHour ?? null }), '2026-12-30');
    const before = shipped('durham-resolution');
    const ways = [
      { cutOffHour: 17 },
      { nonWorkingReceipt: 'deemed-next-working-day' },
      { dueTime: '17:00' },
    ];
    for (const way of ways) {
      const own = withSetting(['durham-resolution', 'counting', way]);
      assert.notEqual(shown(pictureOf(own, readings)), shown(before), JSON.stringify(way));
    }
  });

  it('[A-X-07] a deputy is named in the people file, post by post', () => {
    const people = (deputy: string | null) =>
      stringify({
        people: [
          { id: '00000000-0000-4000-8000-000000000001', post: 'Team manager', mail: 'a@desk.test' },
          { id: '00000000-0000-4000-8000-000000000002', post: 'Deputy', mail: 'b@desk.test' },
        ],
        posts: [
          {
            role: 'team-manager',
            scope: { team: 'north' },
            holder: '00000000-0000-4000-8000-000000000001',
            from: '2026-01-01',
            to: null,
            deputy,
          },
        ],
        teams: [{ id: 'north', name: 'North', service: 'children' }],
        children: [],
      });
    const deputyIn = (text: string) => {
      const read = readPeople(text, 'people.yaml', (value) => value);
      if ('errors' in read) assert.fail(JSON.stringify(read.errors));
      return read.directory.posts[0]?.deputy ?? null;
    };
    const deputy = '00000000-0000-4000-8000-000000000002';
    assert.equal(deputyIn(people(deputy)), deputy);
    assert.equal(deputyIn(people(null)), null);
  });
});
