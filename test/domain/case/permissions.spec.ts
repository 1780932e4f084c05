import assert from 'node:assert/strict';
import { day, plusMinutes } from '../../../domain/calendar/index.ts';
import {
  chronology,
  viewFor,
  type CaseView,
  type Command,
  type CommandType,
} from '../../../domain/case/index.ts';
import type { Directory, PersonId } from '../../../domain/people/index.ts';
import type { Stage } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  aRaise,
  aReply,
  anEscalation,
  at,
  CHIEF,
  DIRECTOR,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LEGAL,
  OTHER_IRO,
  personId,
  post,
  POSTS_HELD,
  QA_HEAD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

/** The permission table of the design (section 6), with 5.4 of the requirements, as the tests' own data. */

const ADMINISTRATOR = personId(17);
const AUDITOR = personId(18);
const ATTENDEE = personId(19);
const FORMER = personId(20);
const GONE = personId(99);

/** Kinds of people, as they stand to the one case of these tests. */
const PEOPLE = {
  raiser: IRO,
  cover: IRO_COVER,
  'another raiser': OTHER_IRO,
  "raiser's manager": IRO_MANAGER,
  'responder of an earlier stage': SOCIAL_WORKER,
  responder: TEAM_MANAGER,
  deputy: TEAM_DEPUTY,
  copy: SERVICE_MANAGER,
  'register copy': SUPPORT,
  convener: HEAD,
  recorder: DIRECTOR,
  attendee: ATTENDEE,
  'quality head': QA_HEAD,
  'told of the referral': LEGAL,
  'former responder': FORMER,
  'manager of another team': STRANGER,
  'nobody in this case': CHIEF,
  administrator: ADMINISTRATOR,
  auditor: AUDITOR,
  'not in the directory': GONE,
} as const satisfies Record<string, PersonId>;

type Kind = keyof typeof PEOPLE;
const KINDS = Object.keys(PEOPLE) as Kind[];
const INVOLVED = KINDS.slice(0, KINDS.indexOf('manager of another team')).filter(
  (kind) => kind !== 'another raiser',
);

/** Who may; whoever is not named may not. `system`: the clock and the dispatcher, and no person. */
const RAISING = ['raiser', 'cover'] as const;
const ANSWERING = ['responder', 'deputy'] as const;

const MAY = {
  raise: RAISING,
  openCard: INVOLVED,
  acknowledge: ANSWERING,
  reply: ANSWERING,
  requestTime: ANSWERING,
  resolve: RAISING,
  escalate: RAISING,
  judge: ['copy'],
  recordStart: [...RAISING, ...ANSWERING],
  giveTime: RAISING,
  refuseTime: RAISING,
  talkFurther: RAISING,
  withdraw: RAISING,
  closeUnresolved: RAISING,
  reopen: RAISING,
  chooseSlot: ['convener'],
  cancelMeeting: [...RAISING, 'convener'],
  findAnotherTime: ['convener'],
  recordMeeting: ['convener', 'recorder'],
  recordNotHeld: ['convener', 'recorder'],
  keepTime: ['convener'],
  handOverMeeting: [...RAISING, "raiser's manager", 'convener'],
  askMeeting: RAISING,
  passTo: RAISING,
  considerReferral: RAISING,
  discussReferral: RAISING,
  refer: RAISING,
  answerReferral: RAISING,
  dropReferral: RAISING,
  recordConsultation: [...RAISING, "raiser's manager", 'quality head'],
  fileRecord: RAISING,
  endTask: [...RAISING, "raiser's manager", 'responder', 'deputy'],
  addNote: [...RAISING, "raiser's manager"],
  handOverCase: ["raiser's manager"],
  coverRaiser: ['raiser', "raiser's manager"],
  endCover: ['raiser', "raiser's manager"],
  handOverSeat: [...RAISING, "raiser's manager", ...ANSWERING, 'administrator'],
  readForAudit: ['auditor'],
  followPosts: 'system',
  clockElapsed: 'system',
  recount: 'system',
  recordDelivery: 'system',
  recordUndeliverable: 'system',
  recordDelayed: 'system',
  recordListed: 'system',
  recordAway: 'system',
  offerSlots: 'system',
  recordBooking: 'system',
  recordBookingRefused: 'system',
  recordCancelRefused: 'system',
  recordCalendarNews: 'system',
  recordNotFree: 'system',
} as const satisfies Record<CommandType, readonly Kind[] | 'system'>;

/** Words that say "not you"; every other refusal is about the case. */
const NOT_YOU = [
  'not-yours',
  'only-the-raiser',
  'only-the-responder',
  'only-the-convener',
  'only-the-doer',
  'only-those-named',
  'may-not-raise',
  'only-the-manager',
  'handed-over',
];

function withPeople(directory: Directory, more: readonly PersonId[]): Directory {
  const added = more.map((id) => [id, { id, post: 'Post', mail: 'post@desk.test' }] as const);
  return { ...directory, people: new Map([...directory.people, ...added]) };
}

const procedure = stageWith('s2', {
  copies: [
    { role: 'service-manager', when: { kind: 'always' } },
    { role: 'support', when: { kind: 'always' } },
  ],
  meeting: {
    label: 'Resolution meeting',
    convener: 'head',
    required: ['raiser', 'team-manager'],
    optional: ['panel'],
    othersBy: null,
    within: null,
    recorder: 'director',
  },
  records: [
    { key: 'case-note', title: 'Case note', by: 'raiser' },
    { key: 'register', title: 'Register', by: 'service-manager' },
  ],
});
const house = {
  procedure: {
    ...procedure,
    roles: { ...procedure.roles, panel: { title: 'Panel', side: 'other' as const } },
    beside: {
      tasks: [
        {
          key: 'think',
          title: 'Think about what was learned',
          by: 'responder',
          on: 'opened' as const,
          stages: ['s2'],
          within: null,
        },
      ],
      notes: [
        {
          key: 'other-view',
          label: 'Seen differently',
          by: ['raiser', 'raiser-manager'],
          text: 'required' as const,
        },
      ],
    },
    referral:
      procedure.referral === null
        ? null
        : { ...procedure.referral, tellWhenConsidered: ['legal'], tellWhenReferred: ['legal'] },
  },
  directory: withPeople(
    aDirectory([
      ...POSTS_HELD,
      post('panel', ATTENDEE),
      post('administrator', ADMINISTRATOR),
      post('auditor', AUDITOR),
    ]),
    [ADMINISTRATOR, AUDITOR, ATTENDEE, FORMER],
  ),
};

/** The same with a stage 2 that is changed. */
const houseWith = (rest: Partial<Stage>): typeof house => ({
  ...house,
  procedure: {
    ...house.procedure,
    stages: house.procedure.stages.map((stage) =>
      stage.key === 's2' ? { ...stage, ...rest } : stage,
    ),
  },
});

/** Stage 2 begins with an event that the raiser or those asked record. */
const startsLater = houseWith({
  clock: {
    n: 4,
    unit: 'working-day',
    stopsOn: ['response'],
    wording: 'reply',
    from: { label: 'The statement is agreed', by: ['raiser', 'responder'] },
  },
});

/** Of stage 2 the service manager, who is copied, says whether the reply is enough. */
const judged = houseWith({ decidedBy: { roles: ['service-manager'], need: 'all' } });

const SAID = {
  'the record number': '100234',
  'the concern': 'Contact has not begun',
  'the informal reply': 'SECRET informal reply',
  'why it was escalated': 'Not resolved',
  'the reply': 'SECRET formal reply',
  'the plan': 'SECRET plan',
  'the request for time': 'Absence',
  'the consultation': 'SECRET view',
  'the referral': 'SECRET referral',
  'the note': 'SECRET note',
  'what was learned': 'SECRET learning',
  'the meeting': 'Resolution meeting',
} as const;
type Said = keyof typeof SAID;

/** Before the team manager of today came, somebody else was: they were asked, and handed it over. */
const heldByFormer = {
  ...house.directory,
  posts: house.directory.posts.map((each) =>
    each.holder === TEAM_MANAGER ? { ...each, holder: FORMER } : each,
  ),
};

/**
 * At stage 2 of a case that began informally; a referral is considered, more time is asked for where
 * the clock runs.
 */
const running = (where: typeof house = house): CaseBuilder => {
  const begun = aCase(where)
    .raised('s1', { chosen: ['social-worker'] })
    .delivered();
  const formal = begun
    .replied(SOCIAL_WORKER, SAID['the informal reply'])
    .in({ directory: heldByFormer })
    .escalatedTo('s2')
    .in({ directory: where.directory })
    .does({ type: 'followPosts' }, null)
    .delivered();
  const asked = where === startsLater ? formal : formal.asksForTime('2027-03-20');
  return asked
    .does({ type: 'considerReferral', note: written(SAID['the referral']) }, IRO)
    .does(
      {
        type: 'recordConsultation',
        stage: formal.stage,
        consultation: {
          role: 'qa-head',
          on: day('2027-03-01'),
          view: written(SAID['the consultation']),
          notHeld: null,
        },
      },
      QA_HEAD,
    )
    .does(
      {
        type: 'addNote',
        note: 'other-view',
        on: day('2027-03-01'),
        text: written(SAID['the note']),
      },
      IRO_MANAGER,
    );
};

const replied = (): CaseBuilder => {
  const so = running();
  const plan = [{ task: written(SAID['the plan']), owner: written('TM'), due: day('2027-03-10') }];
  return so.does({ ...aReply(so.stage, SAID['the reply']), plan }, TEAM_MANAGER).does(
    {
      type: 'endTask',
      stage: so.stage,
      task: 'think',
      how: 'done',
      note: written(SAID['what was learned']),
    },
    TEAM_MANAGER,
  );
};
const bookedAt = (): CaseBuilder => running().booked('2027-03-04 10:00', HEAD);
const covered = (): CaseBuilder =>
  running().does(
    {
      type: 'coverRaiser',
      cover: OTHER_IRO,
      firstDay: day('2027-03-20'),
      lastDay: day('2027-03-25'),
      reason: null,
    },
    IRO,
  );
const atTheEnd = (): CaseBuilder => running().escalatedTo('s5', { reason: written('Urgent') });
const resolved = (): CaseBuilder => replied().resolved();
const notAchieved = (): CaseBuilder => {
  const so = resolved();
  const held = {
    type: 'recordMeeting',
    meeting: so.meeting,
    outcome: written('Nothing was done'),
    tasks: [],
    achieved: false,
  } as const;
  return so.does(held, IRO);
};
const referred = (): CaseBuilder =>
  running().does(
    {
      type: 'refer',
      on: day('2027-03-01'),
      met: ['exhausted'],
      reason: written('SECRET referral made'),
      answers: { worries: written('SECRET worries') },
    },
    IRO,
  );

const slot = { start: at('2027-03-04 10:00'), end: plusMinutes(at('2027-03-04 10:00'), 60) };
const why = written('Because');
const consultation = { role: 'qa-head', on: day('2027-03-01'), view: why, notHeld: null };

/** A case in which the command is right but for who gives it, and the command. */
const SCENES: Readonly<Record<CommandType, readonly [CaseBuilder, (so: CaseBuilder) => Command]>> =
  {
    raise: [aCase(house), () => aRaise('s2')],
    openCard: [running(), ({ stage }) => ({ type: 'openCard', stage })],
    acknowledge: [running(), ({ stage }) => ({ type: 'acknowledge', stage })],
    reply: [running(), ({ stage }) => aReply(stage)],
    requestTime: [
      running().does({ type: 'refuseTime', stage: running().stage, reason: why }, IRO),
      ({ stage }) => ({ type: 'requestTime', stage, until: day('2027-03-25'), reason: why }),
    ],
    resolve: [replied(), ({ stage }) => ({ type: 'resolve', stage, reason: why })],
    escalate: [replied(), ({ stage }) => anEscalation(stage, 's3')],
    judge: [
      running(judged).replied(),
      ({ stage }) => ({ type: 'judge', stage, satisfied: true, reason: null }),
    ],
    recordStart: [
      running(startsLater),
      ({ stage }) => ({ type: 'recordStart', stage, on: day('2027-02-26') }),
    ],
    giveTime: [
      running(),
      ({ stage }) => ({
        type: 'giveTime',
        stage,
        until: day('2027-03-20'),
        record: { benefit: why },
      }),
    ],
    refuseTime: [running(), ({ stage }) => ({ type: 'refuseTime', stage, reason: why })],
    talkFurther: [replied(), ({ stage }) => ({ type: 'talkFurther', stage, reason: why })],
    withdraw: [running(), ({ stage }) => ({ type: 'withdraw', stage, reason: why })],
    closeUnresolved: [atTheEnd(), ({ stage }) => ({ type: 'closeUnresolved', stage, reason: why })],
    reopen: [resolved(), () => ({ type: 'reopen', reason: why })],
    chooseSlot: [running(), ({ meeting }) => ({ type: 'chooseSlot', meeting, slot, reason: why })],
    cancelMeeting: [running(), ({ meeting }) => ({ type: 'cancelMeeting', meeting })],
    findAnotherTime: [
      running().booked('2027-03-04 10:00', HEAD),
      ({ meeting }) => ({ type: 'findAnotherTime', meeting }),
    ],
    recordMeeting: [
      running(),
      ({ meeting }) => ({
        type: 'recordMeeting',
        meeting,
        outcome: why,
        tasks: [],
        achieved: null,
      }),
    ],
    askMeeting: [
      running(),
      () => ({ type: 'askMeeting', purpose: 'stage', by: day('2027-03-12'), reason: null }),
    ],
    passTo: [notAchieved(), ({ meeting }) => ({ type: 'passTo', meeting })],
    considerReferral: [
      running().does({ type: 'dropReferral', reason: why }, IRO),
      () => ({ type: 'considerReferral', note: null }),
    ],
    discussReferral: [running(), () => ({ type: 'discussReferral', note: why })],
    refer: [
      running(),
      () => ({
        type: 'refer',
        on: day('2027-03-01'),
        met: ['exhausted'],
        reason: why,
        answers: { worries: why },
      }),
    ],
    answerReferral: [
      referred(),
      () => ({ type: 'answerReferral', on: day('2027-03-01'), note: why }),
    ],
    dropReferral: [running(), () => ({ type: 'dropReferral', reason: why })],
    recordConsultation: [
      running(),
      ({ stage }) => ({ type: 'recordConsultation', stage, consultation }),
    ],
    fileRecord: [running(), ({ stage }) => ({ type: 'fileRecord', stage, record: 'case-note' })],
    endTask: [
      running(),
      ({ stage }) => ({ type: 'endTask', stage, task: 'think', how: 'done', note: null }),
    ],
    addNote: [
      running(),
      () => ({ type: 'addNote', note: 'other-view', on: day('2027-03-01'), text: why }),
    ],
    handOverCase: [running(), () => ({ type: 'handOverCase', to: OTHER_IRO, reason: why })],
    coverRaiser: [
      running(),
      () => ({
        type: 'coverRaiser',
        cover: OTHER_IRO,
        firstDay: day('2027-03-01'),
        lastDay: day('2027-03-05'),
        reason: null,
      }),
    ],
    endCover: [covered(), () => ({ type: 'endCover' })],
    handOverSeat: [
      running(),
      ({ stage }) => ({
        type: 'handOverSeat',
        stage,
        role: 'team-manager',
        person: TEAM_MANAGER,
        to: TEAM_DEPUTY,
        reason: why,
      }),
    ],
    followPosts: [running(), () => ({ type: 'followPosts' })],
    clockElapsed: [
      running(),
      ({ stage }) => ({
        type: 'clockElapsed',
        clock: 'stage',
        rung: 'on-the-day',
        stage,
        meeting: null,
        due: day('2027-03-05'),
      }),
    ],
    recordDelivery: [
      running(),
      ({ stage }) => ({
        type: 'recordDelivery',
        effect: 'x',
        route: 'teams',
        outcome: 'accepted',
        sentAt: at('2027-03-01 10:00'),
        code: null,
        repeated: false,
        recipient: { stage, role: 'team-manager', person: TEAM_MANAGER, as: 'copy', what: 'copy' },
      }),
    ],
    recordUndeliverable: [
      running(),
      ({ stage }) => ({
        type: 'recordUndeliverable',
        effect: 'x',
        code: 'gone',
        recipient: { stage, role: 'team-manager', person: TEAM_MANAGER, as: 'copy', what: 'copy' },
      }),
    ],
    recordListed: [
      running(),
      ({ stage }) => ({
        type: 'recordListed',
        effect: 'x',
        on: day('2027-03-02'),
        recipient: {
          stage,
          role: 'team-manager',
          person: TEAM_MANAGER,
          as: 'copy',
          what: 'copy',
        },
      }),
    ],
    recordDelayed: [
      running(),
      ({ stage }) => ({
        type: 'recordDelayed',
        effect: 'x',
        since: at('2027-03-01 10:00'),
        recipient: {
          stage,
          role: 'team-manager',
          person: TEAM_MANAGER,
          as: 'responder',
          what: 'alert',
        },
      }),
    ],
    recordAway: [
      running(),
      ({ stage }) => ({
        ...{ type: 'recordAway', stage, role: 'team-manager', person: TEAM_MANAGER },
        ...{ what: 'alert', back: null },
      }),
    ],
    offerSlots: [
      running(),
      ({ meeting }) => ({ type: 'offerSlots', meeting, slots: [slot], unknown: [] }),
    ],
    recount: [running(), () => ({ type: 'recount' })],
    recordBooking: [
      running(),
      ({ meeting }) => ({
        type: 'recordBooking',
        meeting,
        slot,
        eventId: 'e',
        joinUrl: null,
      }),
    ],
    recordBookingRefused: [
      running(),
      ({ meeting }) => ({ type: 'recordBookingRefused', meeting, code: 'busy' }),
    ],
    recordCancelRefused: [
      bookedAt().does({ type: 'cancelMeeting', meeting: bookedAt().meeting }, IRO),
      ({ meeting }) => ({ type: 'recordCancelRefused', meeting, code: '403' }),
    ],
    recordCalendarNews: [
      running(),
      ({ meeting }) => ({ type: 'recordCalendarNews', meeting, booked: slot, seen: null }),
    ],
    recordNotHeld: [
      bookedAt().on('2027-03-04 12:00'),
      ({ meeting }) => ({ type: 'recordNotHeld', meeting, next: 'called-off', reason: why }),
    ],
    keepTime: [bookedAt(), ({ meeting }) => ({ type: 'keepTime', meeting, reason: why })],
    handOverMeeting: [
      running(),
      ({ meeting }) => ({ type: 'handOverMeeting', meeting, to: IRO_MANAGER }),
    ],
    readForAudit: [running(), () => ({ type: 'readForAudit', what: 'case', reason: why })],
    recordNotFree: [
      running(),
      ({ meeting }) => ({ type: 'recordNotFree', meeting, slot, missing: [] }),
    ],
  };

/** Whether the case lets this person give the command; what else is wrong with it must be nothing. */
function lets(so: CaseBuilder, command: Command, by: PersonId | null): boolean {
  const decision = so.decide(command, by);
  if (decision.kind !== 'refused') return true;
  const { reason } = decision.refusal;
  assert.ok(NOT_YOU.includes(reason), `refused for another reason: ${JSON.stringify(decision)}`);
  return false;
}

describe('who may do what', () => {
  for (const [type, [so, make]] of Object.entries(SCENES)) {
    const rule: readonly string[] | 'system' = MAY[type as CommandType];
    const allowed = rule === 'system' ? [] : rule;
    it(`${type}: ${rule === 'system' ? 'no person' : allowed.join(', ')}, and nobody else`, () => {
      const command = make(so);
      const may = KINDS.filter((kind) => lets(so, command, PEOPLE[kind]));
      assert.deepEqual(
        may,
        KINDS.filter((kind) => allowed.includes(kind)),
      );
    });
  }

  for (const [type, [so, make]] of Object.entries(SCENES)) {
    if (MAY[type as CommandType] === 'system') continue;
    it(`${type}: the clock and the dispatcher never decide`, () => {
      assert.equal(lets(so, make(so), null), false);
    });
  }

  for (const [kind, whose] of [
    ['cover', IRO],
    ['deputy', TEAM_MANAGER],
  ] as const) {
    for (const [type, [so, make]] of Object.entries(SCENES)) {
      const rule: readonly string[] | 'system' = MAY[type as CommandType];
      if (rule === 'system' || !rule.includes(kind)) continue;
      it(`[A-X-07] ${type}: each event of a ${kind} says on whose behalf`, () => {
        const command = make(so);
        if (so.decide(command, PEOPLE[kind]).kind === 'nothing') return;
        const after = so.does(command, PEOPLE[kind]);
        for (const { meta } of after.events.slice(so.events.length)) {
          assert.equal(meta.actor.kind === 'person' && meta.actor.onBehalfOf, whose);
        }
      });
    }
  }

  it('raising: a rule of the stage lets the manager, in the name of the raiser', () => {
    const byManager = (stage: string, raiser: PersonId) =>
      lets(
        aCase(house),
        aRaise(stage, { raiser }, { consultations: [consultation], reason: why }),
        IRO_MANAGER,
      );
    assert.equal(byManager('s3', IRO), false);
    assert.equal(byManager('s4', IRO), true);
    assert.equal(byManager('s4', IRO_MANAGER), false);
  });

  it('escalating: a rule of the stage lets the manager, and only to that stage', () => {
    const so = replied();
    const to = (stage: string, by: PersonId) =>
      lets(so, anEscalation(so.stage, stage, { consultations: [consultation], reason: why }), by);
    assert.deepEqual(
      KINDS.filter((kind) => to('s4', PEOPLE[kind])),
      ['raiser', 'cover', "raiser's manager"],
    );
    assert.equal(to('s5', IRO_MANAGER), false);
  });

  it('filing: the person whom the rule names, beside the raiser', () => {
    const so = running();
    const file = { type: 'fileRecord', stage: so.stage, record: 'register' } as const;
    assert.deepEqual(
      KINDS.filter((kind) => lets(so, file, PEOPLE[kind])),
      ['raiser', 'cover', 'copy'],
    );
  });

  it('recording a meeting: where it is the raiser’s, their cover does so in their place, whoever arranges it', () => {
    const { meeting: rule } = house.procedure.stages.find(({ key }) => key === 's2') ?? {};
    assert.ok(rule !== undefined);
    const so = running(houseWith({ meeting: { ...rule, recorder: 'raiser' } }));
    const record = {
      type: 'recordMeeting',
      meeting: so.meeting,
      outcome: why,
      tasks: [],
      achieved: null,
    } as const;
    assert.deepEqual(
      KINDS.filter((kind) => lets(so, record, PEOPLE[kind])),
      ['raiser', 'cover', 'convener'],
    );
    const [held] = so.does(record, IRO_COVER).events.slice(so.events.length);
    assert.ok(held?.meta.actor.kind === 'person');
    assert.deepEqual([held.meta.actor.role, held.meta.actor.onBehalfOf], ['raiser', IRO]);
  });

  it('nobody raises in the name of somebody else', () => {
    const raise = (raiser: PersonId, by: PersonId) =>
      lets(aCase(house), aRaise('s2', { raiser }), by);
    assert.equal(raise(OTHER_IRO, IRO), false);
    assert.equal(raise(TEAM_MANAGER, IRO), false);
    assert.equal(raise(STRANGER, STRANGER), false);
  });

  it('offers in the view what may be done, and nothing else', () => {
    for (const [type, [so, make]] of Object.entries(SCENES)) {
      // Where the move may go is a matter of each stage; see above.
      if (['raise', 'openCard', 'escalate'].includes(type)) continue;
      for (const kind of KINDS) {
        const view = viewOf(so, kind);
        const offered = view?.may.includes(type as CommandType) ?? false;
        // Each their own record: the one that this person is offered.
        const { entry: stage, record } = view?.records[0] ?? { entry: 0, record: '' };
        const file = { type: 'fileRecord', stage, record } as const;
        const may = lets(so, type === 'fileRecord' && offered ? file : make(so), PEOPLE[kind]);
        assert.ok(may || !offered, `${type} is offered to the ${kind}, and refused`);
      }
    }
  });
});

const ALL = Object.keys(SAID) as Said[];
const SUBJECT: readonly Said[] = ['the record number', 'the concern'];

/** What of the case each kind of person finds in it; whoever is not named finds no case. */
const SEES: Partial<
  Record<Kind, { readonly depth: CaseView['depth']; readonly said: readonly Said[] }>
> = {
  raiser: { depth: 'full', said: ALL },
  cover: { depth: 'full', said: ALL },
  "raiser's manager": { depth: 'full', said: ALL },
  'quality head': { depth: 'full', said: ALL },
  responder: {
    depth: 'involved',
    // A copy of the informal stage as well, so its outcome is told.
    said: [
      ...SUBJECT,
      'why it was escalated',
      'the reply',
      'the plan',
      'the request for time',
      'the meeting',
      'what was learned',
    ],
  },
  deputy: {
    depth: 'involved',
    said: [
      ...SUBJECT,
      'the reply',
      'the plan',
      'the request for time',
      'the meeting',
      'what was learned',
    ],
  },
  'responder of an earlier stage': {
    depth: 'involved',
    said: [...SUBJECT, 'the informal reply', 'why it was escalated'],
  },
  copy: { depth: 'copied', said: SUBJECT },
  'register copy': { depth: 'register', said: [] },
  convener: { depth: 'meeting', said: ['the meeting'] },
  recorder: { depth: 'meeting', said: ['the meeting'] },
  attendee: { depth: 'meeting', said: ['the meeting'] },
  'told of the referral': { depth: 'register', said: ['the referral'] },
  'former responder': { depth: 'register', said: [] },
};

function textsIn(value: unknown, found = new Map<string, string>()): Map<string, string> {
  if (typeof value !== 'object' || value === null) return found;
  if ('hash' in value && typeof value.hash === 'string') found.set(value.hash, value.hash.slice(1));
  for (const each of Object.values(value)) textsIn(each, found);
  return found;
}

function viewOf(so: CaseBuilder, kind: Kind): CaseView | null {
  return viewFor(so.present, textsIn(so.events), PEOPLE[kind], so.ctx, so.now);
}

/** The view without the procedure, which is nobody's secret. */
function shown(so: CaseBuilder, kind: Kind): string {
  const view = viewOf(so, kind);
  const lines = chronology(so.present, so.events, textsIn(so.events), PEOPLE[kind], so.ctx, so.now);
  return JSON.stringify([view === null ? null : { ...view, procedure: null }, lines]);
}

describe('who sees what', () => {
  for (const kind of KINDS) {
    const sees = SEES[kind];
    it(`${kind}: ${sees === undefined ? 'no case' : `${sees.depth}, ${sees.said.join(', ') || 'no words'}`}`, () => {
      const so = replied();
      if (sees === undefined) {
        assert.equal(shown(so, kind), '[null,[]]');
        return;
      }
      assert.equal(viewOf(so, kind)?.depth, sees.depth);
      const text = shown(so, kind);
      const found = ALL.filter((said) => text.includes(SAID[said]));
      // Only the raiser's side reads the talks; they stand in the record, not in the view.
      const expected = ALL.filter((said) => sees.said.includes(said));
      assert.deepEqual(found, expected);
    });
  }

  it('shows business support the reference, the stage and dates, and nobody by name', () => {
    const view = viewOf(replied(), 'register copy');
    assert.ok(view !== null);
    const { reference, subjects, categories, answers, stages, meetings, referral, raiser } = view;
    assert.equal(reference, '2027-ABCDE');
    assert.deepEqual(
      [subjects, categories, answers, stages, meetings, referral],
      [[], [], [], [], [], null],
    );
    assert.deepEqual([raiser.id, raiser.post], [null, '']);
    assert.deepEqual([view.current.label, view.current.responders], ['S2', []]);
    assert.deepEqual([view.may, view.nextStages], [[], []]);
  });

  it('shows the outcome of a meeting to those who took part, and to them nothing else', () => {
    const so = running();
    const tasks = [{ task: written('SECRET task'), owner: written('SW'), due: day('2027-03-10') }];
    const outcome = written('SECRET outcome');
    const held = so.does(
      { type: 'recordMeeting', meeting: so.meeting, outcome, tasks, achieved: null },
      DIRECTOR,
    );
    for (const kind of KINDS) {
      const sees = SEES[kind]?.said.includes('the meeting') === true;
      for (const text of ['SECRET outcome', 'SECRET task']) {
        assert.equal(shown(held, kind).includes(text), sees, `${kind}: ${text}`);
      }
    }
  });

  it('tells of a referral nobody but the reviewing side and those whom the rule names', () => {
    const so = referred().escalatedTo('s5', { reason: why });
    const closed = so.does(
      { type: 'closeUnresolved', stage: so.stage, reason: written('SECRET end') },
      IRO,
    );
    for (const kind of KINDS) {
      const told = ['raiser', 'cover', "raiser's manager", 'quality head', 'told of the referral'];
      for (const before of [referred(), closed]) {
        const text = shown(before, kind);
        const found = /"type":"Referr.*?"|"referred"|SECRET (?:referral|worries)/.exec(text)?.[0];
        assert.equal(found !== undefined, told.includes(kind), `${kind}: ${found ?? 'nothing'}`);
      }
    }
    const chief = shown(closed, 'nobody in this case');
    assert.match(chief, /unresolved-at-highest/);
    assert.doesNotMatch(chief, /referred|SECRET end/);
  });

  it('does not tell a case of others from no case', () => {
    const command = { type: 'withdraw', stage: 1, reason: why } as const;
    const none = aCase(house).decide(command, STRANGER);
    assert.deepEqual(replied().decide(command, STRANGER), none);
    assert.deepEqual(none, { kind: 'refused', refusal: { reason: 'not-yours' } });
  });

  it('shows no more to whoever has left the post than their own part', () => {
    const so = replied().in({
      directory: aDirectory([
        ...POSTS_HELD.filter(({ role }) => role !== 'qa-head' && role !== 'raiser-manager'),
        post('qa-head', QA_HEAD, { to: day('2027-02-28') }),
        post('raiser-manager', IRO_MANAGER, { to: day('2027-02-28') }),
      ]),
    });
    assert.equal(viewOf(so, 'quality head'), null);
    assert.equal(viewOf(so, "raiser's manager"), null);
  });
});

describe('what a forged button may not do', () => {
  it('record a talk with nobody, or with a part of every object', () => {
    const so = running();
    for (const role of ['constructor', '__proto__', 'toString', 'evil']) {
      const talk = { ...consultation, role };
      const command = { type: 'recordConsultation', stage: so.stage, consultation: talk } as const;
      const decision = so.decide(command, IRO);
      assert.ok(decision.kind === 'refused' && decision.refusal.reason === 'invalid', role);
      const open = { consultations: [consultation, talk] };
      const moved = so.decide(anEscalation(so.stage, 's4', open), IRO);
      assert.ok(moved.kind === 'refused' && moved.refusal.reason === 'invalid', role);
    }
  });
});
