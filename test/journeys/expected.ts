import { DateTime } from 'luxon';
import type { Fill } from './player.ts';

/**
 * Who is asked and who is told at each stage, in working days, typed by hand from the stage tables of
 * the six procedures and our decisions on their ambiguities. Nothing here is read from procedures/.
 */
export interface ExpectedStage {
  readonly key: string;
  /** As a card names it. */
  readonly label: string;
  readonly asked: readonly string[];
  readonly told: readonly string[];
  /** The register line only (A-WF-15). */
  readonly register?: readonly string[];
  /** The limit in working days; null: not stated. */
  readonly days: number | null;
  /** The text says no more than that a reply is expected (A-WF-03, CPC-18, CPC-21, CPC-23). */
  readonly expected?: true;
  /** May a case begin here? */
  readonly entry?: false;
  readonly formal: boolean;
  /** Who is told in addition when stages before were passed over (A-WF-08). */
  readonly toldWhenBypassed?: readonly string[];
  /** What this stage asks beside the usual. */
  readonly fill?: Fill;
  /** Requirements that the row comes from. */
  readonly req: string;
}

export interface ExpectedProcedure {
  readonly id: string;
  readonly authority: string;
  readonly raiser: string;
  readonly record: string;
  /** Word for what a limit is for. */
  readonly wording: 'Reply' | 'To be resolved';
  readonly whole: { readonly days: number; readonly covers: 'all' | 'formal' } | null;
  /** The raiser sets the due day at formal stages (A-CB-01). */
  readonly ownDay?: true;
  readonly fill?: Fill;
  readonly stages: readonly ExpectedStage[];
  /** A whole chain, first to last. */
  readonly chain: readonly string[];
}

const TM = 'Team manager, North';
const SW = 'Social worker, North';

const CB_HOS = 'Head of service, Children Looked After';
const CB_AD = "Assistant Director of Children's Services";
const CB_DIRECTOR = "Director of Children's Services";

const centralBedfordshire: ExpectedProcedure = {
  id: 'central-bedfordshire',
  authority: 'central-bedfordshire',
  raiser: 'IRO 1',
  record: '200234',
  wording: 'To be resolved',
  whole: { days: 20, covers: 'formal' },
  ownDay: true,
  chain: ['cb-1', 'cb-2', 'cb-3', 'cb-4', 'cb-5', 'cb-6', 'cb-7'],
  stages: [
    {
      key: 'cb-1',
      label: 'Stage 1',
      formal: false,
      asked: [SW, TM],
      told: [],
      days: null,
      req: '[CB-20]',
    },
    {
      key: 'cb-2',
      label: 'Stage 2',
      formal: true,
      asked: [TM],
      told: ['IRO Practice Manager'],
      days: null,
      req: '[CB-21] [CB-38]',
    },
    {
      key: 'cb-3',
      label: 'Stage 3',
      formal: true,
      asked: ['Practice manager, North'],
      told: ['IRO Practice Manager'],
      days: null,
      req: '[CB-22] [CB-44]',
    },
    {
      key: 'cb-4',
      label: 'Stage 4',
      formal: true,
      asked: [CB_HOS],
      told: ['IRO Practice Manager', 'Head of service, Professional Standards'],
      days: null,
      req: '[CB-23] [CB-49] [A-CB-04]',
    },
    {
      key: 'cb-5',
      label: 'Stage 5',
      formal: true,
      asked: [CB_AD],
      told: [CB_HOS],
      days: null,
      req: '[CB-24]',
    },
    {
      key: 'cb-6',
      label: 'Stage 6',
      formal: true,
      asked: [CB_DIRECTOR],
      told: [CB_AD, CB_HOS],
      days: null,
      req: '[CB-25] [A-CB-03]',
    },
    {
      key: 'cb-7',
      label: 'Stage 7',
      formal: true,
      asked: ['Chief Executive'],
      told: [CB_AD, CB_DIRECTOR],
      days: null,
      req: '[CB-26] [A-CB-03]',
    },
  ],
};

const WF_TOLD = ['QA line manager', 'Service line manager, North'];

const walthamForestIro: ExpectedProcedure = {
  id: 'waltham-forest-iro',
  authority: 'waltham-forest',
  raiser: 'IRO 1',
  record: '300234',
  wording: 'Reply',
  whole: { days: 20, covers: 'formal' },
  chain: ['wf-1', 'wf-2', 'wf-3', 'wf-4', 'wf-5'],
  stages: [
    {
      key: 'wf-1',
      label: 'Stage 1',
      formal: false,
      asked: [SW, TM],
      told: [],
      days: null,
      req: '[WF-24] [WF-33]',
    },
    {
      key: 'wf-2',
      label: 'Stage 2',
      formal: true,
      asked: [TM],
      told: WF_TOLD,
      register: ['Business support'],
      days: 5,
      req: '[WF-34] [WF-41] [WF-42] [A-WF-10]',
    },
    {
      key: 'wf-3',
      label: 'Stage 3',
      formal: true,
      asked: ['Head of service, Children in Care'],
      told: ['QA head of service', ...WF_TOLD],
      register: ['Business support'],
      toldWhenBypassed: [TM],
      days: 5,
      req: '[WF-35] [WF-46] [WF-47] [A-WF-08] [A-WF-15]',
    },
    {
      key: 'wf-4',
      label: 'Stage 4',
      formal: true,
      asked: ['Divisional Director'],
      told: ['QA head of service', ...WF_TOLD],
      register: ['Business support'],
      toldWhenBypassed: [TM],
      days: 3,
      expected: true,
      req: '[WF-36] [WF-49] [A-WF-08] [A-WF-15]',
    },
    {
      key: 'wf-5',
      label: 'Stage 5',
      formal: true,
      asked: ['Deputy Chief Executive'],
      told: ['QA head of service', ...WF_TOLD],
      register: ['Business support'],
      toldWhenBypassed: [TM],
      days: null,
      req: '[WF-37] [A-WF-02] [A-WF-08] [A-WF-15]',
    },
  ],
};

const DHOS = 'QA deputy head of service';

const walthamForestCpc: ExpectedProcedure = {
  id: 'waltham-forest-cpc',
  authority: 'waltham-forest',
  raiser: 'CP Chair 1',
  record: '300345',
  wording: 'Reply',
  whole: null,
  fill: { category: 'cpc.cat.02' },
  chain: ['cpc-1', 'cpc-3', 'cpc-4', 'cpc-5', 'cpc-6'],
  stages: [
    {
      key: 'cpc-1',
      label: 'Level 1',
      formal: false,
      asked: [TM],
      told: [DHOS],
      days: null,
      req: '[CPC-10] [A-CPC-13]',
    },
    {
      key: 'cpc-2',
      label: 'Level 2',
      formal: false,
      asked: [TM],
      told: [DHOS],
      days: null,
      req: '[CPC-16] [A-CPC-04]',
    },
    {
      key: 'cpc-3',
      label: 'Level 3',
      formal: true,
      asked: [TM],
      told: [DHOS],
      days: 10,
      expected: true,
      req: '[CPC-17] [CPC-18] [CPC-31]',
    },
    {
      key: 'cpc-4',
      label: 'Level 4',
      formal: true,
      asked: ['Deputy head of service, North'],
      told: [DHOS],
      days: 5,
      expected: true,
      entry: false,
      req: '[CPC-20] [CPC-21]',
    },
    {
      key: 'cpc-5',
      label: 'Level 5',
      formal: true,
      asked: ['Head of service, Children in Care'],
      told: [DHOS, 'QA head of service'],
      days: 5,
      expected: true,
      entry: false,
      req: '[CPC-23] [CPC-32] [A-CPC-05]',
    },
    {
      key: 'cpc-6',
      label: 'Level 6',
      formal: true,
      asked: ['Divisional Director'],
      told: [DHOS, 'QA head of service'],
      days: null,
      entry: false,
      req: '[CPC-24] [A-CPC-08]',
    },
  ],
};

const OSM = 'Operational Service Manager';
const SW_HOS = 'Head of Service, Children, Families and Community Health';
const BOARD = 'Board Director, Commissioning';
const QAR = 'Service Manager, Quality Assurance and Review';

const swindon: ExpectedProcedure = {
  id: 'swindon-fciro',
  authority: 'swindon',
  raiser: 'FCIRO 1',
  record: '400234',
  wording: 'To be resolved',
  whole: null,
  fill: { category: 'sw.theme.1.03' },
  chain: ['sw-0', 'sw-1', 'sw-2', 'sw-3', 'sw-4'],
  stages: [
    {
      key: 'sw-0',
      label: 'Informal',
      formal: false,
      asked: ['Supervising social worker, North', 'Fostering manager, North'],
      told: [],
      days: 10,
      fill: { chosen: 'supervising-social-worker,fostering-manager' },
      req: '[SW-16] [SW-20] [SW-27] [A-SW-04]',
    },
    {
      key: 'sw-1',
      label: 'Level 1',
      formal: true,
      asked: [TM],
      told: [OSM, QAR],
      days: 5,
      req: '[SW-28] [SW-29]',
    },
    {
      key: 'sw-2',
      label: 'Level 2',
      formal: true,
      asked: [OSM],
      told: [SW_HOS, QAR],
      days: 5,
      req: '[SW-30] [SW-31]',
    },
    {
      key: 'sw-3',
      label: 'Level 3',
      formal: true,
      asked: [SW_HOS],
      told: [BOARD],
      days: 5,
      req: '[SW-33] [SW-34] [A-SW-05]',
    },
    {
      key: 'sw-4',
      label: 'Level 4',
      formal: true,
      asked: [BOARD],
      told: [SW_HOS, QAR],
      days: 5,
      req: '[SW-35] [SW-36]',
    },
  ],
};

const SERVICE = 'Service manager, North';
const LOCALITY = 'Head of Locality, North';
const CD = 'Corporate Director for Care and Protection';

const dorset: ExpectedProcedure = {
  id: 'dorset-qaro',
  authority: 'dorset',
  raiser: 'QARO 1',
  record: '500234',
  wording: 'Reply',
  whole: { days: 20, covers: 'formal' },
  fill: { category: 'do.crit.02' },
  chain: ['do-0', 'do-1', 'do-2', 'do-3', 'do-4'],
  stages: [
    {
      key: 'do-0',
      label: 'Informal',
      formal: false,
      asked: [SW, TM],
      told: [],
      days: null,
      fill: { chosen: 'social-worker,team-manager' },
      req: '[DO-16] [DO-26]',
    },
    {
      key: 'do-1',
      label: 'Level 1',
      formal: true,
      asked: [TM],
      told: [SERVICE, 'QA Manager'],
      days: 5,
      req: '[DO-17] [DO-32] [DO-34] [A-DO-02]',
    },
    {
      key: 'do-2',
      label: 'Level 2',
      formal: true,
      asked: [SERVICE],
      told: [LOCALITY, 'QA Manager'],
      days: 5,
      req: '[DO-18] [DO-42] [DO-43] [A-DO-02]',
    },
    {
      key: 'do-3',
      label: 'Level 3',
      formal: true,
      asked: [LOCALITY],
      told: [CD],
      days: 5,
      req: '[DO-19] [DO-48] [DO-49] [A-DO-03]',
    },
    {
      key: 'do-4',
      label: 'Level 4',
      formal: true,
      asked: [CD, 'Executive Director People - Children'],
      told: [],
      days: 5,
      req: '[DO-20] [DO-51] [A-DO-04] [A-DO-05]',
    },
  ],
};

const OM = 'Operations manager, North';
const STRATEGIC = "Strategic manager, Children's Social Care";
const HEAD = "Head of Children's Social Care";
const DU_DIRECTOR = "Corporate Director of Children and Young People's Services";
const HEADS = [
  'Head of service, Children Looked After',
  'Head of service, Families First',
  'Head of service, Early Help',
];

const durham: ExpectedProcedure = {
  id: 'durham-resolution',
  authority: 'durham',
  raiser: 'IRO 1',
  record: '100234',
  wording: 'Reply',
  whole: { days: 17, covers: 'all' },
  chain: ['du-1', 'du-2', 'du-3', 'du-4', 'du-5', 'du-6', 'du-7'],
  stages: [
    {
      key: 'du-1',
      label: 'Stage 1',
      formal: false,
      asked: [SW],
      told: [TM],
      days: 1,
      fill: { chosen: 'social-worker' },
      req: '[DU-83] [DU-107] [A-DU-20]',
    },
    {
      key: 'du-2',
      label: 'Stage 2',
      formal: true,
      asked: [TM],
      told: [OM],
      days: 4,
      req: '[DU-74] [DU-89] [DU-113] [A-DU-01]',
    },
    {
      key: 'du-3',
      label: 'Stage 3',
      formal: true,
      asked: [OM],
      told: [STRATEGIC],
      days: 4,
      req: '[DU-74] [DU-118] [A-DU-03]',
    },
    {
      key: 'du-4',
      label: 'Stage 4',
      formal: true,
      asked: [STRATEGIC],
      told: [OM, 'IRO Operations Manager', 'Legal advisor'],
      days: 5,
      fill: { 'copy-legal-adviser': 'yes' },
      req: '[DU-120] [DU-121]',
    },
    {
      key: 'du-5',
      label: 'Stage 5',
      formal: true,
      asked: [HEAD],
      told: [STRATEGIC, OM],
      days: 5,
      fill: { 'copy-legal-adviser': 'no' },
      req: '[DU-125] [DU-126]',
    },
    {
      key: 'du-6',
      label: 'Stage 6',
      formal: true,
      asked: [DU_DIRECTOR],
      told: [...HEADS, STRATEGIC, OM, 'Legal advisor', 'Head of Legal Services'],
      days: 1,
      fill: { 'copy-legal-adviser': 'yes' },
      req: '[DU-131] [DU-132] [DU-133] [A-DU-21]',
    },
    {
      key: 'du-7',
      label: 'Stage 7',
      formal: true,
      asked: ['Chief Executive'],
      told: [DU_DIRECTOR, HEAD, 'Head of Legal Services'],
      days: 1,
      req: '[DU-132] [DU-136]',
    },
  ],
};

export const EXPECTED: readonly ExpectedProcedure[] = [
  centralBedfordshire,
  walthamForestIro,
  walthamForestCpc,
  swindon,
  dorset,
  durham,
];

/** "Tuesday 5 January 2027", without the product's own formatting. */
export const longDay = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('cccc d LLLL yyyy');
