import assert from 'node:assert/strict';
import { act } from '../../application/act.ts';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import type { Cover, Directory, PersonId } from '../../domain/people/index.ts';
import { day } from '../../domain/calendar/index.ts';
import {
  aDirectory,
  aRaise,
  aStage,
  at,
  HEAD,
  IRO,
  NEW_TEAM_MANAGER,
  NORTH,
  post,
  POSTS_HELD,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
} from '../builders/index.ts';
import { aStand, caseIdOf, NOW, type Stand } from './stand.ts';

const BLOCKED = { kind: 'refused', code: 'MessageWritesBlocked' } as const;
const ACKNOWLEDGE = { type: 'acknowledge', stage: 2 } as const;
const NOT_INSTALLED = { kind: 'not-installed', code: '404' } as const;
const UNCERTAIN = { kind: 'uncertain', code: '502' } as const;
const PROCEDURE = stageWith('s3', aStage('s3', 'team-manager'));

/** The duty post of the north is the director's; of everywhere else, nobody's. */
const DUTY = post('duty', HEAD, { scope: NORTH });
const withDuty = (...posts: Directory['posts']): Directory => aDirectory([...POSTS_HELD, ...posts]);
const vacant = (deputy: PersonId | null): Directory =>
  aDirectory([
    ...POSTS_HELD.filter(({ role }) => role !== 'team-manager'),
    post('team-manager', null, { scope: NORTH, deputy }),
    DUTY,
  ]);
const rota = (rest: Partial<Cover> = {}): Directory => ({
  ...withDuty(),
  covers: [
    {
      ...{ person: TEAM_MANAGER, by: STRANGER, roles: null },
      ...{ from: day('2027-03-01'), to: day('2027-03-03') },
      ...rest,
    },
  ],
});

async function raised(directory: Directory, script: Partial<Stand['script']> = {}): Promise<Stand> {
  const stand = await aStand({ procedure: PROCEDURE });
  await stand.storage.directory.replaceDirectory(directory);
  await act(stand.deps, stand.envelope(aRaise('s3'), IRO, 'raise'), { procedure: PROCEDURE });
  stand.script.sends.push(...(script.sends ?? []));
  stand.script.installs.push(...(script.installs ?? []));
  stand.script.mails.push(...(script.mails ?? []));
  stand.script.absences.push(...(script.absences ?? []));
  await dispatchCase(stand.deps, caseIdOf(), NOW);
  return stand;
}

/** Who was tried with the alert, by which route, and what came of it. */
async function record(stand: Stand): Promise<readonly string[]> {
  return (await stand.events()).flatMap((event) => {
    const who = (person: string | null) => person?.slice(-2) ?? 'vacant';
    if (event.type === 'DeliveryRecorded' && event.what === 'alert') {
      const to =
        event.through === undefined ? '' : ` ${event.through.as} ${who(event.through.person)}`;
      return [`${who(event.person)}${to}: ${event.route} ${event.outcome}`];
    }
    if (event.type !== 'DeliveryFailed' || event.what !== 'alert') return [];
    return [`${who(event.person)}: failed ${event.code}`];
  });
}

const toRaiser = ({ tried }: Stand): readonly string[] =>
  tried.filter((each) => each.startsWith('teams 01 '));
const seatIn = async (stand: Stand) =>
  (await stand.storage.cases.load(caseIdOf()))!.state.stages[0]!.responders[0]!;
const dueIn = async (stand: Stand) =>
  (await stand.storage.cases.load(caseIdOf()))!.state.stages[0]!.clock!.dayZero;

describe('whoever stands in on the delivery ladder', () => {
  it('the deputy has a whole ladder: Teams, installation, mail; and the raiser hears who has it', async () => {
    const stand = await raised(withDuty(DUTY), {
      sends: [BLOCKED, NOT_INSTALLED, BLOCKED],
      mails: [BLOCKED],
    });
    assert.deepEqual(
      stand.tried.filter((each) => !each.startsWith('teams 01')),
      [
        'teams 05 alert',
        'mail 05 alert',
        'teams 06 alert',
        'install 06',
        'teams 06 alert',
        'mail 06 alert',
      ],
    );
    assert.deepEqual(await record(stand), [
      '05: teams refused',
      '05: mail refused',
      '05 deputy 06: teams-after-install refused',
      '05 deputy 06: mail accepted',
    ]);
    assert.deepEqual(toRaiser(stand), ['teams 01 stand-in-told']);
    assert.equal(await dueIn(stand), '2027-03-01');
    assert.deepEqual((await seatIn(stand)).delivery.through, { person: TEAM_DEPUTY, as: 'deputy' });
  });

  it('then the duty post of the narrowest scope, who may answer from then on', async () => {
    const stand = await raised(withDuty(post('duty', STRANGER), DUTY), {
      sends: [BLOCKED, BLOCKED],
      mails: [BLOCKED, BLOCKED],
    });
    assert.deepEqual((await record(stand)).slice(-2), [
      '05 deputy 06: mail refused',
      '05 duty 08: teams accepted',
    ]);
    const acted = await act(stand.deps, stand.envelope(ACKNOWLEDGE, HEAD, 'ack'));
    assert.equal(acted.kind, 'done');
    const { actor } = (await stand.events()).at(-1)!.meta;
    assert.deepEqual(actor, {
      ...{ kind: 'person', person: HEAD, onBehalfOf: TEAM_MANAGER, role: 'team-manager' },
    });
  });

  it('nobody on duty may answer what did not come to them', async () => {
    const stand = await raised(withDuty(DUTY));
    const acted = await act(stand.deps, stand.envelope(ACKNOWLEDGE, HEAD, 'ack'));
    assert.equal(acted.kind, 'refused');
  });

  it('the raiser at once when nobody is left, and each working day from then on', async () => {
    const stand = await raised(withDuty(DUTY), {
      sends: [BLOCKED, BLOCKED, BLOCKED],
      mails: [BLOCKED, BLOCKED, BLOCKED],
    });
    assert.equal((await record(stand)).at(-1), '05: failed no-route');
    assert.deepEqual(toRaiser(stand), ['teams 01 undeliverable']);
    assert.equal(await dueIn(stand), null);
    assert.equal(await stand.storage.dueIndex.next(NOW), at('2027-03-02 09:00'));
  });

  it('of a vacant post: deputy, then duty, then the raiser', async () => {
    assert.deepEqual(await record(await raised(vacant(TEAM_DEPUTY))), [
      'vacant deputy 06: teams accepted',
    ]);
    assert.deepEqual(await record(await raised(vacant(null))), ['vacant duty 08: teams accepted']);
    const nobody = await raised(vacant(null), { sends: [BLOCKED], mails: [BLOCKED] });
    assert.deepEqual(await record(nobody), [
      'vacant duty 08: teams refused',
      'vacant duty 08: mail refused',
      'vacant: failed vacant',
    ]);
    assert.deepEqual(toRaiser(nobody), ['teams 01 undeliverable']);
  });

  it('an uncertain card to the deputy is repeated once, then mail makes sure', async () => {
    const stand = await raised(withDuty(), {
      sends: [BLOCKED, UNCERTAIN, UNCERTAIN],
      mails: [BLOCKED],
    });
    assert.deepEqual((await record(stand)).slice(-2), [
      '05 deputy 06: teams uncertain',
      '05 deputy 06: mail accepted',
    ]);
  });

  it('reads a note that was written when the deputy was one step', async () => {
    const stand = await aStand({ procedure: PROCEDURE });
    await act(stand.deps, stand.envelope(aRaise('s3'), IRO, 'raise'), { procedure: PROCEDURE });
    const { cases } = stand.storage;
    const [alert] = (await cases.pending(caseIdOf()))!.waiting;
    const claimed = (await cases.claim(caseIdOf(), alert!, 'before', 60_000))!;
    const old = {
      step: 'deputy',
      uncertain: 0,
      later: 0,
      installed: false,
      firstUncertainAt: null,
    };
    await cases.postpone(caseIdOf(), claimed, NOW, JSON.stringify(old));
    await dispatchCase(stand.deps, caseIdOf(), NOW);
    assert.deepEqual(await record(stand), ['05 deputy 06: teams accepted']);
  });
});

describe('cover by rota', () => {
  it('gets the alert beside the holder, whose clock runs as ever, and may answer on those days', async () => {
    const stand = await raised(rota());
    assert.deepEqual(await record(stand), ['05: teams accepted', '05 cover 14: teams accepted']);
    assert.equal(await dueIn(stand), '2027-03-01');
    assert.deepEqual((await seatIn(stand)).standIns, [
      { person: STRANGER, as: 'cover', since: NOW },
    ]);
    assert.deepEqual(toRaiser(stand), []);
    const acted = await act(stand.deps, stand.envelope(ACKNOWLEDGE, STRANGER, 'ack'));
    assert.equal(acted.kind, 'done');
  });

  it('from the first day to the last, and in the named roles only', async () => {
    for (const [rest, told] of [
      [{ from: day('2027-03-02') }, false],
      [{ from: day('2027-02-22'), to: day('2027-03-01') }, true],
      [{ from: day('2027-02-22'), to: day('2027-02-28') }, false],
      [{ roles: ['team-manager'] }, true],
      [{ roles: ['head'] }, false],
    ] as const) {
      const stand = await raised(rota(rest));
      assert.equal(stand.tried.includes('teams 14 alert'), told, JSON.stringify(rest));
    }
  });

  it('has it already when no route reaches the holder: sent once, and recorded as theirs', async () => {
    const stand = await raised(rota(), { sends: [BLOCKED], mails: [BLOCKED] });
    assert.deepEqual(stand.tried.filter((each) => each === 'teams 14 alert').length, 1);
    assert.equal((await record(stand)).at(-1), '05 cover 14: teams accepted');
    assert.equal(await dueIn(stand), '2027-03-01');
  });
});

describe('what the record says of a cover who has it already', () => {
  const LATER = { kind: 'later', code: '429', afterSeconds: 3_600 } as const;
  const AN_HOUR_ON = at('2027-03-01 11:00');

  /** The holder's own way ends an hour later; meanwhile the cover has theirs. */
  async function givenUpLater(): Promise<Stand> {
    const stand = await raised(rota(), { sends: [LATER] });
    stand.script.sends.push(BLOCKED);
    stand.script.mails.push(BLOCKED);
    await dispatchCase(stand.deps, caseIdOf(), AN_HOUR_ON);
    return stand;
  }

  it('names when it reached them, and counts from then', async () => {
    const stand = await givenUpLater();
    assert.deepEqual(await record(stand), [
      '05 cover 14: teams accepted',
      '05: teams refused',
      '05: mail refused',
      '05 cover 14: teams accepted',
    ]);
    const { delivery, standIns } = await seatIn(stand);
    assert.deepEqual(standIns, [{ person: STRANGER, as: 'cover', since: NOW }]);
    assert.deepEqual([delivery.sentAt, delivery.deliveredAt], [NOW, NOW]);
    const receipts = (await stand.events()).flatMap((event) =>
      event.type === 'DeliveryRecorded' && event.code === 'has-it-already' ? [event.sentAt] : [],
    );
    assert.deepEqual(receipts, [NOW]);
    assert.equal(await dueIn(stand), '2027-03-01');
  });
});

describe('a card for a cover that could not go on the days of the cover', () => {
  it('is not sent any more; the holder has their own', async () => {
    const stand = await raised(rota({ to: day('2027-03-01') }), {
      sends: [
        { kind: 'accepted', activityId: '1' },
        { kind: 'later', code: '429', afterSeconds: 86_400 },
      ],
    });
    assert.equal(stand.tried.filter((each) => each === 'teams 14 alert').length, 1);
    await dispatchCase(stand.deps, caseIdOf(), at('2027-03-02 10:30'));
    assert.equal(stand.tried.filter((each) => each === 'teams 14 alert').length, 1);
    assert.deepEqual(await record(stand), ['05: teams accepted']);
  });
});

describe('somebody whom Outlook calls away', () => {
  const AWAY = { kind: 'away', until: at('2027-03-15 09:00') } as const;

  it('is asked after once per alert; the deputy is told at once, the raiser once, the days run on', async () => {
    const stand = await raised(withDuty(DUTY), { absences: [AWAY] });
    assert.deepEqual(stand.asked, ['05']);
    assert.deepEqual(await record(stand), ['05: teams accepted', '05 deputy 06: teams accepted']);
    assert.deepEqual(toRaiser(stand), ['teams 01 away']);
    assert.equal(await dueIn(stand), '2027-03-01');
    assert.deepEqual((await seatIn(stand)).away, {
      until: AWAY.until,
      noticedAt: NOW,
      standIn: { person: TEAM_DEPUTY, as: 'deputy' },
      what: ['alert'],
    });
  });

  it('without a deputy: the duty post is asked; without one of these, the raiser sees to it', async () => {
    const alone = (...more: Directory['posts']): Directory =>
      aDirectory([
        ...POSTS_HELD.filter(({ role }) => role !== 'team-manager'),
        post('team-manager', TEAM_MANAGER, { scope: NORTH }),
        ...more,
      ]);
    const duty = await raised(alone(DUTY), { absences: [AWAY] });
    assert.deepEqual(await record(duty), ['05: teams accepted', '05 duty 08: teams accepted']);
    const nobody = await raised(alone(), { absences: [AWAY] });
    assert.deepEqual(await record(nobody), ['05: teams accepted']);
    assert.deepEqual(toRaiser(nobody), ['teams 01 away']);
  });

  it('who has cover by rota: the cover has it already, nobody else is asked', async () => {
    const stand = await raised(rota(), { absences: [AWAY] });
    assert.deepEqual(await record(stand), ['05: teams accepted', '05 cover 14: teams accepted']);
    assert.deepEqual(toRaiser(stand), ['teams 01 away']);
  });

  it('what is not known changes nothing', async () => {
    const stand = await raised(withDuty(DUTY), {
      absences: [{ kind: 'unknown', code: 'ErrorAccessDenied' }],
    });
    assert.deepEqual(await record(stand), ['05: teams accepted']);
    assert.deepEqual(toRaiser(stand), []);
  });
});

describe('an alert whose seat was handed over', () => {
  const held = (deputy: PersonId | null): Directory =>
    aDirectory([
      ...POSTS_HELD,
      post('team-manager', NEW_TEAM_MANAGER, { scope: { team: 'south' }, deputy }),
      DUTY,
    ]);
  const AWAY = { kind: 'away', until: at('2027-03-15 09:00') } as const;

  async function handedOver(
    directory: Directory,
    script: Partial<Stand['script']>,
  ): Promise<Stand> {
    const stand = await raised(directory);
    stand.tried.splice(0);
    stand.asked.splice(0);
    const seat = {
      ...({ type: 'handOverSeat', stage: 2, role: 'team-manager', person: TEAM_MANAGER } as const),
      ...{ to: NEW_TEAM_MANAGER, reason: written('Another team now') },
    };
    const acted = await act(stand.deps, stand.envelope(seat, IRO, 'hand over'));
    assert.equal(acted.kind, 'done');
    stand.script.sends.push(...(script.sends ?? []));
    stand.script.mails.push(...(script.mails ?? []));
    stand.script.absences.push(...(script.absences ?? []));
    await dispatchCase(stand.deps, caseIdOf(), NOW);
    return stand;
  }

  it('goes to whoever stands in for the new holder, who may answer it', async () => {
    for (const [deputy, standIn] of [
      [STRANGER, STRANGER],
      [null, HEAD],
    ] as const) {
      const stand = await handedOver(held(deputy), { sends: [BLOCKED], mails: [BLOCKED] });
      assert.ok(stand.tried.includes(`teams ${standIn.slice(-2)} seat-handed-to-you`));
      const acted = await act(stand.deps, stand.envelope(ACKNOWLEDGE, standIn, 'ack'));
      assert.equal(acted.kind, 'done');
      assert.ok(stand.tried.includes('teams 01 stand-in-told'));
    }
  });

  it('is asked after in Outlook as any other: away, and somebody else has it', async () => {
    const stand = await handedOver(held(STRANGER), { absences: [AWAY] });
    assert.deepEqual(stand.asked, ['15']);
    assert.ok(stand.tried.includes('teams 14 alert'), stand.tried.join());
    assert.deepEqual(toRaiser(stand), ['teams 01 away']);
  });

  it('reaches whoever covers for the new holder by rota, who may answer it', async () => {
    const covered = {
      ...held(null),
      covers: [
        {
          ...{ person: NEW_TEAM_MANAGER, by: STRANGER, roles: null },
          ...{ from: day('2027-03-01'), to: day('2027-03-03') },
        },
      ],
    };
    const stand = await handedOver(covered, {});
    assert.ok(stand.tried.includes('teams 14 seat-handed-to-you'), stand.tried.join());
    assert.deepEqual((await seatIn(stand)).standIns, [
      { person: STRANGER, as: 'cover', since: NOW },
    ]);
  });
});
