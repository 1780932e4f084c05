import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor, type CommandOf, type DeliveryOf } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  at,
  directoryWith,
  DIRECTOR,
  given,
  HEAD,
  IRO,
  IRO_MANAGER,
  LEGAL,
  post,
  SERVICE_MANAGER,
  stageWith,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  type CaseBuilder,
} from '../../builders/index.ts';

const toTeamManager: DeliveryOf = {
  ...{ stage: 2, role: 'team-manager', person: TEAM_MANAGER },
  ...{ as: 'responder', what: 'alert' },
};
const notice = (what: string, person: PersonId | null = TEAM_MANAGER): Partial<DeliveryOf> => ({
  ...{ as: 'notice', what, person },
});

/** Each is another card, so each has an effect of its own. */
const loses = (so: CaseBuilder, to: Partial<DeliveryOf> = {}): CaseBuilder =>
  so.does(
    {
      ...{ type: 'recordUndeliverable', effect: `lost-${so.events.length}`, code: 'blocked' },
      recipient: { ...toTeamManager, ...to },
    },
    null,
  );
const reaches = (
  so: CaseBuilder,
  to: Partial<DeliveryOf> = {},
  rest: Partial<CommandOf<'recordDelivery'>> = {},
): CaseBuilder =>
  so.does(
    {
      ...{ type: 'recordDelivery', effect: `sent-${so.events.length}`, route: 'teams' },
      ...{ outcome: 'accepted', sentAt: so.now, code: null, repeated: false },
      ...rest,
      recipient: { ...toTeamManager, ...to },
    },
    null,
  );
const away = (
  so: CaseBuilder,
  what: string,
  rest: Partial<CommandOf<'recordAway'>> = {},
): CommandOf<'recordAway'> => ({
  ...{ type: 'recordAway', stage: so.stage, role: 'team-manager', person: TEAM_MANAGER },
  ...{ what, back: at('2027-03-15 09:00') },
  ...rest,
});
const isAway = (
  so: CaseBuilder,
  what: string,
  rest: Partial<CommandOf<'recordAway'>> = {},
): CaseBuilder => so.does(away(so, what, rest), null);

/** Who is told what, and for whom. */
const cards = ({ effects }: CaseBuilder) =>
  effects.flatMap((effect) =>
    effect.type === 'sendCard'
      ? [
          [
            effect.to.person,
            effect.notice ?? effect.card,
            ...(effect.onBehalfOf ? [effect.onBehalfOf.as, effect.onBehalfOf.person] : []),
          ],
        ]
      : [],
  );
const asksAfter = ({ effects }: CaseBuilder) =>
  effects.flatMap((effect) => (effect.type === 'askAway' ? [[effect.person, effect.what]] : []));

const raised = aCase().raised('s2');
const reached = reaches(raised);
const UNDELIVERABLE = [IRO, 'undeliverable'];

describe('what reaches nobody', () => {
  it('each duty is told to the raiser, however much did not reach the same person before', () => {
    for (const what of [
      ...['slots', 'no-slot', 'time-not-free', 'move-refused', 'meeting-due', 'meetingOutcome'],
      'invite-refused',
      ...['attendee-declined', 'time-proposed', 'meeting-moved', 'meeting-gone'],
      ...['meeting-at-risk', 'convening-yours', 'cancel-refused', 'not-arrived-yet'],
      ...['start-asked', 'start-waits', 'judgement-asked', 'referral-to-advise', 'raiser-left'],
      ...['alert', 'time-given', 'talk-further', 'seat-handed-to-you'],
    ]) {
      const twice = loses(loses(raised, notice('resolved')), notice(what));
      assert.deepEqual(cards(twice), [UNDELIVERABLE], what);
    }
  });

  it('mere news is told once for each person, until something reaches that person again', () => {
    const once = loses(raised, notice('resolved'));
    assert.deepEqual(cards(once), [UNDELIVERABLE]);
    assert.deepEqual(cards(loses(once, notice('resolved'))), []);
    const another = loses(once, notice('resolved', SERVICE_MANAGER));
    assert.deepEqual(cards(another), [UNDELIVERABLE]);
    assert.deepEqual(cards(loses(another, notice('resolved'))), []);
    assert.deepEqual(cards(loses(reaches(another), notice('resolved'))), [UNDELIVERABLE]);
    const elsewhere = reaches(another, notice('resolved', SERVICE_MANAGER));
    assert.deepEqual(cards(loses(elsewhere, notice('resolved'))), []);
  });

  it('what does not reach the raiser is told to the raiser’s manager', () => {
    assert.deepEqual(cards(loses(raised, { ...notice('resolved', IRO), role: 'raiser' })), [
      [IRO_MANAGER, 'undeliverable'],
    ]);
  });
});

describe('whether somebody is there', () => {
  it('is asked once an alert or a reminder of the day has reached whoever is asked', () => {
    for (const what of ['alert', 'time-given', 'talk-further', 'seat-handed-to-you']) {
      assert.deepEqual(asksAfter(reaches(raised, { what })), [[TEAM_MANAGER, what]]);
    }
    for (const what of ['due-tomorrow', 'due-today', 'overdue']) {
      assert.deepEqual(asksAfter(reaches(raised, notice(what))), [[TEAM_MANAGER, what]]);
    }
  });

  it('is asked of each of several who are asked', () => {
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const joint = aCase({ procedure: stageWith('s3', { to }) }).raised('s3');
    for (const [role, person] of [
      ['head', HEAD],
      ['director', DIRECTOR],
    ] as const) {
      const so = reaches(joint, { ...notice('overdue', person), role });
      assert.deepEqual(asksAfter(so), [[person, 'overdue']]);
    }
  });

  it('is not asked after mere news, after a copy, of others, or where nothing arrived', () => {
    for (const so of [
      reaches(raised, notice('resolved')),
      reaches(raised, {
        as: 'copy',
        what: 'copy',
        role: 'service-manager',
        person: SERVICE_MANAGER,
      }),
      reaches(raised, { ...notice('overdue', IRO), role: 'raiser' }),
      reaches(raised, {}, { outcome: 'refused', code: '403' }),
      reaches(raised, { through: { person: TEAM_DEPUTY, as: 'deputy' } }),
    ]) {
      assert.deepEqual(asksAfter(so), []);
    }
  });
});

describe('somebody who is asked is away', () => {
  it('the raiser hears of it once, whoever stands in gets the alert, then each reminder', () => {
    const told = isAway(reached, 'alert');
    const deputy = (what: string) => [TEAM_DEPUTY, what, 'deputy', TEAM_MANAGER];
    assert.deepEqual(cards(told), [[IRO, 'away'], deputy('alert')]);
    // Not there yet: a reminder brings the alert itself.
    assert.deepEqual(cards(isAway(told, 'overdue')), [deputy('alert')]);
    const has = reaches(told, { through: { person: TEAM_DEPUTY, as: 'deputy' } });
    for (const what of ['due-tomorrow', 'due-today', 'overdue']) {
      assert.deepEqual(cards(isAway(has, what)), [deputy(what)]);
    }
    assert.deepEqual(cards(isAway(has, 'time-given')), []);
  });

  it('whoever else has the alert in their place does not keep it from the deputy', () => {
    const duty = reaches(reached, { through: { person: HEAD, as: 'duty' } });
    const deputy = [TEAM_DEPUTY, 'alert', 'deputy', TEAM_MANAGER];
    assert.deepEqual(cards(isAway(duty, 'due-today')), [[IRO, 'away'], deputy]);
    const both = reaches(duty, { through: { person: TEAM_DEPUTY, as: 'deputy' } });
    assert.deepEqual(cards(isAway(both, 'alert')), [[IRO, 'away']]);
  });

  it('stands on the record once for each thing that was on its way to them', () => {
    const once = isAway(reached, 'alert');
    given(once).when(away(once, 'alert'), null).thenNothing();
    const twice = isAway(once, 'overdue');
    assert.deepEqual(cards(twice).slice(0, 1), [[TEAM_DEPUTY, 'alert', 'deputy', TEAM_MANAGER]]);
    for (const what of ['alert', 'overdue']) {
      given(twice).when(away(twice, what), null).thenNothing();
    }
    // Away until another day: that is news, and the raiser hears of it.
    const longer = isAway(twice, 'overdue', { back: at('2027-03-22 09:00') });
    assert.deepEqual(cards(longer)[0], [IRO, 'away']);
    given(longer)
      .when(away(longer, 'alert', { back: at('2027-03-22 09:00') }), null)
      .thenTypes('AwayNoticed');
  });

  it('of several in one post, the deputy of whoever is away is told', () => {
    const directory = directoryWith(
      'heads',
      post('heads', HEAD, { deputy: LEGAL }),
      post('heads', DIRECTOR, { deputy: SUPPORT }),
    );
    const to = { roles: ['heads'], mode: 'joint' } as const;
    const so = aCase({ procedure: stageWith('s3', { to }), directory })
      .raised('s3')
      .delivered();
    const told = (person: PersonId) => cards(isAway(so, 'alert', { role: 'heads', person })).at(-1);
    assert.deepEqual(told(HEAD), [LEGAL, 'alert', 'deputy', HEAD]);
    assert.deepEqual(told(DIRECTOR), [SUPPORT, 'alert', 'deputy', DIRECTOR]);
  });

  it('the deputy of a vacant duty post stands in; never the raiser, themselves, or somebody unknown', () => {
    const first = (...duty: Parameters<typeof directoryWith>[1][]) => {
      const posts = directoryWith('duty', ...duty).posts.map((each) =>
        each.role === 'team-manager' ? { ...each, deputy: null } : each,
      );
      const directory = { ...directoryWith('duty'), posts };
      const so = aCase({ directory }).raised('s2').delivered();
      return cards(isAway(so, 'alert')).map(([person]) => person);
    };
    assert.deepEqual(first(post('duty', null, { deputy: HEAD })), [IRO, HEAD]);
    assert.deepEqual(first(post('duty', null)), [IRO]);
    assert.deepEqual(first(post('duty', IRO)), [IRO]);
    assert.deepEqual(first(post('duty', TEAM_MANAGER)), [IRO]);
    assert.deepEqual(first(post('duty', 'nobody-here' as PersonId)), [IRO]);
  });
});

describe('whoever got an alert in somebody’s place', () => {
  const through = { person: HEAD, as: 'duty' } as const;
  const asked = ({ present, ctx, now }: CaseBuilder) =>
    viewFor(present, new Map(), IRO, ctx, now)?.stages.at(-1)?.responders[0];

  it('may answer for them, is shown with the alert, and took part', () => {
    const so = reaches(raised, { through });
    given(so).when({ type: 'acknowledge', stage: 2 }, HEAD).thenTypes('Acknowledged');
    assert.deepEqual(asked(so)?.through, { post: 'Head of service', as: 'duty' });
    assert.deepEqual(
      so.present.involved.filter(({ person }) => person === HEAD).map(({ as }) => as),
      ['deputy'],
    );
  });

  it('not by a card that did not arrive, nor by anything but an alert', () => {
    for (const so of [
      reaches(raised, { through }, { outcome: 'refused', code: '403' }),
      reaches(raised, { ...notice('overdue'), through }),
    ]) {
      given(so).when({ type: 'acknowledge', stage: 2 }, HEAD).thenRefused({ reason: 'not-yours' });
      assert.deepEqual(
        so.present.involved.filter(({ person }) => person === HEAD),
        [],
      );
    }
  });

  it('opens the card of that seat and of no other', () => {
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const joint = aCase({ procedure: stageWith('s3', { to }) }).raised('s3');
    const inPlace = { role: 'head', person: HEAD, through: { person: LEGAL, as: 'duty' } } as const;
    const so = reaches(joint, inPlace).delivered();
    const opened = (by: PersonId) =>
      so
        .does({ type: 'openCard', stage: so.stage }, by)
        .present.stages.at(-1)
        ?.responders.map(({ delivery }) => delivery.openedAt !== null);
    assert.deepEqual(opened(LEGAL), [true, false]);
    assert.deepEqual(opened(DIRECTOR), [false, true]);
    assert.deepEqual(opened(HEAD), [true, false]);
  });

  it('a deputy opens it, whether or not the alert came to them', () => {
    const so = reached.does({ type: 'openCard', stage: 2 }, TEAM_DEPUTY);
    assert.equal(asked(so)?.openedAt, so.now);
  });

  it('cover that the directory keeps is told before the deputy', () => {
    const covers = [
      {
        ...{ person: TEAM_MANAGER, by: SERVICE_MANAGER, roles: null },
        ...{ from: day('2027-03-01'), to: day('2027-03-05') },
      },
    ];
    const so = aCase({ directory: { ...aCase().house.directory, covers } }).raised('s2');
    // The rota has told them already: the raiser alone hears that somebody is away.
    assert.deepEqual(cards(isAway(so.delivered(), 'alert')), [[IRO, 'away']]);
  });
});
