import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  chronology,
  overtakes,
  stillWanted,
  viewFor,
  waitsForOffice,
  type CommandOf,
  type DeliveryOf,
  type EventType,
  type NoticeKind,
  type SendCard,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  aDirectory,
  at,
  directoryWith,
  HEAD,
  IRO,
  IRO_MANAGER,
  ladderWith,
  OTHER_IRO,
  post,
  POSTS_HELD,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  told,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const atS2 = aCase().raised('s2').delivered();
const card = (notice: NoticeKind | null, rest: Partial<SendCard> = {}): SendCard => ({
  ...{ type: 'sendCard', card: 'notice', notice, as: 'notice', notBefore: null },
  ...{ to: { role: 'team-manager', person: TEAM_MANAGER, deputy: null } },
  ...{ stage: 2, meeting: null },
  ...rest,
});
const lines = (so: CaseBuilder, by: PersonId, texts: readonly string[] = []) =>
  chronology(
    ...([so.present, so.events, new Map(texts.map((each) => [written(each).hash, each]))] as const),
    ...([by, so.ctx, so.now] as const),
  );
const last = (so: CaseBuilder, type: EventType, by = IRO, texts: readonly string[] = []) =>
  lines(so, by, texts).findLast((line) => line.type === type);

describe('a reminder that waited for the morning', () => {
  const REMINDERS: readonly NoticeKind[] = [
    ...(['due-tomorrow', 'due-today', 'overdue', 'task-due', 'task-overdue'] as const),
    ...(['whole-limit-near', 'whole-limit-passed', 'resolved'] as const),
  ];

  it('is overtaken by each later one of the same day, and by nothing else', () => {
    const over = REMINDERS.flatMap((later) =>
      REMINDERS.filter((earlier) => overtakes(card(later), card(earlier))).map(
        (earlier) => `${earlier} < ${later}`,
      ),
    );
    assert.deepEqual(over, [
      ...['due-tomorrow < due-today', 'due-tomorrow < overdue', 'due-today < overdue'],
      ...['task-due < task-overdue', 'whole-limit-near < whole-limit-passed'],
    ]);
  });

  it('only where it is for the same person, the same stage and the same meeting', () => {
    const later = card('overdue', { meeting: 3 });
    const earlier = card('due-today', { meeting: 3 });
    assert.equal(overtakes(later, earlier), true);
    const other = { role: 'head', person: HEAD, deputy: null };
    for (const rest of [{ to: other }, { stage: 7 }, { meeting: 4 }]) {
      assert.equal(overtakes(later, card('due-today', { meeting: 3, ...rest })), false);
    }
  });

  it('does not wait in a process that has a day at most', () => {
    const waits = (n: number, unit: 'calendar-day' | 'working-day') =>
      waitsForOffice(card('overdue'), {
        procedure: ladderWith({ wholeLimit: { n, unit, covers: 'formal' } }),
      });
    assert.deepEqual(
      [waits(1, 'calendar-day'), waits(2, 'calendar-day'), waits(1, 'working-day')],
      [false, true, true],
    );
  });
});

describe('what is still to be sent', () => {
  const wanted = (so: CaseBuilder, effect: SendCard) => stillWanted(effect, so.present, so.ctx);

  it('an alert to one of several who are asked; none to a vacant post that is filled', () => {
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const posts = POSTS_HELD.filter(({ role }) => role !== 'head' && role !== 'director');
    const vacant = aDirectory(posts);
    const asked = aCase({ procedure: stageWith('s3', { to }), directory: vacant }).raised('s3');
    const alerts = asked.effects.filter(
      (each) => each.type === 'sendCard' && each.card === 'alert',
    );
    assert.deepEqual(
      alerts.map((each) => stillWanted(each, asked.present, asked.ctx)),
      [true, true],
    );
    const filled = asked
      .in({ directory: aDirectory([...posts, post('head', HEAD)]) })
      .does({ type: 'followPosts' }, null);
    assert.deepEqual(
      alerts.map((each) => stillWanted(each, filled.present, filled.ctx)),
      [false, true],
    );
  });

  it('of what a meeting agreed: to whoever does it, and once late to whoever wrote it down', () => {
    const task = { task: written('Visit'), owner: written(''), doer: TEAM_MANAGER };
    const so = atS2.does(
      {
        ...{ type: 'recordMeeting', meeting: atS2.meeting, outcome: written('A plan') },
        ...{ tasks: [{ ...task, due: day('2027-03-12') }], achieved: null },
      },
      IRO,
    );
    const all = (person: PersonId, meeting = so.meeting) =>
      (['task-asked', 'task-due', 'task-overdue'] as const).map((notice) =>
        wanted(so, card(notice, { meeting, to: { role: 'raiser', person, deputy: null } })),
      );
    assert.deepEqual(all(TEAM_MANAGER), [true, true, true]);
    assert.deepEqual(all(IRO), [false, false, true]);
    assert.deepEqual(all(TEAM_MANAGER, 99), [false, false, false]);
    const wish = { type: 'endTask', stage: 2, how: 'done', note: null } as const;
    const done = so.does({ ...wish, task: `agreed:${so.meeting}:1` }, TEAM_MANAGER);
    assert.equal(wanted(done, card('task-overdue', { meeting: so.meeting })), false);
  });

  it('that somebody covers, while they do; that a raiser has left, until they are back', () => {
    const covers = atS2.does(
      {
        ...{ type: 'coverRaiser', cover: OTHER_IRO, reason: null },
        ...{ firstDay: day('2027-03-01'), lastDay: day('2027-03-05') },
      },
      IRO,
    );
    const begins = card('cover-begins', {
      to: { role: 'raiser', person: OTHER_IRO, deputy: null },
    });
    assert.deepEqual(
      [atS2, covers, covers.does({ type: 'endCover' }, IRO)].map((so) => wanted(so, begins)),
      [false, true, false],
    );
    const gone = atS2
      .in({ directory: directoryWith('raiser', post('raiser', OTHER_IRO)) })
      .does({ type: 'followPosts' }, null);
    assert.deepEqual(
      [atS2, gone].map((so) => wanted(so, card('raiser-left'))),
      [false, true],
    );
  });

  it('an alert that has not arrived yet is told to the raiser', () => {
    const late = aCase()
      .raised('s2')
      .does(
        {
          ...{ type: 'recordDelayed', effect: 'e1', since: at('2027-03-01 10:00') },
          recipient: {
            ...{ stage: 2, role: 'team-manager', person: TEAM_MANAGER },
            ...{ as: 'responder', what: 'alert' },
          },
        },
        null,
      );
    assert.deepEqual(told(late), [['not-arrived-yet', IRO]]);
  });
});

describe('the times of a meeting', () => {
  const slot = (date: string) => ({ start: at(`${date} 10:00`), end: at(`${date} 11:00`) });
  const missing = [{ person: TEAM_MANAGER, why: 'busy' }] as const;
  const offers = (
    slots: CommandOf<'offerSlots'>['slots'],
    unknown: readonly PersonId[] = [],
    so = atS2,
  ): CaseBuilder => so.does({ type: 'offerSlots', meeting: so.meeting, slots, unknown }, null);
  const seen = (so: CaseBuilder) =>
    viewFor(so.present, new Map(), IRO, so.ctx, so.now)!.meetings.at(-1)!;

  it('on the record: for everybody within its days, only some that come near, or none', () => {
    const detail = (...slots: CommandOf<'offerSlots'>['slots']) =>
      last(offers(slots), 'SlotsOffered')?.detail;
    const common = slot('2027-03-04');
    const without = { ...slot('2027-03-03'), missing };
    assert.equal(detail(), 'none');
    assert.equal(detail(common), null);
    assert.equal(detail(slot('2027-03-08')), null);
    assert.equal(detail(without, common), null);
    assert.equal(detail(without), 'nearest');
    assert.equal(detail(slot('2027-03-09')), 'nearest');
  });

  it('whose calendar could not be read, as long as that is so', () => {
    const unread = offers([slot('2027-03-04')], [SOCIAL_WORKER]);
    assert.deepEqual(
      seen(unread).unread?.map(({ id }) => id),
      [SOCIAL_WORKER],
    );
    assert.deepEqual(
      last(unread, 'SlotsOffered')?.missing?.map((each) => each.why),
      ['unknown'],
    );
    const read = offers([slot('2027-03-05')], [], unread);
    assert.equal(seen(read).unread, undefined);
    assert.equal(seen(offers([slot('2027-03-05')])).unread, undefined);
  });

  it('one that is not free any more stays on offer, with who is missing then and once it is booked', () => {
    const [first, second] = [slot('2027-03-04'), slot('2027-03-05')];
    const choose = {
      type: 'chooseSlot',
      meeting: atS2.meeting,
      slot: first,
      reason: null,
    } as const;
    const chosen = offers([first, second]).does(choose, IRO);
    const taken = chosen.does(
      { type: 'recordNotFree', meeting: atS2.meeting, slot: first, missing },
      null,
    );
    const absent = [{ id: TEAM_MANAGER, why: 'busy' }];
    const missed = (each?: readonly { readonly id: PersonId | null; readonly why: string }[]) =>
      each?.map(({ id, why }) => ({ id, why }));
    assert.deepEqual(
      seen(taken).slots.map((each) => [each.start, missed(each.missing)]),
      [
        [second.start, undefined],
        [first.start, absent],
      ],
    );
    const again = taken.does({ ...choose, reason: written('Not without') }, IRO);
    assert.deepEqual(missed(seen(again).missing), absent);
    assert.equal(seen(chosen).missing, undefined);
  });
});

describe('what a line of the record says', () => {
  const recipient: DeliveryOf = {
    ...{ stage: 2, role: 'team-manager', person: TEAM_MANAGER, as: 'responder', what: 'alert' },
  };

  it('by which way a card went, and with which code it was refused', () => {
    const refused = aCase()
      .raised('s2')
      .does(
        {
          ...{ type: 'recordDelivery', effect: 'e1', route: 'teams', outcome: 'refused' },
          ...{ sentAt: at('2027-03-01 10:01'), code: '403', repeated: false, recipient },
        },
        null,
      );
    assert.equal(last(refused, 'DeliveryRecorded')?.detail, 'alert teams refused 403');
    assert.equal(last(atS2, 'DeliveryRecorded')?.detail, 'alert teams accepted');
  });

  it('who stands in for whoever is away', () => {
    const away = atS2.does(
      {
        ...{ type: 'recordAway', stage: 2, role: 'team-manager', person: TEAM_MANAGER },
        ...{ what: 'alert', back: null },
      },
      null,
    );
    const deputy = { post: 'Deputy team manager, North', as: 'deputy' };
    assert.deepEqual(last(away, 'AwayNoticed')?.standIn, deputy);
    const through = { person: TEAM_DEPUTY, as: 'deputy' } as const;
    const reached = away.does(
      {
        ...{ type: 'recordDelivery', effect: 'e2', route: 'teams', outcome: 'accepted' },
        ...{ sentAt: away.now, code: null, repeated: false },
        recipient: { ...recipient, through },
      },
      null,
    );
    assert.deepEqual(last(reached, 'DeliveryRecorded')?.standIn, deputy);
    assert.equal(last(atS2, 'DeliveryRecorded')?.standIn, undefined);
  });

  it('why a seat went to another: for those who read the whole case alone', () => {
    const passed = atS2.does(
      {
        ...{ type: 'handOverSeat', stage: 2, role: 'team-manager', person: TEAM_MANAGER },
        ...{ to: STRANGER, reason: written('On leave') },
      },
      IRO,
    );
    const text = (by: PersonId) => last(passed, 'SeatHandedOver', by, ['On leave'])?.text;
    assert.deepEqual([IRO, IRO_MANAGER, STRANGER].map(text), ['On leave', 'On leave', null]);
  });

  it('which of the agreed tasks has ended, in the words in which it was agreed', () => {
    const item = (task: string) => ({
      ...{ task: written(task), owner: written(''), doer: TEAM_MANAGER, due: day('2027-03-12') },
    });
    const so = atS2.does(
      {
        ...{ type: 'recordMeeting', meeting: atS2.meeting, outcome: written('A plan') },
        ...{ tasks: [item('Visit'), item('Ring the school')], achieved: null },
      },
      IRO,
    );
    const wish = { type: 'endTask', stage: 2, how: 'done', note: null } as const;
    const ended = (n: number) =>
      last(
        so.does({ ...wish, task: `agreed:${so.meeting}:${n}` }, TEAM_MANAGER),
        ...(['TaskEnded', IRO, ['Visit', 'Ring the school']] as const),
      )?.detail;
    assert.deepEqual([1, 2].map(ended), ['done Visit', 'done Ring the school']);
  });
});
