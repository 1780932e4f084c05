import assert from 'node:assert/strict';
import type { RecordedEvent } from '../../domain/case/index.ts';
import type { Theatre } from '../crash/theatre.ts';
import { MAILBOX, type RealOutside, type Stood } from './outside.ts';
import { interrupt, missingIn, playAll, theStage, toldIn } from './play.ts';
import { but, post } from './tamper.ts';
import { judge } from './truth.ts';

type Recorded = Extract<RecordedEvent, { readonly type: 'DeliveryRecorded' }>;
type Failed = Extract<RecordedEvent, { readonly type: 'DeliveryFailed' }>;
type State = Awaited<ReturnType<Theatre['state']>>;
type Meeting = State['meetings'][number];
type Cases = Theatre['eye']['cases'];

const isRecorded = (event: RecordedEvent): event is Recorded => event.type === 'DeliveryRecorded';

describe('the judge of the faults', () => {
  let theatre: Theatre;
  let outside: RealOutside;
  let events: readonly RecordedEvent[];
  let state: State;

  before(async function () {
    this.timeout(60_000);
    ({ theatre, outside } = await theStage(5_000, () => undefined));
    interrupt(outside);
    assert.deepEqual(await playAll(theatre, outside, 'once'), []);
    events = await theatre.eye.cases.events(theatre.caseId);
    state = await theatre.state();
  });
  after(async () => await outside.stand.stop());

  /** What stands in each verdict before its details. */
  const verdictOn = async (
    changed: { readonly theatre?: Theatre; readonly outside?: RealOutside } = {},
  ): Promise<readonly string[]> => {
    const { wrong } = await judge(changed.theatre ?? theatre, changed.outside ?? outside);
    return [...new Set(wrong.map((words) => words.split(':')[0] ?? ''))].sort();
  };
  const withCases = (changes: Partial<Cases>): Theatre =>
    but(theatre, { eye: but(theatre.eye, { cases: but(theatre.eye.cases, changes) }) });
  const withEvents = (changed: readonly RecordedEvent[]): Theatre =>
    withCases({ events: async () => await Promise.resolve([...changed]) });
  const withMeetings = (meetings: readonly Meeting[]): Theatre =>
    but(theatre, { state: async () => await Promise.resolve({ ...state, meetings }) });
  const withStood = (change: (stood: readonly Stood[]) => readonly Stood[]): RealOutside =>
    but(outside, { stood: () => change(outside.stood()) });
  const byTeams = (): Recorded => {
    const found = events
      .filter(isRecorded)
      .find(
        ({ route, outcome, through }) =>
          route !== 'mail' && outcome === 'accepted' && through === undefined,
      );
    assert.ok(found);
    return found;
  };
  const byMail = (): Recorded => {
    const found = events.filter(isRecorded).find(({ route }) => route === 'mail');
    assert.ok(found);
    return found;
  };
  const isIts = (stood: Stood, { effect, person }: Recorded): boolean =>
    stood.effect === effect && stood.person === person;

  it('finds nothing wrong in a world as it should be', async () => {
    assert.deepEqual(await verdictOn(), []);
  });

  it('sees a card that is not on record', async () => {
    const stray = { caseId: theatre.caseId, effect: '00009999-1', person: MAILBOX.id };
    assert.deepEqual(await verdictOn({ outside: withStood((all) => [...all, stray]) }), [
      'a card stands that is not on record',
    ]);
  });

  it('sees a card that was lost', async () => {
    const lost = byTeams();
    assert.deepEqual(
      await verdictOn({ outside: withStood((all) => all.filter((each) => !isIts(each, lost))) }),
      [`recorded as delivered by ${lost.route}, and nobody has it`],
    );
  });

  it('sees a card that somebody else holds', async () => {
    const astray = byTeams();
    const others = withStood((all) =>
      all.map((each) => (isIts(each, astray) ? { ...each, person: MAILBOX.id } : each)),
    );
    assert.deepEqual(await verdictOn({ outside: others }), [
      'a card stands that is not on record',
      `recorded as delivered by ${astray.route}, and nobody has it`,
    ]);
  });

  it('sees a card that stands twice and is not recorded as that, and one that stands too often', async () => {
    const doubled = byTeams();
    const copies = (n: number) =>
      withStood((all) =>
        all.flatMap((each) =>
          isIts(each, doubled) ? Array.from({ length: n }, () => each) : [each],
        ),
      );
    assert.deepEqual(await verdictOn({ outside: copies(2) }), [
      'a card stands twice and the record does not say so',
    ]);
    const asThat = events.map((event) =>
      event.version === doubled.version ? { ...event, repeated: true } : event,
    ) as readonly RecordedEvent[];
    assert.deepEqual(await verdictOn({ outside: copies(2), theatre: withEvents(asThat) }), []);
    assert.deepEqual(await verdictOn({ outside: copies(3), theatre: withEvents(asThat) }), [
      'a card stands 3 times',
    ]);
  });

  it('sees a mail that never went, and one that is not on record', async () => {
    const mailed = byMail();
    const drafted = new Set([...outside.drafted].filter((each) => !each.includes(mailed.effect)));
    assert.deepEqual(await verdictOn({ outside: but(outside, { drafted }) }), [
      'recorded as delivered by mail, and nobody has it',
    ]);
    const unsaid = events.filter(({ version }) => version !== mailed.version);
    const verdict = await verdictOn({ theatre: withEvents(unsaid) });
    assert.ok(verdict.includes('a mail went that is not on record'), verdict.join());
  });

  it('sees a mail that went to another address', async () => {
    const directory = await theatre.eye.directory.directory();
    const people = new Map(
      [...directory.people].map(([id, each]) => [id, { ...each, mail: 'moved@desk.test' }]),
    );
    const changed = but(theatre.eye.directory, {
      directory: async () => await Promise.resolve({ ...directory, people }),
    });
    const eye = but(theatre.eye, { directory: changed });
    assert.deepEqual(await verdictOn({ theatre: but(theatre, { eye }) }), ['a mail went astray']);
  });

  it('sees what reached nobody and was told to nobody', async () => {
    const { version, meta, effect, stage, role, person, as, what } = byTeams();
    const failed: Failed = {
      ...{ type: 'DeliveryFailed', version, meta, effect, stage, role, person, as, what },
      code: 'gone',
    };
    const all = [...events, failed];
    assert.deepEqual(await verdictOn({ theatre: withEvents(all) }), [
      'it reached nobody and nobody was told',
    ]);
    const told: Recorded = {
      ...byTeams(),
      what: 'undeliverable',
      person: null,
      outcome: 'uncertain',
    };
    assert.deepEqual(await verdictOn({ theatre: withEvents([...all, told]) }), []);
  });

  it('sees an alert that was late while nobody was told', async () => {
    const late = events.filter(
      ({ type }) => type !== 'DeliveryRecorded' && type !== 'DeliveryFailed',
    );
    const verdict = await verdictOn({ theatre: withEvents(late) });
    assert.ok(verdict.includes('an alert was late and nobody was told'), verdict.join());
  });

  it('sees a card that ended and of which nothing tells', async () => {
    const { effect } = byTeams();
    const unsaid = events.filter((event) => !isRecorded(event) || event.effect !== effect);
    const verdict = await verdictOn({
      theatre: withEvents(unsaid),
      outside: withStood((all) => all.filter((each) => each.effect !== effect)),
    });
    assert.ok(verdict.includes('an effect ended and nothing tells of it'), verdict.join());
  });

  it('sees a reminder that fired twice', async () => {
    const rung = events.find(({ type }) => type === 'RungFired');
    assert.ok(rung);
    assert.deepEqual(await verdictOn({ theatre: withEvents([...events, rung]) }), ['fired twice']);
  });

  it('sees a bulletin that stands twice, and a dead letter of which no administrator knows', async () => {
    const [bulletin = ''] = outside.bulletins();
    const doubled = but(outside, { bulletins: () => [bulletin, bulletin] });
    assert.deepEqual(await verdictOn({ outside: doubled }), ['a bulletin stands twice']);
    const letters = but(theatre.eye.deadLetters, {
      list: async () => await Promise.resolve([{}] as never),
    });
    const eye = but(theatre.eye, { deadLetters: letters });
    assert.deepEqual(await verdictOn({ theatre: but(theatre, { eye }) }), [
      'a dead letter that no administrator knows of',
    ]);
  });

  it('sees a meeting that does not stand, stands at another time, or stands though it was cancelled', async () => {
    const booked = state.meetings.find(({ id }) => id === 0) ?? state.meetings.at(-1);
    assert.ok(booked);
    const slot = await standingSlot();
    const as = (status: object, id = slot.meeting): readonly Meeting[] => [
      ...state.meetings.filter((each) => each.id !== id),
      { ...booked, id, status: status as Meeting['status'] },
    ];
    const there = { kind: 'booked', slot: { start: slot.start, end: slot.start } };
    assert.deepEqual(await verdictOn({ theatre: withMeetings(as(there)) }), []);
    const otherwise = { kind: 'booked', slot: { start: '2027-01-01T00:00:00.000Z', end: '' } };
    const name = `meeting ${String(slot.meeting)}`;
    assert.deepEqual(await verdictOn({ theatre: withMeetings(as(otherwise)) }), [
      `${name} (booked) stands at another time`,
    ]);
    assert.deepEqual(await verdictOn({ theatre: withMeetings(as(there, 999)) }), [
      'meeting 999 (booked) does not stand',
    ]);
    assert.deepEqual(await verdictOn({ theatre: withMeetings(as({ kind: 'cancelled' })) }), [
      `${name} (cancelled) stands, and nobody is told`,
    ]);
    const without = state.meetings.filter(({ id }) => id !== slot.meeting);
    assert.deepEqual(await verdictOn({ theatre: withMeetings(without) }), [
      '1 events belong to no meeting',
    ]);
  });

  it('sees work that was left: waiting, unread, poisonous, unsettled or a chain that does not hold', async () => {
    const pending = await theatre.eye.cases.pending(theatre.caseId);
    assert.ok(pending);
    const waiting = withCases({
      pending: async () =>
        await Promise.resolve({
          ...pending,
          waiting: [{ effect: {}, notBefore: '2027-01-01T00:00:00.000Z' }] as never,
        }),
    });
    assert.deepEqual(await verdictOn({ theatre: waiting }), ['still waiting']);
    const chain = await theatre.eye.cases.chain(theatre.caseId);
    const cut = withCases({ chain: async () => await Promise.resolve(chain.slice(1)) });
    assert.match((await verdictOn({ theatre: cut })).join(), /chain /);
    const { around } = theatre;
    const wake = { caseId: theatre.caseId, key: 'x' };
    const poisoned = but(around, { poison: [wake] as never });
    assert.deepEqual(await verdictOn({ theatre: but(theatre, { around: poisoned }) }), [
      'poison x',
    ]);
    const queued = but(around, { queue: new Map([[1, wake]]) as never });
    assert.deepEqual(await verdictOn({ theatre: but(theatre, { around: queued }) }), [
      'messages are left',
    ]);
  });

  it('sees an index that was left unsettled', async () => {
    const { around } = theatre;
    const table = around.tables.get('duecases');
    assert.ok(table);
    const unsettled = but(table, {
      rows: () =>
        table.rows().map((row) => ({ ...row, values: { ...row.values, settled: false } })),
    });
    const tables = new Map([...around.tables, ['duecases', unsettled] as const]);
    const changed = but(theatre, { around: but(around, { tables }) });
    assert.deepEqual(await verdictOn({ theatre: changed }), ['duecases is not settled']);
  });

  it('sees what was logged as an error', async () => {
    assert.deepEqual(await verdictOn({ outside: but(outside, { trouble: ['storage-gone'] }) }), [
      'logged as an error',
    ]);
  });

  it('sees that somebody was never told what they are told without a fault', async () => {
    const told = await toldIn(theatre);
    assert.deepEqual(await missingIn(theatre, told), []);
    assert.deepEqual(await missingIn(theatre, new Set([...told, 'somebody alert 1'])), [
      'never told: somebody alert 1',
    ]);
  });

  // The last: these change what stands.
  it('sees a mail that went twice and a meeting that stands twice', async () => {
    const [name = ''] = [...outside.drafted].filter((each) => each.includes(byMail().effect));
    const [id = '', value = ''] = name.split('|');
    const address = (await theatre.eye.directory.directory()).people.get(
      value.split('/').at(-1) as never,
    )?.mail;
    const mail = (await post(outside, `/users/${MAILBOX.id}/messages`, {
      subject: 'again',
      toRecipients: [{ emailAddress: { address } }],
      singleValueExtendedProperties: [{ id, value }],
    })) as { readonly id: string };
    await post(outside, `/users/${MAILBOX.id}/messages/${mail.id}/send`);
    assert.deepEqual(await verdictOn(), ['a mail went twice']);
    const { meeting, start } = await standingSlot();
    const at = { dateTime: start.replace('Z', ''), timeZone: 'UTC' };
    await post(outside, `/users/${MAILBOX.id}/events`, {
      subject: 'again',
      start: at,
      end: at,
      singleValueExtendedProperties: [
        { id: id.replace('IroMail', 'IroMeeting'), value: `${theatre.caseId}/${String(meeting)}` },
      ],
    });
    const verdict = await verdictOn();
    assert.ok(
      verdict.some((words) => /^meeting \d+ .* stands 2 times$/.test(words)),
      verdict.join(),
    );
  });

  /** The meeting that stands last in the calendar, by the record's own number. */
  async function standingSlot(): Promise<{ readonly meeting: number; readonly start: string }> {
    const held = events.flatMap((event) => (event.type === 'MeetingBooked' ? [event] : []));
    const last = held.at(-1);
    assert.ok(last);
    return await Promise.resolve({ meeting: last.meeting, start: last.slot.start });
  }
});
