import { day, moment } from '../../domain/calendar/index.ts';
import { NOTICES } from '../../adaptive-cards/wording/notices.ts';
import type {
  CardKind,
  CaseId,
  CaseView,
  CommandType,
  Draft,
  DraftForm,
  DraftStep,
  MeetingView,
  NamedPerson,
  Receipt,
  NoteView,
  NoticeKind,
  Reference,
  StageView,
  RecordView,
  TaskView,
} from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Field, Procedure, Stage } from '../../domain/procedure/index.ts';
import type { CardMessage, HistoryLine, Keys } from '../../adaptive-cards/index.ts';

export const keys: Keys = (verb) => `key.${verb}`;

export const personId = (n: number): PersonId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as PersonId;

export const person = (n: number, post: string, role: string): NamedPerson => ({
  id: personId(n),
  post,
  role,
});

/** Somebody copied in, to whom it came ten seconds after it was sent. */
export const aCopy = (to: NamedPerson, over: Partial<Receipt> = {}): Receipt => ({
  ...to,
  sentAt: moment('2026-12-22T10:00:00.000Z'),
  deliveredAt: moment('2026-12-22T10:00:10.000Z'),
  uncertain: false,
  route: 'teams',
  openedAt: null,
  failed: null,
  ...over,
});

export const field = (key: string, over: Partial<Field> = {}): Field => ({
  key,
  label: `Label of ${key}`,
  kind: 'long-text',
  required: 'always',
  ...over,
});

const stage = (n: number, role: string, over: Partial<Stage> = {}): Stage => ({
  key: `s-${n}`,
  label: `Stage ${n}`,
  name: `${role} answers`,
  formal: n > 1,
  to: { roles: [role], mode: 'all' },
  copies: [],
  clock: { n: 4, unit: 'working-day', stopsOn: ['response'], wording: 'reply' },
  timescale: 'none',
  records: [{ key: 'note', title: 'Case note', by: 'raiser' }],
  gate: { text: 'Move on where more resource is needed than this step can give.' },
  ...over,
});

export function aProcedure(over: Partial<Procedure> = {}): Procedure {
  return {
    id: 'sample',
    version: '1',
    title: 'Sample Resolution Process',
    authority: 'Sample',
    labels: {
      raiser: 'IRO',
      raiserManager: 'IRO Operations Manager',
      matter: 'RP',
      matterPlural: 'RPs',
      step: 'stage',
      process: 'IRO Resolution Process',
      recordNumber: 'Liquid Logic number',
    },
    roles: {
      'team-manager': { title: 'Team Manager', side: 'operational' },
      'operations-manager': { title: 'Operations Manager', side: 'operational' },
      'strategic-manager': { title: 'Strategic Manager', side: 'operational' },
      'legal-advisor': { title: 'Legal Advisor', side: 'other' },
    },
    subject: { kind: 'child', initials: true, several: true },
    recordSystem: 'Liquid Logic',
    wholeLimit: { n: 17, unit: 'working-day', covers: 'all' },
    stages: [
      stage(1, 'team-manager', { formal: false }),
      stage(2, 'team-manager'),
      stage(3, 'operations-manager', {
        to: { roles: ['operations-manager', 'strategic-manager'], mode: 'choose-one' },
        copies: [
          {
            role: 'legal-advisor',
            when: { kind: 'ask', question: 'Is the child in proceedings?' },
          },
          { role: 'team-manager', when: { kind: 'bypassed' } },
        ],
        timescale: 'optional',
        consult: { roles: ['raiser-manager'], need: 'all' },
        entry: ['When stage 2 did not bring a plan.'],
        examples: [{ key: 'e1', label: 'Delay in planning' }],
        monitoring: {
          label: 'Monitoring meeting',
          within: { n: 10, unit: 'working-day' },
          convener: 'raiser',
          required: ['raiser', 'team-manager'],
          optional: [],
          onNotAchieved: [
            { kind: 'next-stage' },
            { kind: 'monitor-again' },
            { kind: 'pass-to', roles: ['operations-manager'] },
          ],
        },
      }),
      stage(4, 'strategic-manager', { exceptional: true }),
    ],
    fields: [field('worries'), field('tried')],
    categories: {
      label: 'Category',
      choices: [
        { key: 'delay', label: 'Delay' },
        { key: 'plan', label: 'Plan', ask: { key: 'which', label: 'which part' } },
      ],
      required: 'always',
      several: true,
      other: true,
    },
    bypass: {
      startAt: 'any',
      skip: 'any',
      consult: { roles: ['raiser-manager'], need: 'all' },
      emergency: true,
      neverBackToInformal: true,
    },
    extension: {
      askedBy: 'responder',
      record: [field('benefit'), field('enquiries'), field('satisfied')],
    },
    referral: {
      label: 'Cafcass',
      stageKey: null,
      stageLabel: null,
      checklist: [{ key: 'tried-all', label: 'All steps were tried' }],
      earlyReason: true,
      discuss: true,
      tellWhenConsidered: ['raiser-manager'],
      tellWhenReferred: 'everyone-involved',
      discussWith: ['strategic-manager'],
      fields: [field('impact')],
    },
    ...over,
  };
}

export const aReply = (text = 'We have a plan.'): StageView['replies'][number] => ({
  id: 7,
  at: moment('2027-01-04T10:00:00.000Z'),
  by: 'Team manager, North',
  onBehalfOf: null,
  text,
  plan: [{ task: 'Book the visit', owner: 'Social worker', due: day('2027-01-11') }],
  done: false,
});

export function aStage(over: Partial<StageView> = {}): StageView {
  return {
    entry: 2,
    stage: 's-2',
    label: 'Stage 2',
    name: 'Team Manager answers',
    formal: true,
    openedAt: moment('2026-12-22T10:00:00.000Z'),
    responders: [
      {
        ...person(101, 'Team manager, North', 'team-manager'),
        sentAt: moment('2026-12-22T10:00:00.000Z'),
        deliveredAt: moment('2026-12-22T10:00:05.000Z'),
        uncertain: false,
        route: 'teams',
        openedAt: null,
        failed: null,
      },
    ],
    copies: [aCopy(person(102, 'Operations manager', 'operations-manager'))],
    due: day('2027-01-05'),
    firstDue: day('2027-01-05'),
    wording: 'reply',
    daysLeft: 2,
    explanation: ['Day 0 is Tuesday 22 December 2026.', 'Left out: Christmas Day.'],
    start: null,
    waitsFor: [],
    latestDue: null,
    askedAgain: null,
    judging: null,
    acknowledgedAt: null,
    replies: [aReply()],
    timeRequest: {
      until: day('2027-01-12'),
      given: null,
      reason: 'The assessment ends that week.',
      state: 'open',
    },
    decision: null,
    reason: null,
    skipped: [],
    clock: 'running',
    filed: [],
    ...over,
  };
}

export const aMeeting = (over: Partial<MeetingView> = {}): MeetingView => ({
  id: 5,
  entry: 2,
  purpose: 'monitoring',
  label: 'Monitoring meeting',
  aim: null,
  wish: null,
  convener: person(100, 'IRO', 'raiser'),
  attendees: [
    { ...person(100, 'IRO', 'raiser'), required: true },
    { ...person(101, 'Team manager, North', 'team-manager'), required: true },
  ],
  others: [],
  inviting: null,
  window: { from: day('2027-01-06'), to: day('2027-01-19'), ours: true },
  slots: [
    {
      start: moment('2027-01-07T10:00:00.000Z'),
      end: moment('2027-01-07T11:00:00.000Z'),
    },
  ],
  status: 'offered',
  slot: null,
  joinUrl: null,
  outcome: null,
  tasks: [],
  achieved: null,
  attended: null,
  notHeld: false,
  said: [],
  owesReason: false,
  lost: null,
  invited: [person(100, 'IRO', 'raiser'), person(101, 'Team manager, North', 'team-manager')],
  handTo: [],
  mayKeep: false,
  mayRecordNotHeld: false,
  insteadOf: null,
  mayArrange: true,
  mayCancel: true,
  mayFindAnother: over.status === 'booked',
  mayRecord: true,
  doers: [],
  ...over,
});

export const aTask = (over: Partial<TaskView> = {}): TaskView => ({
  entry: 2,
  task: 'supervision',
  title: 'Supervision with the IRO',
  help: 'In the next session.',
  stageLabel: 'Stage 2',
  by: [person(9, 'IRO manager', 'IRO Operations Manager')],
  since: moment('2027-01-04T10:00:00.000Z'),
  due: day('2027-01-11'),
  daysLeft: 5,
  end: null,
  own: true,
  mayEnd: true,
  ...over,
});

const aNote: NoteView = {
  label: 'Early contact',
  on: day('2027-01-04'),
  at: moment('2027-01-04T10:00:00.000Z'),
  by: 'IRO 1',
  text: 'Talked with the team.',
};

const NO_ASKS = { categories: null, fields: [] };

export const aRecord = (over: Partial<RecordView> = {}): RecordView => ({
  entry: 2,
  record: 'note',
  title: 'Note in the case file',
  stageLabel: 'Stage 2',
  by: ['IRO'],
  own: true,
  ...over,
});

export const EVERYTHING: readonly CommandType[] = [
  'acknowledge',
  'reply',
  'requestTime',
  'resolve',
  'escalate',
  'judge',
  'recordStart',
  'giveTime',
  'refuseTime',
  'talkFurther',
  'withdraw',
  'closeUnresolved',
  'reopen',
  'chooseSlot',
  'cancelMeeting',
  'findAnotherTime',
  'recordMeeting',
  'askMeeting',
  'passTo',
  'considerReferral',
  'discussReferral',
  'refer',
  'answerReferral',
  'dropReferral',
  'recordConsultation',
  'fileRecord',
  'endTask',
  'addNote',
  'handOverCase',
  'handOverSeat',
  'coverRaiser',
  'endCover',
];

export function aView(over: Partial<CaseView> = {}): CaseView {
  const current = over.current ?? aStage();
  return {
    id: 'case-1' as CaseId,
    reference: '2027-7KQ4M' as Reference,
    version: 9,
    procedure: aProcedure(),
    depth: 'full',
    viewer: personId(100),
    onBehalfOf: null,
    actsFor: [],
    handedOn: null,
    handing: { raisers: [], covering: null, seats: [] },
    status: 'open',
    closedReason: null,
    raisedAt: moment('2026-12-22T10:00:00.000Z'),
    raiser: person(100, 'IRO, North', 'raiser'),
    team: 'North',
    leads: [
      { id: 'north', name: 'North', now: true },
      { id: 'south', name: 'South', now: false },
    ],
    subjects: [{ record: '100234', initials: 'AB' }],
    categories: ['Delay'],
    answers: [
      { label: 'What the worries are', value: 'The plan has not moved on.' },
      { label: 'What has been tried', value: 'Two talks.' },
    ],
    stages: [aStage({ entry: 1, stage: 's-1', label: 'Stage 1', due: null }), current],
    current,
    whole: {
      due: day('2027-01-19'),
      firstDue: day('2027-01-19'),
      daysLeft: 12,
      explanation: ['17 working days from 22 December 2026.'],
    },
    meetings: [aMeeting()],
    referral: {
      state: 'considered',
      steps: [
        { kind: 'considered', at: moment('2027-01-02T10:00:00.000Z'), note: 'Thinking about it.' },
      ],
      answers: [],
      referredOn: null,
      answeredOn: null,
      advising: null,
    },
    tasks: [aTask()],
    records: [aRecord()],
    notes: [aNote],
    noteKinds: [{ key: 'early-contact', label: 'Early contact', by: ['raiser'], text: 'required' }],
    may: EVERYTHING,
    nextStages: [
      {
        stage: 's-3',
        label: 'Stage 3',
        name: 'Operations Manager answers',
        skips: [],
        asks: NO_ASKS,
      },
      {
        stage: 's-4',
        label: 'Stage 4',
        name: 'Strategic Manager answers',
        skips: ['Stage 3'],
        asks: NO_ASKS,
      },
    ],
    today: day('2027-01-04'),
    ...over,
  };
}

export const aMessage = (
  card: CardKind,
  over: Partial<CardMessage> = {},
  view: CaseView = aView(),
): CardMessage => ({
  card,
  notice: card === 'notice' ? 'due-today' : null,
  stage: view.current.entry,
  meeting: card === 'slots' || card === 'meetingOutcome' ? 5 : null,
  view,
  ...over,
});

export const aHistory = (lines = 3, text = 'The reply came.'): readonly HistoryLine[] =>
  Array.from({ length: lines }, () => ({ at: moment('2027-01-04T10:00:00.000Z'), text }));

export function aDraft(step: DraftStep, over: Partial<Draft> = {}): Draft {
  return {
    id: 'draft-1',
    person: personId(100),
    startedAt: moment('2027-01-04T09:00:00.000Z'),
    version: 3,
    step,
    kind: 'alert',
    procedure: 'sample',
    subjects: [{ record: '100234', initials: 'AB' }],
    team: 'north',
    stage: 's-3',
    chosen: ['operations-manager'],
    copyAnswers: { 'legal-advisor': true },
    copyReasons: {},
    categories: ['delay'],
    categoryNotes: {},
    answers: { worries: 'The plan has not moved on.', tried: 'Two talks.' },
    timescale: null,
    timescaleReason: null,
    skipReason: 'It is urgent.',
    consultations: [
      { role: 'raiser-manager', on: day('2027-01-03'), view: 'Agrees.', notHeld: '' },
    ],
    confirmed: false,
    ...over,
  };
}

export function aForm(step: DraftStep, over: Partial<DraftForm> = {}): DraftForm {
  const procedure = over.procedure ?? aProcedure();
  const asked = procedure.stages.find((each) => each.key === 's-3') ?? procedure.stages[0]!;
  return {
    draft: aDraft(step),
    procedures: [
      { id: 'sample', title: 'Sample Resolution Process' },
      { id: 'other', title: 'Other Process' },
    ],
    procedure,
    teams: [{ id: 'north', name: 'North' }],
    stages: procedure.stages.map(({ key, label, name }) => ({ key, label, name })),
    asks: {
      stage: asked,
      categories:
        procedure.categories === null ? null : { list: procedure.categories, mustFill: true },
      fields: procedure.fields.map((each) => ({ field: each, mustFill: true })),
      timescale: 'optional',
      choose: { roles: asked.to.roles, several: false },
      copyQuestions: [{ role: 'legal-advisor', question: 'Is the child in proceedings?' }],
      skips: ['s-1', 's-2'],
      reasonAsked: true,
      consult: { roles: ['raiser-manager'], need: 'all', emergency: true },
    },
    problems: [],
    preview: {
      responders: [person(102, 'Operations manager', 'operations-manager')],
      copies: [{ ...person(101, 'Team manager, North', 'team-manager'), registerOnly: false }],
      due: day('2027-01-08'),
      wording: 'reply',
      explanation: ['Day 0 is today.', '4 working days.'],
      wholeDue: day('2027-01-27'),
      meeting: {
        label: 'Stage 3 meeting',
        convener: person(100, 'IRO, North', 'raiser'),
        by: day('2027-01-11'),
        ours: true,
      },
      ownLimits: [
        {
          label: 'Report with the manager',
          due: day('2027-01-06'),
          late: false,
          onlyCounted: false,
        },
      ],
      warnings: [
        { kind: 'vacant-responder', role: 'operations-manager' },
        { kind: 'vacant-copy', role: 'legal-advisor' },
        { kind: 'past-whole-limit', wholeDue: day('2027-01-27') },
        { kind: 'calendar-ends-soon', lastDay: day('2028-12-31') },
      ],
    },
    ...over,
  };
}

/** Every one that there is: a new one is looked at without being listed here. */
export const NOTICE_KINDS = Object.keys(NOTICES) as readonly NoticeKind[];
