import assert from 'node:assert/strict';
import { dispatchCase } from '../../application/dispatch/dispatchCase.ts';
import { day, plusSeconds } from '../../domain/calendar/index.ts';
import {
  aReply,
  aStage,
  SERVICE_MANAGER,
  stageWith,
  TEAM_MANAGER,
  written,
} from '../builders/index.ts';
import { act } from '../../application/act.ts';
import { anEscalation, aRaise, IRO, opening } from '../builders/index.ts';
import { aStand, caseIdOf, NOW, type Stand } from './stand.ts';

const ACCEPTED = { kind: 'accepted', activityId: 'a' } as const;
const ACCEPTED_MAIL = { kind: 'accepted', messageId: 'm' } as const;
const UNCERTAIN = { kind: 'uncertain', code: '502' } as const;
const BLOCKED = { kind: 'refused', code: '403' } as const;

/** The record of the alert's delivery: route, outcome, repeated. */
async function record(stand: Stand) {
  return (await stand.events()).flatMap((event) => {
    if (event.type === 'DeliveryRecorded' && event.what === 'alert') {
      return [`${event.route} ${event.outcome}${event.repeated ? ' repeated' : ''}`];
    }
    return event.type === 'DeliveryFailed' && event.what === 'alert'
      ? [`failed ${event.code}`]
      : [];
  });
}

async function dispatched(sends: Stand['script']['sends'], later: Partial<Stand['script']> = {}) {
  const stand = await aStand();
  await stand.raised();
  stand.script.sends.push(...sends);
  stand.script.installs.push(...(later.installs ?? []));
  stand.script.mails.push(...(later.mails ?? []));
  await dispatchCase(stand.deps, caseIdOf(), NOW);
  return stand;
}

const toAlerted = ({ tried }: Stand): readonly string[] =>
  tried.filter((each) => each.includes(' 07'));

describe('the delivery ladder', () => {
  it('sends once what is accepted', async () => {
    const stand = await dispatched([ACCEPTED]);
    assert.deepEqual(await record(stand), ['teams accepted']);
    assert.deepEqual(toAlerted(stand), ['teams 07 alert']);
  });

  it('repeats an uncertain card once, and records that it may be there twice', async () => {
    const stand = await dispatched([UNCERTAIN, ACCEPTED, ACCEPTED]);
    assert.deepEqual(toAlerted(stand), ['teams 07 alert', 'teams 07 alert']);
    assert.deepEqual(await record(stand), ['teams accepted repeated']);
  });

  it('makes sure by mail after two uncertain attempts, and says so', async () => {
    // The alert, two copies, the alert again.
    const stand = await dispatched([UNCERTAIN, ACCEPTED, ACCEPTED, UNCERTAIN]);
    assert.deepEqual(toAlerted(stand), ['teams 07 alert', 'teams 07 alert', 'mail 07 alert']);
    assert.deepEqual(await record(stand), ['teams uncertain repeated', 'mail accepted repeated']);
  });

  it('counts an attempt that died as uncertain', async () => {
    const stand = await aStand();
    await stand.raised();
    const pending = await stand.storage.cases.pending(caseIdOf());
    const alert = pending!.waiting.find(({ effect }) => effect.type === 'sendCard')!;
    await stand.storage.cases.claim(caseIdOf(), alert, 'a dead process', 60_000);
    stand.wall.move(60_000);
    await dispatchCase(stand.deps, caseIdOf(), NOW);
    assert.deepEqual(await record(stand), ['teams accepted repeated']);
  });

  it('waits in business time as Teams asks, in a due row', async () => {
    const stand = await dispatched([{ kind: 'later', code: '429', afterSeconds: 45 }]);
    assert.deepEqual(await record(stand), []);
    const then = plusSeconds(NOW, 45);
    assert.equal(await stand.storage.dueIndex.next(NOW), then);
    await dispatchCase(stand.deps, caseIdOf(), plusSeconds(NOW, 44));
    assert.deepEqual(await record(stand), []);
    await dispatchCase(stand.deps, caseIdOf(), then);
    assert.deepEqual(await record(stand), ['teams accepted']);
  });

  it('counts no try while Teams is left alone for everybody, and goes by mail after two hours of it', async () => {
    const held = { kind: 'later', code: 'paused', afterSeconds: 600, unasked: true } as const;
    const stand = await aStand();
    await stand.raised();
    // Eight passes at one time are more than a step has tries; three cards are held each time.
    stand.script.sends.push(...Array.from({ length: 36 }, () => held));
    for (let n = 0; n < 12; n += 1)
      await dispatchCase(stand.deps, caseIdOf(), plusSeconds(NOW, 600 * n));
    assert.deepEqual(await record(stand), []);
    stand.script.sends.push(held, ACCEPTED, ACCEPTED);
    await dispatchCase(stand.deps, caseIdOf(), plusSeconds(NOW, 7_200));
    assert.deepEqual(await record(stand), ['teams refused', 'mail accepted']);
  });

  it('tells the raiser once that an alert is late, after two hours without a word of any route, and goes on', async () => {
    const BUSY = { kind: 'later', code: '429', afterSeconds: 1 } as const;
    const stand = await aStand();
    await stand.raised();
    const { deps } = stand;
    const tries: number[] = [];
    let now = NOW;
    const seconds = (): number => (Date.parse(now) - Date.parse(NOW)) / 1_000;
    const busy = {
      ...deps,
      messenger: {
        ...deps.messenger,
        send: async (message: Parameters<typeof deps.messenger.send>[0]) =>
          message.card === 'alert' ? BLOCKED : await deps.messenger.send(message),
      },
      mailer: {
        ...deps.mailer,
        send: async () => {
          tries.push(seconds());
          return await Promise.resolve(seconds() < 20_000 ? BUSY : ACCEPTED_MAIL);
        },
      },
    };
    const late: number[] = [];
    for (let n = 0; n < 40; n += 1) {
      await dispatchCase(busy, caseIdOf(), now);
      const told = (await stand.events()).filter(({ type }) => type === 'DeliveryDelayed').length;
      if (told > late.length) late.push(seconds());
      const next = await stand.storage.dueIndex.next(now);
      if (next === null) break;
      now = next;
      if (seconds() > 86_400) break;
    }
    assert.deepEqual(late, [7_200]);
    assert.deepEqual(tries, [0, 1, 31, 151, 751, 2_551, 6_151, 13_351, 27_751]);
    assert.equal(stand.tried.filter((each) => each === 'teams 01 not-arrived-yet').length, 1);
    assert.deepEqual(await record(stand), ['teams refused', 'mail accepted']);
    const begun = (await stand.events()).find(({ type }) => type === 'ClockStarted');
    assert.equal(begun?.meta.at, plusSeconds(NOW, 27_751));
  });

  /** A card is put off for four hours; an hour on, an alert is due to the same person. */
  async function alertBehind(): Promise<Stand> {
    const stand = await aStand();
    await stand.raised();
    const { deps } = stand;
    await dispatchCase(deps, caseIdOf(), NOW);
    const stage = 2;
    const until = day('2027-03-12');
    const asks = { type: 'requestTime', stage, until, reason: written('Absence') } as const;
    const refuses = { type: 'refuseTime', stage, reason: written('It is urgent') } as const;
    const answers = { ...aReply(stage, 'A visit is planned') } as const;
    const talks = { type: 'talkFurther', stage, reason: written('Not yet') } as const;
    await act(deps, stand.envelope(asks, SERVICE_MANAGER, 'asks'));
    await dispatchCase(deps, caseIdOf(), NOW);
    await act(deps, stand.envelope(refuses, IRO, 'refuses'));
    stand.script.sends.push({ kind: 'later', code: '429', afterSeconds: 14_400 });
    await dispatchCase(deps, caseIdOf(), NOW);
    await act(deps, stand.envelope(answers, SERVICE_MANAGER, 'answers'));
    await dispatchCase(deps, caseIdOf(), NOW);
    await act(deps, stand.envelope(talks, IRO, 'talks', DUE));
    await dispatchCase(deps, caseIdOf(), DUE);
    return stand;
  }
  const DUE = plusSeconds(NOW, 3_600);
  const LATE = plusSeconds(DUE, 7_200);
  const delays = async (stand: Stand) =>
    (await stand.events()).flatMap((event) =>
      event.type === 'DeliveryDelayed' ? [[event.what, event.since, event.meta.at]] : [],
    );

  it('tells of an alert behind a card that is put off two hours after it was due, before any try of its own', async () => {
    const stand = await alertBehind();
    assert.equal(await stand.storage.dueIndex.next(NOW), LATE);
    await dispatchCase(stand.deps, caseIdOf(), plusSeconds(LATE, -1));
    assert.deepEqual(await delays(stand), []);
    await dispatchCase(stand.deps, caseIdOf(), LATE);
    assert.equal(stand.tried.includes('teams 07 talk-further'), false);
    await dispatchCase(stand.deps, caseIdOf(), plusSeconds(LATE, 3_600));
    assert.deepEqual(await delays(stand), [['talk-further', DUE, LATE]]);
    assert.equal(stand.tried.filter((each) => each === 'teams 01 not-arrived-yet').length, 1);
    assert.equal(stand.tried.at(-1), 'teams 07 talk-further');
  });

  it('counts the two hours from when it was due, where its first try comes later', async () => {
    const stand = await aStand();
    await stand.raised();
    stand.script.sends.push({ kind: 'later', code: '429', afterSeconds: 7_200 });
    await dispatchCase(stand.deps, caseIdOf(), plusSeconds(NOW, 3_600));
    assert.equal(await stand.storage.dueIndex.next(NOW), plusSeconds(NOW, 7_200));
    await dispatchCase(stand.deps, caseIdOf(), plusSeconds(NOW, 7_200));
    assert.deepEqual(await delays(stand), [['alert', NOW, plusSeconds(NOW, 7_200)]]);
  });

  it('installs the app where it is missing, then sends', async () => {
    const stand = await dispatched([{ kind: 'not-installed', code: '404' }]);
    assert.deepEqual(toAlerted(stand), ['teams 07 alert', 'install 07', 'teams 07 alert']);
    assert.deepEqual(await record(stand), ['teams-after-install accepted']);
  });

  it('goes on by mail where Teams is closed, each step recorded', async () => {
    const stand = await dispatched([BLOCKED]);
    assert.deepEqual(toAlerted(stand), ['teams 07 alert', 'mail 07 alert']);
    assert.deepEqual(await record(stand), ['teams refused', 'mail accepted']);
  });

  it('tells the raiser when no route and no deputy is left', async () => {
    const stand = await dispatched([BLOCKED], { mails: [BLOCKED] });
    assert.deepEqual(await record(stand), ['teams refused', 'mail refused', 'failed no-route']);
    assert.ok(stand.tried.includes('teams 01 undeliverable'));
  });

  it('asks the deputy on behalf of the holder when no route reaches the holder', async () => {
    const procedure = stageWith('s3', aStage('s3', 'team-manager'));
    const stand = await aStand({ procedure });
    await act(stand.deps, stand.envelope(aRaise('s3'), IRO, 'raise'), { procedure });
    stand.script.sends.push(BLOCKED);
    stand.script.mails.push(BLOCKED);
    await dispatchCase(stand.deps, caseIdOf(), NOW);
    assert.deepEqual(
      stand.tried.filter((each) => each.includes('alert')),
      [
        `teams ${TEAM_MANAGER.slice(-2)} alert`,
        `mail ${TEAM_MANAGER.slice(-2)} alert`,
        'teams 06 alert',
      ],
    );
    assert.deepEqual(await record(stand), ['teams refused', 'mail refused', 'teams accepted']);
  });

  it('leaves one attempt open at most when the process dies', async () => {
    const stand = await aStand();
    await stand.raised();
    const { deps } = stand;
    let open = 0;
    const send: typeof deps.messenger.send = async () => {
      const pending = await stand.storage.cases.pending(caseIdOf());
      open = Math.max(open, pending!.waiting.filter(({ openAttempt }) => openAttempt).length);
      return ACCEPTED;
    };
    await dispatchCase({ ...deps, messenger: { ...deps.messenger, send } }, caseIdOf(), NOW);
    assert.equal(open, 1);
  });

  it('tells an administrator of a meeting that it cannot take out of the calendar', async () => {
    const stand = await aStand();
    const { deps } = stand;
    const procedure = (await deps.procedures.inForce())[0]!;
    await act(deps, stand.envelope(aRaise('s2'), IRO, 'raise'), { procedure });
    await dispatchCase(deps, caseIdOf(), NOW);
    const { state } = (await stand.storage.cases.load(caseIdOf()))!;
    const meeting = state.meetings[0]!;
    const slot = meeting.slots[0]!;
    const chosen = { type: 'chooseSlot', meeting: meeting.id, slot, reason: null } as const;
    await act(deps, stand.envelope(chosen, IRO, 'choose'));
    await dispatchCase(deps, caseIdOf(), NOW);
    const command = { ...anEscalation(2, 's3'), open: opening('s3') };
    await act(deps, stand.envelope(command, IRO, 'escalate'));
    stand.script.cancels.push({ kind: 'refused', code: '403' });
    await dispatchCase(deps, caseIdOf(), NOW);
    const letters = await deps.deadLetters.list();
    assert.deepEqual(
      letters.map(({ kind, caseId, code }) => [kind, caseId, code]),
      [['effect', caseIdOf(), '403']],
    );
  });
});
