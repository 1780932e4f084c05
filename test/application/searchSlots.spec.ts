import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import type { Answer, Schedule } from '../../application/ports/index.ts';
import type { Moment } from '../../domain/calendar/index.ts';
import type { Command, RecordedEvent } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { aRaise, at, HEAD, ID, IRO, LADDER, stageWith, TEAM_MANAGER } from '../builders/index.ts';
import { aStand, NOW } from './stand.ts';

const RULE = LADDER.stages[2]!.meeting!;
type Busy = Schedule['busy'];

const spans = (from: string, to: string): Busy => [{ start: at(from), end: at(to) }];

/** A case whose meeting is looked for in these diaries; whoever is not named is free. */
async function searching(
  diaries: ReadonlyMap<PersonId, Busy>,
  required: readonly string[] = [...RULE.required, 'head'],
  answer?: () => Answer<readonly Schedule[]> | null,
) {
  const procedure = stageWith('s2', { meeting: { ...RULE, required } });
  const stand = await aStand({ procedure });
  const asked: (readonly [Moment, Moment])[] = [];
  const deps = {
    ...stand.deps,
    meetings: {
      ...stand.deps.meetings,
      schedules: (people: readonly PersonId[], from: Moment, to: Moment) => {
        asked.push([from, to]);
        const value = people.map((person) => {
          const busy = diaries.get(person);
          return { person, busy: busy === undefined ? [] : busy, hours: null };
        });
        return Promise.resolve(answer?.() ?? ({ kind: 'ok', value } as const));
      },
    },
  };
  let n = 0;
  const does = async (command: Command) => {
    const key = `key-${String((n += 1))}`;
    await act(deps, stand.envelope(command, IRO, key), { procedure });
    await dispatchCase(deps, ID, NOW);
  };
  await does(aRaise('s2'));
  const find = async <T extends RecordedEvent['type']>(type: T) =>
    (await stand.events()).findLast((each) => each.type === type) as
      Extract<RecordedEvent, { readonly type: T }> | undefined;
  return { stand, asked, does, find };
}

const ALL_WEEK = spans('2027-03-01 00:00', '2027-03-09 00:00');

describe('the search for a time, where there is none for everybody', () => {
  it('reads only the window where that has common times', async () => {
    const { asked, find } = await searching(new Map());
    assert.equal(asked.length, 1);
    const { slots } = (await find('SlotsOffered'))!;
    assert.ok(slots.length === 3 && slots.every(({ missing }) => missing === undefined));
  });

  it('offers those inside without the one who can be missed, and two common ones after', async () => {
    const { asked, find } = await searching(new Map([[HEAD, ALL_WEEK]]));
    const window = (await find('MeetingAsked'))!.meeting.window;
    const { slots } = (await find('SlotsOffered'))!;
    const inside = slots.filter(({ start }) => start.slice(0, 10) <= window.to);
    const after = slots.filter(({ start }) => start.slice(0, 10) > window.to);
    assert.deepEqual(
      [inside.length, after.length, asked.length],
      [3, 2, 2],
      JSON.stringify([slots, window]),
    );
    for (const { missing } of inside) assert.deepEqual(missing, [{ person: HEAD, why: 'busy' }]);
    for (const { missing } of after) assert.equal(missing, undefined);
    // Ten working days after the window, and not a day more of anybody's diary.
    assert.ok(asked[1]![0].slice(0, 10) > window.to);
  });

  it('never does without the responder: only after the window', async () => {
    const { find } = await searching(new Map([[TEAM_MANAGER, ALL_WEEK]]));
    const window = (await find('MeetingAsked'))!.meeting.window;
    const { slots } = (await find('SlotsOffered'))!;
    assert.ok(slots.length > 0 && slots.every(({ start }) => start.slice(0, 10) > window.to));
  });

  it('tells whose calendar could not be read, and does not look further for it', async () => {
    const { asked, find } = await searching(new Map([[TEAM_MANAGER, null]]));
    const { slots, unknown } = (await find('SlotsOffered'))!;
    assert.deepEqual(unknown, [TEAM_MANAGER]);
    assert.equal(slots.length, 3);
    for (const { missing } of slots) {
      assert.deepEqual(missing, [{ person: TEAM_MANAGER, why: 'unknown' }]);
    }
    assert.equal(asked.length, 1);
  });

  it('offers nothing where no calendar could be read at all', async () => {
    const { asked, find, stand } = await searching(new Map(), RULE.required, () => ({
      ...{ kind: 'refused', code: 'ErrorAccessDenied' },
    }));
    assert.deepEqual((await find('SlotsOffered'))?.slots, []);
    assert.equal(asked.length, 1);
    assert.ok(stand.tried.some((each) => each.endsWith('no-slot')));
  });

  it('waits as the service asks, also between the two searches', async () => {
    let calls = 0;
    const { find } = await searching(new Map([[HEAD, ALL_WEEK]]), undefined, () =>
      (calls += 1) === 2 ? { kind: 'later', code: '429', afterSeconds: 60 } : null,
    );
    assert.equal(await find('SlotsOffered'), undefined);
  });
});

describe('a time of the convener’s own, before it is booked', () => {
  const OWN = { start: at('2027-03-03 10:00'), end: at('2027-03-03 11:00') };
  const choose = (meeting: number): Command => ({
    ...{ type: 'chooseSlot', meeting, slot: OWN, reason: null },
  });
  // Free times are found after eleven o'clock, so that the time is none of those that were offered.
  const morning = spans('2027-03-01 00:00', '2027-03-01 23:00');

  it('is booked where everybody is free', async () => {
    const { stand, does, find } = await searching(new Map([[HEAD, morning]]));
    await does(choose((await find('MeetingAsked'))!.version));
    assert.equal(stand.wishes.length, 1);
    assert.equal((await find('MeetingBooked'))?.missing, undefined);
  });

  it('is not booked where somebody is busy, and the convener is told', async () => {
    const { stand, does, find } = await searching(
      new Map([[HEAD, spans('2027-03-03 10:30', '2027-03-03 10:45')]]),
    );
    await does(choose((await find('MeetingAsked'))!.version));
    assert.deepEqual(stand.wishes, []);
    assert.deepEqual((await find('TimeNotFree'))?.missing, [{ person: HEAD, why: 'busy' }]);
    assert.ok(stand.tried.some((each) => each.endsWith('time-not-free')));
    const meeting = (await find('MeetingAsked'))!.version;
    const reason = { hash: 'h', value: 'Nothing else is left', length: 20 } as never;
    await does({ type: 'chooseSlot', meeting, slot: OWN, reason });
    assert.equal(stand.wishes.length, 1);
  });

  it('is booked where only a calendar could not be read, and that is on the record', async () => {
    const { stand, does, find } = await searching(new Map([[HEAD, null]]));
    await does(choose((await find('MeetingAsked'))!.version));
    assert.equal(stand.wishes.length, 1);
    assert.deepEqual((await find('MeetingBooked'))?.missing, [{ person: HEAD, why: 'unknown' }]);
  });
});
