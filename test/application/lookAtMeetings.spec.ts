import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { lookAtMeetings } from '../../application/lookAtMeetings.ts';
import type { Meetings, SeenMeeting } from '../../application/ports/index.ts';
import type { Command } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import { aRaise, at, ID, IRO, LADDER, TEAM_MANAGER } from '../builders/index.ts';
import { aStand, NOW, type Stand } from './stand.ts';

const hour = (from: string, to: string) => ({ start: at(from), end: at(to) });
const SLOT = hour('2027-03-03 10:00', '2027-03-03 11:00');
const LATER = hour('2027-03-04 10:00', '2027-03-04 11:00');

/** A case whose meeting is booked, as its event stands in the calendar. */
async function aBooked(): Promise<{ stand: Stand; event: SeenMeeting; does: Does }> {
  const stand = await aStand();
  let n = 0;
  const does: Does = async (command) => {
    const key = `key-${String((n += 1))}`;
    await act(stand.deps, stand.envelope(command, IRO, key), { procedure: LADDER });
    await dispatchCase(stand.deps, ID, NOW);
  };
  await does(aRaise('s2'));
  const meeting = (await stand.events()).find(({ type }) => type === 'MeetingAsked')!.version;
  await does({ type: 'chooseSlot', meeting, slot: SLOT, reason: null });
  const event: SeenMeeting = { caseId: ID, meeting, slot: SLOT, attendees: [] };
  stand.calendar.seen = [event];
  return { stand, event, does };
}

type Does = (command: Command) => Promise<void>;

const newsIn = async (stand: Stand) =>
  (await stand.events())
    .map(({ type }) => type)
    .filter((type) =>
      /^(MeetingAnswered|NewTimeProposed|MeetingMovedOutside|MeetingGone)$/.test(type),
    );

const mailOf = async (stand: Stand, person: PersonId): Promise<string> =>
  (await stand.deps.directory.directory()).people.get(person)!.mail;

describe('looking at booked meetings', () => {
  it('asks no calendar where nothing is booked', async () => {
    const stand = await aStand();
    stand.deps.meetings.look = () => assert.fail('asked');
    assert.deepEqual(await lookAtMeetings(stand.deps, NOW), { standing: 0, news: 0, failed: 0 });
  });

  it('opens no case where the calendar says what the case knows', async () => {
    const { stand } = await aBooked();
    const cases = { ...stand.deps.cases, load: () => assert.fail('opened') };
    const looked = await lookAtMeetings({ ...stand.deps, cases }, NOW);
    assert.deepEqual(looked, { standing: 1, news: 0, failed: 0 });
    assert.equal(stand.calendar.confirmed, 0);
  });

  it('tells an answer once, by the address in any case, though two look at the same time', async () => {
    const { stand, event } = await aBooked();
    const mail = (await mailOf(stand, TEAM_MANAGER)).toUpperCase();
    const attendees = [
      { mail, said: 'declined' as const, proposes: null },
      { mail: 'added.by.hand@elsewhere.test', said: 'accepted' as const, proposes: null },
    ];
    stand.calendar.seen = [{ ...event, attendees }];
    await Promise.all([lookAtMeetings(stand.deps, NOW), lookAtMeetings(stand.deps, NOW)]);
    await dispatchCase(stand.deps, ID, NOW);
    assert.deepEqual(await lookAtMeetings(stand.deps, NOW), { standing: 1, news: 0, failed: 0 });
    assert.deepEqual(await newsIn(stand), ['MeetingAnswered']);
    assert.equal(stand.tried.filter((each) => each.includes('attendee-declined')).length, 1);
  });

  it('takes over a time that was moved by hand, and looks there from then on', async () => {
    const { stand, event } = await aBooked();
    stand.calendar.seen = [{ ...event, slot: LATER }];
    assert.equal((await lookAtMeetings(stand.deps, NOW)).news, 1);
    await dispatchCase(stand.deps, ID, NOW);
    assert.equal((await lookAtMeetings(stand.deps, NOW)).news, 0);
    assert.deepEqual(await newsIn(stand), ['MeetingMovedOutside']);
  });

  it('calls a meeting gone only when its marker is found nowhere', async () => {
    const { stand, event } = await aBooked();
    // Moved so far that it lies outside what was asked for: it is not in the view, but it stands.
    const meetings: Meetings = {
      ...stand.deps.meetings,
      look: () => Promise.resolve({ kind: 'ok', value: [] }),
    };
    stand.calendar.seen = [{ ...event, slot: hour('2027-04-20 10:00', '2027-04-20 11:00') }];
    await lookAtMeetings({ ...stand.deps, meetings }, NOW);
    await dispatchCase(stand.deps, ID, NOW);
    assert.deepEqual(await newsIn(stand), ['MeetingMovedOutside']);
    stand.calendar.seen = [];
    await lookAtMeetings(stand.deps, NOW);
    await dispatchCase(stand.deps, ID, NOW);
    assert.deepEqual(await newsIn(stand), ['MeetingMovedOutside', 'MeetingGone']);
    assert.deepEqual(await lookAtMeetings(stand.deps, NOW), { standing: 0, news: 0, failed: 0 });
  });

  it('a calendar that cannot be read says nothing of any meeting', async () => {
    const { stand } = await aBooked();
    const away = { kind: 'later', code: 'Timeout', afterSeconds: 30 } as const;
    stand.deps.meetings.look = () => Promise.resolve(away);
    assert.deepEqual(await lookAtMeetings(stand.deps, NOW), { standing: 1, news: 0, failed: 1 });
    stand.deps.meetings.look = () => Promise.resolve({ kind: 'ok', value: [] });
    stand.deps.meetings.lookFor = () => Promise.resolve(away);
    assert.deepEqual(await lookAtMeetings(stand.deps, NOW), { standing: 1, news: 0, failed: 1 });
    assert.deepEqual(await newsIn(stand), []);
  });

  it('what we cancelled or moved ourselves while it looked is no news', async () => {
    const { stand, event, does } = await aBooked();
    stand.calendar.seen = [];
    const meetings: Meetings = {
      ...stand.deps.meetings,
      lookFor: async (caseId, meeting) => {
        await does({ type: 'chooseSlot', meeting: event.meeting, slot: LATER, reason: null });
        return await stand.deps.meetings.lookFor(caseId, meeting);
      },
    };
    await lookAtMeetings({ ...stand.deps, meetings }, NOW);
    assert.deepEqual(await newsIn(stand), []);
  });
});
