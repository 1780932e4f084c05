import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  dueRowsOf,
  type ClockName,
  type CommandOf,
  type Rung,
} from '../../../domain/case/index.ts';
import type { Cover, PersonId } from '../../../domain/people/index.ts';
import type { MeetingRule, Stage } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  at,
  CHIEF,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  SERVICE_MANAGER,
  stageWith,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const WEEKS = { from: day('2027-03-01'), to: day('2027-03-31') };
const covers = (...pairs: readonly (readonly [PersonId, PersonId])[]): readonly Cover[] =>
  pairs.map(([person, by]) => ({ person, by, roles: null, ...WEEKS }));

const stage = LADDER.stages[2]!;
const raised = (rota: readonly Cover[], rest: Partial<Stage> = {}): CaseBuilder =>
  aCase({ procedure: stageWith('s2', rest), directory: { ...aDirectory(), covers: rota } }).raised(
    's2',
  );
const convening = (rest: Partial<MeetingRule>): Partial<Stage> => ({
  meeting: { ...stage.meeting!, ...rest },
});

/** Everybody who is asked for something is covered by one person. */
const ALL = covers([IRO, CHIEF], [TEAM_MANAGER, CHIEF], [HEAD, CHIEF]);
/** What that person gets, and for whom. */
const covered = ({ effects }: CaseBuilder) =>
  effects.flatMap((effect) =>
    effect.type === 'sendCard' && effect.to.person === CHIEF
      ? [[effect.card, effect.notice, effect.onBehalfOf?.as, effect.onBehalfOf?.person]]
      : [],
  );
const cards = ({ effects }: CaseBuilder) =>
  effects.flatMap((effect) =>
    effect.type === 'sendCard'
      ? [[effect.to.person, effect.card, effect.notice, effect.onBehalfOf?.person ?? null]]
      : [],
  );

/** The reminder of that clock, when its time has come. */
const fires = (so: CaseBuilder, clock: ClockName | 'task', rung: Rung): CaseBuilder => {
  const row = dueRowsOf(so.present, so.ctx).find(
    (each) => each.clock.split(':')[0] === clock && each.rung === rung,
  )!;
  const { at: when, ...id } = row;
  return so.on(when.slice(0, 16).replace('T', ' ')).does({ type: 'clockElapsed', ...id }, null);
};

const SLOT = { start: at('2027-03-04 10:00'), end: at('2027-03-04 11:00') };
const news = (so: CaseBuilder, seen: CommandOf<'recordCalendarNews'>['seen']): CaseBuilder =>
  so.does({ type: 'recordCalendarNews', meeting: so.meeting, booked: SLOT, seen }, null);
const declines = (person: PersonId) => ({
  slot: SLOT,
  answers: [{ person, said: 'declined', proposes: null }] as const,
});

const away = (so: CaseBuilder, back: string) =>
  so.does(
    {
      ...{ type: 'recordAway', stage: 2, role: 'team-manager', person: TEAM_MANAGER },
      ...{ what: 'alert', back: at(back) },
    },
    null,
  );

describe('whoever covers by rota gets beside whom they cover', () => {
  const reached = raised(ALL).delivered();
  const beside = (card: string, notice: string | null, person: PersonId) => [
    [card, notice, 'cover', person],
  ];

  it('the alert, and each reminder of the day', () => {
    const forTeam = (notice: string) => beside('notice', notice, TEAM_MANAGER);
    assert.deepEqual(covered(raised(ALL)), beside('alert', null, TEAM_MANAGER));
    assert.deepEqual(covered(fires(reached, 'stage', 'before')), forTeam('due-tomorrow'));
    assert.deepEqual(covered(fires(reached, 'stage', 'on-the-day')), forTeam('due-today'));
    assert.deepEqual(covered(fires(reached, 'stage', 'overdue')), [
      ...forTeam('overdue'),
      ...beside('decision', 'overdue', IRO),
    ]);
  });

  it('the answer to decide on, and the question for those who judge it', () => {
    const decides = beside('decision', null, IRO);
    assert.deepEqual(covered(reached.replied()), decides);
    const decidedBy = { roles: ['head'], need: 'all' } as const;
    const judged = covered(raised(ALL, { decidedBy }).delivered().replied());
    assert.ok(
      judged.some(([, notice, , person]) => notice === 'judgement-asked' && person === HEAD),
    );
  });

  it('that the time has not begun, and that it still has not', () => {
    const clock = { ...stage.clock!, from: { label: 'Agreed', by: ['head'] } };
    const so = raised(ALL, { clock }).delivered();
    const forHead = (notice: string) => beside('notice', notice, HEAD);
    assert.deepEqual(covered(raised(ALL, { clock })), [
      ...beside('alert', null, TEAM_MANAGER),
      ...forHead('start-asked'),
    ]);
    assert.deepEqual(covered(fires(so, 'start', 'on-the-day')), [
      ...beside('notice', 'start-waits', IRO),
      ...forHead('start-waits'),
    ]);
  });

  it('times for a meeting, what is due of it, and its outcome to write', () => {
    assert.deepEqual(covered(reached.offered(['2027-03-04 10:00', '2027-03-04 11:00'])), [
      ...beside('slots', null, IRO),
    ]);
    assert.deepEqual(
      covered(fires(reached, 'meeting', 'before')),
      beside('slots', 'meeting-due', IRO),
    );
    const theirs = raised(ALL, convening({ convener: 'raiser-manager' })).delivered();
    assert.deepEqual(
      covered(fires(theirs, 'meeting', 'overdue')),
      beside('notice', 'meeting-due', IRO),
    );
    const booked = reached.offered().booked('2027-03-04 10:00');
    assert.deepEqual(
      covered(fires(booked, 'meeting', 'overdue')),
      beside('meetingOutcome', null, IRO),
    );
  });

  it('news of a meeting that somebody else arranges', () => {
    const booked = raised(ALL, convening({ convener: 'raiser-manager' }))
      .delivered()
      .offered()
      .booked('2027-03-04 10:00', IRO_MANAGER);
    const moved = {
      slot: { start: at('2027-03-05 10:00'), end: at('2027-03-05 11:00') },
      answers: [],
    };
    for (const [seen, notice] of [
      [moved, 'meeting-moved'],
      [null, 'meeting-gone'],
      [declines(TEAM_MANAGER), 'meeting-at-risk'],
    ] as const) {
      assert.deepEqual(covered(news(booked, seen)), beside('notice', notice, IRO));
    }
  });

  it('[DU-115] a task that was agreed, each reminder of it, and that it is late', () => {
    const task = { task: written('Visit'), owner: written(''), doer: TEAM_MANAGER };
    const so = reached.does(
      {
        ...{ type: 'recordMeeting', meeting: reached.meeting, achieved: null },
        ...{ outcome: written('A plan'), tasks: [{ ...task, due: day('2027-03-12') }] },
      },
      IRO,
    );
    const forTeam = (notice: string) => beside('notice', notice, TEAM_MANAGER);
    assert.deepEqual(covered(so), forTeam('task-asked'));
    assert.deepEqual(covered(fires(so, 'task', 'before')), forTeam('task-due'));
    assert.deepEqual(covered(fires(so, 'task', 'overdue')), [
      ...forTeam('task-overdue'),
      ...beside('notice', 'task-overdue', IRO),
    ]);
  });

  it('no mere news', () => {
    assert.deepEqual(covered(reached.resolved()), []);
    assert.deepEqual(covered(reached.withdrawn()), []);
  });
});

describe('whoever covers by rota does not get', () => {
  it('what they get in their own name', () => {
    const so = raised(covers([TEAM_MANAGER, IRO_MANAGER])).delivered();
    assert.deepEqual(cards(fires(so, 'stage', 'overdue')), [
      [TEAM_MANAGER, 'notice', 'overdue', null],
      [IRO, 'decision', 'overdue', null],
      [IRO_MANAGER, 'notice', 'overdue', null],
    ]);
  });

  it('the alert of a case that they raised themselves; news of its meeting they do get', () => {
    const alerts = cards(raised(covers([TEAM_MANAGER, IRO]))).filter(
      ([, card]) => card === 'alert',
    );
    assert.deepEqual(alerts, [[TEAM_MANAGER, 'alert', null, null]]);
    const booked = raised(
      covers([SERVICE_MANAGER, IRO]),
      convening({ convener: 'service-manager' }),
    )
      .offered()
      .booked('2027-03-04 10:00', SERVICE_MANAGER);
    assert.deepEqual(cards(news(booked, declines(TEAM_MANAGER))), [
      [SERVICE_MANAGER, 'meetingNews', 'attendee-declined', null],
      [IRO, 'notice', 'meeting-at-risk', null],
      [IRO, 'meetingNews', 'attendee-declined', SERVICE_MANAGER],
    ]);
  });

  it('what somebody gets who stands in already', () => {
    const so = raised(covers([TEAM_DEPUTY, CHIEF])).delivered();
    assert.deepEqual(cards(away(so, '2027-03-15 09:00')), [
      [IRO, 'notice', 'away', null],
      [TEAM_DEPUTY, 'alert', null, TEAM_MANAGER],
    ]);
  });
});

describe('whoever stands in for somebody whom Outlook calls away', () => {
  const arranged = (rota: readonly Cover[]): CaseBuilder =>
    raised(rota, convening({ convener: 'team-manager' }))
      .delivered()
      .offered()
      .booked('2027-03-04 10:00', TEAM_MANAGER);
  const own = [TEAM_MANAGER, 'meetingNews', 'meeting-gone', null];
  const raiser = [IRO, 'notice', 'meeting-gone', null];
  const theirs = [TEAM_DEPUTY, 'meetingNews', 'meeting-gone', TEAM_MANAGER];

  it('gets news of a meeting until that person is back, and nothing else beside them', () => {
    const on = (back: string) => cards(news(away(arranged([]), back).on('2027-03-02 09:00'), null));
    assert.deepEqual(on('2027-03-02 09:01'), [own, raiser, theirs]);
    assert.deepEqual(on('2027-03-02 09:00'), [own, raiser]);
    const reminded = fires(away(arranged([]), '2027-03-15 09:00'), 'stage', 'before');
    assert.deepEqual(cards(reminded), [[TEAM_MANAGER, 'notice', 'due-tomorrow', null]]);
  });

  it('once, where they cover by rota too', () => {
    const from = day('2027-03-02');
    const rota = covers([TEAM_MANAGER, TEAM_DEPUTY]).map((each) => ({ ...each, from }));
    const so = away(arranged(rota), '2027-03-15 09:00').on('2027-03-02 09:00');
    assert.deepEqual(cards(news(so, null)), [own, raiser, theirs]);
  });

  it('and whoever covers by rota as well, where that is another', () => {
    const from = day('2027-03-02');
    const rota = covers([TEAM_MANAGER, CHIEF]).map((each) => ({ ...each, from }));
    const so = away(arranged(rota), '2027-03-15 09:00').on('2027-03-02 09:00');
    const cover = [CHIEF, 'meetingNews', 'meeting-gone', TEAM_MANAGER];
    assert.deepEqual(cards(news(so, null)), [own, raiser, cover, theirs]);
  });
});
