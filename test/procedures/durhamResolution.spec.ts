import assert from 'node:assert/strict';
import {
  fieldKeys,
  keysOf,
  loaded,
  meetingLine,
  monitoringLine,
  numbered,
  routing,
  stageOf,
} from './loaded.ts';

describe('procedures/durham-resolution.yaml', () => {
  const p = loaded('durham-resolution');
  const iro = 'Independent Reviewing Officer (IRO)';
  const manager = 'IRO Operations Manager';
  const strategic = "Strategic Manager, Children's Social Care";
  const head = "Head of Children's Social Care";
  const director = "Corporate Director of Children and Young People's Services";
  const legal = 'Legal Advisor (asked)';

  const TABLE: readonly [string, string, ...unknown[]][] = [
    [
      '[DU-83] [DU-107] [A-DU-20]',
      'du-1',
      'Social Worker; Team Manager',
      'choose-one',
      '',
      '1 WD',
      'none',
    ],
    [
      '[DU-89] [DU-113] [A-DU-01]',
      'du-2',
      'Team Manager',
      'all',
      'Operations Manager',
      '4 WD',
      'none',
    ],
    ['[DU-118] [A-DU-01]', 'du-3', 'Operations Manager', 'all', strategic, '4 WD', 'none'],
    [
      '[DU-120] [DU-121]',
      'du-4',
      strategic,
      'all',
      `Operations Manager; ${manager}; ${legal}`,
      '5 WD',
      'none',
    ],
    [
      '[DU-125] [DU-126]',
      'du-5',
      head,
      'all',
      `${strategic}; Operations Manager; ${legal}`,
      '5 WD',
      'none',
    ],
    [
      '[DU-131] [DU-132] [DU-133] [A-DU-21]',
      'du-6',
      director,
      'all',
      `Heads of Service; ${strategic}; Operations Manager; ${legal}; Head of Legal Services`,
      '1 WD',
      'none',
    ],
    [
      '[DU-132] [DU-136]',
      'du-7',
      'Chief Executive',
      'all',
      `${director}; ${head}; Head of Legal Services`,
      '1 WD',
      'none',
    ],
  ];
  for (const [ids, key, ...want] of TABLE) {
    it(`${ids} ${key}: who is asked, who is told, by when`, () => {
      assert.deepEqual(routing(p, key), want);
    });
  }

  const MEETINGS: readonly [string, string, ...unknown[]][] = [
    ['[DU-88] [A-DU-08]', 'du-2', iro, `${iro}; Team Manager`, 'Social Worker', null, iro],
    [
      '[DU-93] [DU-119] [A-DU-03]',
      'du-3',
      iro,
      `${iro}; Team Manager; Operations Manager; ${manager}`,
      '',
      '5 WD',
      iro,
    ],
    [
      '[DU-97] [DU-122]',
      'du-4',
      iro,
      `${iro}; ${manager}; Operations Manager; ${strategic}`,
      '',
      '5 WD',
      strategic,
    ],
    [
      '[DU-101] [DU-127] [DU-128] [A-DU-10]',
      'du-5',
      manager,
      `${head}; ${strategic}; ${manager}; Operations Manager; ${iro}`,
      '',
      '5 WD',
      head,
    ],
    [
      '[DU-103] [DU-134] [DU-135] [A-DU-10]',
      'du-6',
      manager,
      `${director}; Heads of Service; ${strategic}; ${manager}`,
      iro,
      '1 WD',
      director,
    ],
    [
      '[DU-105] [DU-137] [DU-138] [A-DU-10]',
      'du-7',
      manager,
      `Chief Executive; ${director}; Heads of Service; ${manager}`,
      iro,
      '1 WD',
      manager,
    ],
  ];
  for (const [ids, key, ...want] of MEETINGS) {
    it(`${ids} ${key}: who arranges the meeting, who comes, by when, who records it`, () => {
      assert.deepEqual(meetingLine(p, stageOf(p, key).meeting), want);
    });
  }

  it('[DU-93] [DU-97] lets the Strategic Manager add others at stages 3 and 4', () => {
    assert.deepEqual(
      ['du-2', 'du-3', 'du-4'].map((key) => stageOf(p, key).meeting?.othersBy),
      [null, 'senior-manager', 'senior-manager'],
    );
  });

  it('[DU-109] has no meeting at stage 1, but one across services when somebody calls it', () => {
    assert.equal(stageOf(p, 'du-1').meeting, undefined);
    assert.equal(stageOf(p, 'du-1').offeredMeeting?.convener, 'raiser');
  });

  const plain = 'next-stage; monitor-again';
  const MONITORING: readonly [string, string, string][] = [
    ['[DU-111] [A-DU-11]', 'du-1', plain],
    ['[DU-58] [DU-116]', 'du-2', plain],
    ['[DU-116]', 'du-3', plain],
    ['[DU-123] [DU-124] [A-DU-22]', 'du-4', `pass to Operations Manager; ${plain}`],
    ['[DU-129] [DU-130]', 'du-5', `pass to ${manager}; ${plain}`],
    ['[DU-129] [DU-130]', 'du-6', `pass to ${manager}; ${plain}`],
  ];
  for (const [ids, key, ways] of MONITORING) {
    it(`${ids} ${key}: monitoring by IRO and Team Manager within ten working days`, () => {
      assert.deepEqual(monitoringLine(p, key), [iro, `${iro}; Team Manager`, '10 WD', ways]);
    });
  }

  it('[A-DU-11] forces no monitoring meeting after stage 7', () => {
    assert.equal(monitoringLine(p, 'du-7'), null);
  });

  it('[DU-18] [A-DU-06] has seven stages; the eighth is the referral', () => {
    assert.equal(p.stages.length, 7);
    assert.deepEqual([p.referral?.stageKey, p.referral?.stageLabel], ['du-8', 'Stage 8']);
  });

  it('[DU-19] [A-DU-02] allows 17 working days in all, from the stage where it begins', () => {
    assert.deepEqual(p.wholeLimit && [p.wholeLimit.n, p.wholeLimit.covers], [17, 'all']);
  });

  it('[DU-112] [A-DU-12] shows its gate when leaving stages 1 to 5', () => {
    assert.deepEqual(
      p.stages.flatMap(({ key, gate }) => (gate ? [key] : [])),
      ['du-1', 'du-2', 'du-3', 'du-4', 'du-5'],
    );
  });

  it('[DU-104] [DU-106] sends the reply of stages 6 and 7 to the IRO Operations Manager too', () => {
    assert.deepEqual(
      p.stages.flatMap(({ key, replyTo }) => (replyTo ? [[key, ...replyTo]] : [])),
      [
        ['du-6', 'raiser-manager'],
        ['du-7', 'raiser-manager'],
      ],
    );
  });

  it('[DU-44] [DU-45] [DU-46] [DU-47] [DU-48] makes the RP report compulsory at formal stages', () => {
    const report = ['worries', 'tried', 'outcome-timescales', 'impact', 'needed'];
    assert.deepEqual([fieldKeys(p, 'formal'), fieldKeys(p, 'always')], [report, []]);
  });

  it('[DU-53] [DU-54] [DU-55] records three things with more time', () => {
    const { askedBy, record = [] } = p.extension ?? {};
    assert.equal(askedBy, 'responder');
    assert.deepEqual(
      record.map(({ key, required }) => [key, required]),
      [
        ['benefit-to-child', 'always'],
        ['further-enquiries', 'always'],
        ['raiser-satisfied', 'always'],
      ],
    );
  });

  it('[DU-11] lists its examples, and two statements of use beside them', () => {
    assert.deepEqual(keysOf(p.categories?.choices), numbered('du.when.', 4));
    const use = p.beside?.guidance?.find(({ key }) => key === 'du.use');
    assert.deepEqual(keysOf(use?.choices), ['du.when.05', 'du.when.06']);
  });

  it('[DU-20] [DU-59] [A-DU-13] begins anywhere and never goes back to informal', () => {
    const { startAt, skip, consult, neverBackToInformal } = p.bypass;
    assert.deepEqual([startAt, skip, consult, neverBackToInformal], ['any', 'any', null, true]);
  });

  it('[DU-36] [DU-43] [DU-122] [DU-132] [DU-138] asks for these entries in Liquid Logic', () => {
    assert.deepEqual(keysOf(stageOf(p, 'du-1').records), ['informal-note']);
    const by = (key: string, record: string) =>
      stageOf(p, key).records.find((each) => each.key === record)?.by;
    assert.deepEqual(
      p.stages.map(({ key }) => by(key, 'rp-outcome') ?? null),
      [null, null, null, 'responder', 'responder', 'responder', 'raiser-manager'],
    );
    assert.deepEqual(
      p.stages.map(({ key }) => by(key, 'legal-note') ?? null),
      [null, null, null, null, null, 'raiser', 'raiser'],
    );
  });

  it('[DU-43] [A-DU-05] reminds of the RP report within two working days', () => {
    const [clock] = p.beside?.raiserClocks ?? [];
    assert.deepEqual(
      [clock?.key, clock?.within.n, clock?.within.unit],
      ['report', 2, 'working-day'],
    );
  });

  it('[DU-67] [DU-68] [DU-69] [DU-70] [DU-71] [A-DU-15] has the path for immediate concerns', () => {
    const immediate = loaded('durham-immediate');
    assert.deepEqual(
      immediate.stages.map(({ to }) => to.roles),
      [['team-manager'], ['middle-manager'], ['senior-manager'], ['assistant-director']],
    );
    const { n, unit, covers } = immediate.wholeLimit ?? {};
    assert.deepEqual([n, unit, covers], [1, 'calendar-day', 'all']);
    const report = immediate.beside?.tasks?.find(({ key }) => key === 'report');
    assert.deepEqual(
      [report?.by, report?.on, report?.within?.n, report?.within?.unit],
      ['raiser', 'opened', 2, 'working-day'],
    );
  });

  it('[DU-08] [DU-15] [DU-16] [DU-17] points to the other routes', () => {
    const routes = [
      'immediate-concern',
      'other-agency',
      'conference',
      'staff',
      'practice',
      'complaint',
    ];
    assert.deepEqual(keysOf(p.beside?.otherRoutes), routes);
  });

  it('[DU-139] [DU-140] [DU-142] refers with a meeting, a record and a word to everybody involved', () => {
    assert.deepEqual(
      [p.referral?.tellWhenReferred, p.referral?.toldBy],
      ['everyone-involved', 'raiser-manager'],
    );
    assert.deepEqual(meetingLine(p, p.referral?.meeting), [
      strategic,
      `Independent Legal Advisor; ${iro}; ${manager}; ${strategic}`,
      '',
      null,
      manager,
    ]);
    assert.equal(p.referral?.fields.length, 4);
  });
});
