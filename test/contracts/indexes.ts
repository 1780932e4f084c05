import assert from 'node:assert/strict';
import type {
  DueIndex,
  OverseenWish,
  ReportedCase,
  Standing,
} from '../../application/ports/index.ts';
import { day, moment } from '../../domain/calendar/index.ts';
import type { StandingMeeting } from '../../domain/case/index.ts';
import { collect } from '../../storage/tables/table.ts';
import { onRig, type MakeRig, type Rig } from './rig.ts';
import {
  caseIdOf,
  dispatchAt,
  dueRung,
  lineOf,
  NO_LINES,
  overseenOf,
  personOf,
  referenceOf,
} from './sample.ts';

const END = moment('2030-01-01T00:00:00.000Z');
const a = caseIdOf('a');
const b = caseIdOf('b');

const ALL: OverseenWish = {
  procedure: 'p',
  place: { kind: 'everywhere' },
  only: null,
  dueBefore: null,
  after: null,
};

const dueUpTo = async (index: DueIndex, now: string) => await collect(index.due(moment(now)));

export function dueIndexContract(make: MakeRig): void {
  describe('DueIndex', () => {
    it('yields what is due up to now, oldest first, over days', async () => {
      await onRig(make, async ({ stores: { dueIndex } }) => {
        const rows = [
          dueRung(a, 1, '2027-01-05T09:00:00.000Z'),
          dueRung(a, 1, '2026-12-30T09:00:00.000Z'),
          dueRung(a, 1, '2027-01-05T09:00:00.001Z'),
          dueRung(a, 1, '2027-01-06T09:00:00.000Z'),
        ];
        await dueIndex.write(a, 1, rows);
        await dueIndex.write(b, 1, [dueRung(b, 1, '2027-01-04T23:59:59.999Z')]);
        assert.deepEqual(await dueUpTo(dueIndex, '2027-01-05T09:00:00.000Z'), [
          rows[1],
          dueRung(b, 1, '2027-01-04T23:59:59.999Z'),
          rows[0],
        ]);
        assert.deepEqual(await dueUpTo(dueIndex, '2026-01-01T00:00:00.000Z'), []);
      });
    });

    it('names the next moment after now', async () => {
      await onRig(make, async ({ stores: { dueIndex } }) => {
        assert.equal(await dueIndex.next(END), null);
        await dueIndex.write(a, 1, [
          dueRung(a, 1, '2027-01-05T09:00:00.000Z'),
          dueRung(a, 1, '2027-01-07T09:00:00.000Z'),
        ]);
        await dueIndex.arm(dispatchAt(b, 1, '2027-01-05T15:00:00.000Z'));
        const next = async (now: string) => await dueIndex.next(moment(now));
        assert.equal(await next('2026-06-01T00:00:00.000Z'), '2027-01-05T09:00:00.000Z');
        assert.equal(await next('2027-01-05T09:00:00.000Z'), '2027-01-05T15:00:00.000Z');
        assert.equal(await next('2027-01-05T15:00:00.000Z'), '2027-01-07T09:00:00.000Z');
        assert.equal(await next('2027-01-07T09:00:00.000Z'), null);
      });
    });

    it('names the moment of the very first row, past or to come', async () => {
      await onRig(make, async ({ stores: { dueIndex } }) => {
        assert.equal(await dueIndex.first(), null);
        await dueIndex.write(b, 1, [dueRung(b, 1, '2027-01-07T09:00:00.000Z')]);
        await dueIndex.write(a, 1, [
          dueRung(a, 1, '2027-01-06T09:00:00.000Z'),
          dueRung(a, 1, '2026-12-30T15:00:00.000Z'),
        ]);
        assert.equal(await dueIndex.first(), '2026-12-30T15:00:00.000Z');
      });
    });

    it('replaces the rows of a case by those of a higher version, and never of a lower', async () => {
      await onRig(make, async ({ stores: { dueIndex } }) => {
        await dueIndex.write(a, 3, [dueRung(a, 3, '2027-01-05T09:00:00.000Z')]);
        await dueIndex.write(b, 1, [dueRung(b, 1, '2027-01-05T10:00:00.000Z')]);
        const moved = dueRung(a, 5, '2027-01-08T09:00:00.000Z');
        await dueIndex.write(a, 5, [moved]);
        await dueIndex.write(a, 4, [dueRung(a, 4, '2027-01-06T09:00:00.000Z')]);
        assert.deepEqual(await collect(dueIndex.due(END)), [
          dueRung(b, 1, '2027-01-05T10:00:00.000Z'),
          moved,
        ]);
        await dueIndex.write(a, 6, []);
        await dueIndex.write(a, 5, [moved]);
        assert.deepEqual(await collect(dueIndex.due(END)), [
          dueRung(b, 1, '2027-01-05T10:00:00.000Z'),
        ]);
      });
    });

    it('ends with the newest version, however projectors race', async () => {
      await onRig(make, async ({ stores: { dueIndex } }) => {
        const at = (version: number) => `2027-02-0${version}T09:00:00.000Z`;
        const versions = [3, 1, 5, 2, 5, 4];
        await Promise.all(
          versions.map(
            async (version) =>
              await dueIndex.write(a, version, [
                dueRung(a, version, '2027-01-05T09:00:00.000Z'),
                dueRung(a, version, at(version)),
              ]),
          ),
        );
        assert.deepEqual(await collect(dueIndex.due(END)), [
          dueRung(a, 5, '2027-01-05T09:00:00.000Z'),
          dueRung(a, 5, at(5)),
        ]);
      });
    });

    it('removes what was handled; what was armed anew meanwhile stays', async () => {
      await onRig(make, async ({ stores: { dueIndex } }) => {
        const rung = dueRung(a, 1, '2027-01-05T09:00:00.000Z');
        const dispatch = dispatchAt(a, 1, '2027-01-05T09:00:00.000Z');
        await dueIndex.write(a, 1, [rung]);
        await dueIndex.arm(dispatch);
        const read = await collect(dueIndex.due(END));
        assert.equal(read.length, 2);
        await dueIndex.arm({ ...dispatch, version: 2 });
        await dueIndex.write(a, 2, [{ ...rung, version: 2 }]);
        for (const row of read) await dueIndex.remove(row);
        const left = await collect(dueIndex.due(END));
        assert.deepEqual(
          left.map(({ version }) => version),
          [2, 2],
        );
        for (const row of left) await dueIndex.remove(row);
        for (const row of left) await dueIndex.remove(row);
        assert.deepEqual(await collect(dueIndex.due(END)), []);
        await dueIndex.arm(dispatch);
        await dueIndex.remove({ ...dispatch });
        assert.deepEqual(await collect(dueIndex.due(END)), []);
      });
    });

    it('keeps what was armed, whatever a projector writes', async () => {
      await onRig(make, async ({ stores: { dueIndex } }) => {
        const armed = dispatchAt(a, 1, '2027-01-05T09:00:00.000Z');
        await dueIndex.arm(armed);
        await dueIndex.write(a, 2, []);
        assert.deepEqual(await collect(dueIndex.due(END)), [armed]);
      });
    });

    it('writes a rung anew with the next version, though it was taken away', async () => {
      await onRig(make, async ({ stores: { dueIndex } }) => {
        const rung = dueRung(a, 1, '2027-01-05T09:00:00.000Z');
        await dueIndex.write(a, 1, [rung]);
        for (const row of await collect(dueIndex.due(END))) await dueIndex.remove(row);
        await dueIndex.write(a, 1, [rung]);
        assert.deepEqual(await collect(dueIndex.due(END)), [rung]);
      });
    });
  });
}

export function workIndexContract(make: MakeRig): void {
  describe('WorkIndex', () => {
    it('lists open lines of a person, soonest due first, those without a day last', async () => {
      await onRig(make, async ({ stores: { workIndex } }) => {
        const later = lineOf(a, 1, { due: day('2027-01-20') });
        const never = lineOf(b, 1, { due: null });
        const soon = lineOf(caseIdOf('c'), 1, { due: day('2027-01-11') });
        const closed = lineOf(caseIdOf('d'), 1, { open: false });
        await workIndex.write(a, 1, { ...NO_LINES, work: [later, lineOf(a, 2)] });
        await workIndex.write(b, 1, { ...NO_LINES, work: [never] });
        await workIndex.write(caseIdOf('c'), 1, { ...NO_LINES, work: [soon] });
        await workIndex.write(caseIdOf('d'), 1, { ...NO_LINES, work: [closed] });
        assert.deepEqual(await workIndex.ofPerson(personOf(1), 10), {
          lines: [soon, later, never],
          more: false,
        });
        assert.deepEqual(await workIndex.ofPerson(personOf(1), 2), {
          lines: [soon, later],
          more: true,
        });
        assert.deepEqual(await workIndex.ofPerson(personOf(9), 2), { lines: [], more: false });
      });
    });

    it('replaces the lines of a case everywhere, and never by those of a lower version', async () => {
      await onRig(make, async ({ stores: { workIndex } }) => {
        const standing = lineOf(a, 3, { list: 'raised' });
        await workIndex.write(a, 2, { ...NO_LINES, work: [lineOf(a, 1), lineOf(a, 2), standing] });
        const now = lineOf(a, 2, { due: day('2027-02-01'), state: 'answered' });
        await workIndex.write(a, 4, { ...NO_LINES, work: [now, standing] });
        await workIndex.write(a, 3, { ...NO_LINES, work: [lineOf(a, 1)] });
        const linesOf = async (n: number) => (await workIndex.ofPerson(personOf(n), 9)).lines;
        assert.deepEqual(await linesOf(1), []);
        assert.deepEqual(await linesOf(2), [now]);
        assert.deepEqual(await linesOf(3), [standing]);
        await workIndex.write(a, 5, NO_LINES);
        await workIndex.write(a, 4, { ...NO_LINES, work: [now] });
        assert.deepEqual([await linesOf(2), await linesOf(3)], [[], []]);
      });
    });

    it('lists all open cases of a place, as a whole, by stage and by category, page by page', async () => {
      await onRig(make, async ({ stores: { workIndex } }) => {
        const scope = { procedure: 'p', children: ['#1'], team: 'north', service: 'children' };
        const one = overseenOf(a, {
          scope,
          due: day('2027-01-05'),
          categories: ['delay', 'delay'],
        });
        const two = overseenOf(b, { scope: { ...scope, team: 'south' }, due: day('2027-01-04') });
        const three = overseenOf(caseIdOf('c'), {
          scope: { ...scope, team: null, service: null },
          stage: 's3',
          due: null,
        });
        const other = overseenOf(caseIdOf('d'), { scope: { ...scope, procedure: 'q' } });
        for (const line of [one, two, three, other])
          await workIndex.write(line.caseId, 1, { ...NO_LINES, overseen: line });
        const asked = async (wish: Partial<OverseenWish>, take = 9) =>
          await workIndex.allOf({ ...ALL, ...wish }, take);
        const linesOf = async (wish: Partial<OverseenWish>) => (await asked(wish)).lines;
        assert.deepEqual(await asked({}), { lines: [two, one, three], next: null });
        assert.deepEqual(await linesOf({ procedure: 'q' }), [other]);
        assert.deepEqual(await linesOf({ procedure: null }), [two, one, other, three]);
        assert.deepEqual(await linesOf({ procedure: null, place: { kind: 'team', id: 'north' } }), [
          one,
          other,
        ]);
        assert.deepEqual(await linesOf({ place: { kind: 'service', id: 'children' } }), [two, one]);
        assert.deepEqual(await linesOf({ place: { kind: 'team', id: 'north' } }), [one]);
        assert.deepEqual(await linesOf({ place: { kind: 'service', id: 'north' } }), []);
        assert.deepEqual(await linesOf({ only: { by: 'stage', key: 's3' } }), [three]);
        assert.deepEqual(await linesOf({ only: { by: 'category', key: 'delay' } }), [one]);
        assert.deepEqual(await linesOf({ dueBefore: day('2027-01-05') }), [two]);
        assert.deepEqual(await linesOf({ dueBefore: day('2027-01-04') }), []);
        const first = await asked({}, 2);
        assert.deepEqual(first.lines, [two, one]);
        assert.deepEqual(await asked({ after: first.next }, 2), { lines: [three], next: null });
        // Where a page ended is said by a caller: it opens no other list of the place.
        assert.deepEqual(await linesOf({ procedure: 'p', after: 'o|' }), [two, one, three]);
        assert.deepEqual(await linesOf({ procedure: 'q', after: 'o|' }), [other]);
        assert.deepEqual(await linesOf({ procedure: 'q', after: 'o}' }), []);
      });
    });

    it('takes a case from all lists when it closes, and never by what is older', async () => {
      await onRig(make, async ({ stores: { workIndex } }) => {
        const open = overseenOf(a, { categories: ['delay'] });
        await workIndex.write(a, 2, { ...NO_LINES, overseen: open });
        await workIndex.write(a, 1, { ...NO_LINES, overseen: overseenOf(a, { stage: 's9' }) });
        const by = async (only: OverseenWish['only']) =>
          (await workIndex.allOf({ ...ALL, only }, 9)).lines;
        assert.deepEqual(await by(null), [open]);
        const moved = overseenOf(a, { stage: 's3' });
        await workIndex.write(a, 3, { ...NO_LINES, overseen: moved });
        assert.deepEqual(await by({ by: 'stage', key: open.stage }), []);
        assert.deepEqual(await by({ by: 'category', key: 'delay' }), []);
        assert.deepEqual(
          [await by(null), await by({ by: 'stage', key: 's3' })],
          [[moved], [moved]],
        );
        await workIndex.write(a, 4, NO_LINES);
        await workIndex.write(a, 3, { ...NO_LINES, overseen: moved });
        assert.deepEqual([await by(null), await by({ by: 'stage', key: 's3' })], [[], []]);
      });
    });

    it('keeps two lists of one case apart', async () => {
      await onRig(make, async ({ stores: { workIndex } }) => {
        const reference = referenceOf('2027-AAAAA');
        const lines = [
          lineOf(a, 1, { reference, list: 'answer' }),
          lineOf(a, 1, { reference, list: 'arrange' }),
        ];
        await workIndex.write(a, 1, { ...NO_LINES, work: lines });
        assert.deepEqual((await workIndex.ofPerson(personOf(1), 9)).lines, lines);
      });
    });

    it('ends with the newest version, however projectors race', async () => {
      await onRig(make, async ({ stores: { workIndex } }) => {
        await Promise.all(
          [2, 6, 1, 4, 6, 3, 5].map(
            async (version) =>
              await workIndex.write(a, version, {
                ...NO_LINES,
                work: [lineOf(a, 1), lineOf(a, version + 10, { state: String(version) })],
              }),
          ),
        );
        const found = await Promise.all(
          Array.from(
            { length: 20 },
            async (_, n) => (await workIndex.ofPerson(personOf(n), 9)).lines,
          ),
        );
        assert.deepEqual(found.flat(), [lineOf(a, 1), lineOf(a, 16, { state: '6' })]);
      });
    });
  });
  reportedContract(make);
}

const reportedAt = (id: string, ...on: readonly string[]): ReportedCase => ({
  caseId: caseIdOf(id),
  events: on.map((at, n) => ({
    type: 'TalkFurther',
    stage: 2,
    version: n + 1,
    meta: { at: moment(`${at}T10:00:00.000Z`) },
  })),
});

function reportedContract(make: MakeRig): void {
  describe('WorkIndex, what is kept for reports', () => {
    const write = async ({ stores: { workIndex } }: Rig, version: number, reported: ReportedCase) =>
      await workIndex.write(reported.caseId, version, { ...NO_LINES, reported });
    const read = async ({ stores: { workIndex } }: Rig) => await collect(workIndex.reported());

    it('gives every case once, whatever was kept of it before', async () => {
      await onRig(make, async (rig) => {
        assert.deepEqual(await read(rig), []);
        await write(rig, 1, reportedAt('b', '2027-01-05'));
        await write(rig, 1, reportedAt('a', '2027-01-06'));
        // More than ten times, so that the number of the claim has two digits.
        for (let version = 2; version <= 12; version += 1)
          await write(
            rig,
            version,
            reportedAt('a', '2027-01-06', `2027-02-${String(version + 9)}`),
          );
        await write(rig, 11, reportedAt('a', '2027-01-06'));
        assert.deepEqual(await read(rig), [
          reportedAt('a', '2027-01-06', '2027-02-21'),
          reportedAt('b', '2027-01-05'),
        ]);
      });
    });

    it('keeps a case that has left every list', async () => {
      await onRig(make, async (rig) => {
        const reported = reportedAt('a', '2027-01-06');
        const { workIndex } = rig.stores;
        await workIndex.write(a, 1, { work: [lineOf(a, 1)], overseen: overseenOf(a), reported });
        await workIndex.write(a, 2, { ...NO_LINES, reported });
        assert.deepEqual((await workIndex.ofPerson(personOf(1), 9)).lines, []);
        assert.deepEqual(await read(rig), [reported]);
      });
    });

    it('stays as it is while nothing new is counted, whatever else of the case is written', async () => {
      await onRig(make, async (rig) => {
        const { workIndex } = rig.stores;
        await workIndex.write(b, 1, NO_LINES);
        assert.deepEqual(await read(rig), []);
        await write(rig, 1, reportedAt('a', '2027-01-05'));
        for (const version of [2, 3])
          await workIndex.write(a, version, { ...NO_LINES, work: [lineOf(a, version)] });
        assert.deepEqual(await read(rig), [reportedAt('a', '2027-01-05')]);
        assert.equal((await workIndex.ofPerson(personOf(3), 9)).lines.length, 1);
        await write(rig, 4, reportedAt('a', '2027-01-05', '2027-02-01'));
        await workIndex.write(a, 5, NO_LINES);
        await write(rig, 5, reportedAt('a', '2027-01-05', '2027-02-02'));
        await workIndex.write(a, 6, NO_LINES);
        await workIndex.removeUnnamed();
        assert.deepEqual(await read(rig), [reportedAt('a', '2027-01-05', '2027-02-02')]);
      });
    });

    it('passes no case by while it is projected, and gives none twice', async () => {
      await onRig(make, async (rig) => {
        const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
        for (const id of ids) await write(rig, 1, reportedAt(id, '2027-01-05'));
        const projected = async (id: string): Promise<void> => {
          for (let version = 2; version <= 12; version += 1) {
            const on = `2027-02-${String(version + 9)}`;
            await write(rig, version, reportedAt(id, '2027-01-05', on));
          }
        };
        const looked = async (): Promise<void> => {
          for (let look = 0; look < 12; look += 1) {
            const found = await read(rig);
            assert.deepEqual(
              found.map(({ caseId }) => caseId),
              ids,
            );
          }
        };
        await Promise.all([...ids.map(projected), looked(), looked()]);
        assert.deepEqual(
          await read(rig),
          ids.map((id) => reportedAt(id, '2027-01-05', '2027-02-21')),
        );
      });
    });
  });
}

export function standingIndexContract(make: MakeRig): void {
  describe('StandingIndex', () => {
    const meeting = (id: number, on: string): StandingMeeting => ({
      meeting: id,
      slot: { start: moment(`${on}T10:00:00.000Z`), end: moment(`${on}T11:00:00.000Z`) },
      people: [personOf(1), personOf(2)],
      known: `["${on}"]`,
    });
    const read = async ({ stores: { standingIndex } }: Rig, now: string): Promise<Standing[]> => {
      const found: Standing[] = [];
      for await (const each of standingIndex.from(moment(now))) found.push(each);
      return found.sort((x, y) => (x.slot.start < y.slot.start ? -1 : 1));
    };

    it('gives the meetings that are not over, whatever their case', async () => {
      await onRig(make, async (rig) => {
        const { standingIndex } = rig.stores;
        await standingIndex.write(a, 1, [meeting(4, '2027-01-05'), meeting(9, '2027-03-30')]);
        await standingIndex.write(b, 7, [meeting(4, '2027-01-06')]);
        assert.deepEqual(await read(rig, '2027-01-05T10:30:00.000Z'), [
          { caseId: a, ...meeting(4, '2027-01-05') },
          { caseId: b, ...meeting(4, '2027-01-06') },
          { caseId: a, ...meeting(9, '2027-03-30') },
        ]);
        assert.deepEqual(await read(rig, '2027-01-06T11:00:00.000Z'), [
          { caseId: a, ...meeting(9, '2027-03-30') },
        ]);
      });
    });

    it('replaces what a case had there, and never by what a lower version says', async () => {
      await onRig(make, async (rig) => {
        const { standingIndex } = rig.stores;
        await standingIndex.write(a, 2, [meeting(4, '2027-01-05')]);
        await standingIndex.write(a, 5, [meeting(4, '2027-01-07')]);
        await standingIndex.write(a, 3, [meeting(4, '2027-01-06')]);
        const now = '2027-01-04T09:00:00.000Z';
        assert.deepEqual(await read(rig, now), [{ caseId: a, ...meeting(4, '2027-01-07') }]);
        await standingIndex.write(a, 6, []);
        assert.deepEqual(await read(rig, now), []);
        // A rebuild writes the same version again.
        await standingIndex.write(a, 6, [meeting(4, '2027-01-08')]);
        assert.deepEqual(await read(rig, now), [{ caseId: a, ...meeting(4, '2027-01-08') }]);
      });
    });
  });
}

export function childIndexContract(make: MakeRig): void {
  describe('ChildIndex', () => {
    it('[CPC-05] finds the cases of a child, each once, however often it was noted', async () => {
      await onRig(make, async ({ stores: { childIndex } }) => {
        await childIndex.note(a, ['digest-1', 'digest-2']);
        await childIndex.note(a, ['digest-1', 'digest-2']);
        await childIndex.note(b, ['digest-2']);
        await childIndex.note(caseIdOf('c'), []);
        const found = async (child: string, take = 9) =>
          [...(await childIndex.casesOf(child, take))].sort();
        assert.deepEqual(await found('digest-1'), [a]);
        assert.deepEqual(await found('digest-2'), [a, b].sort());
        assert.equal((await found('digest-2', 1)).length, 1);
        assert.deepEqual(await found('digest'), []);
      });
    });
  });
}
