import assert from 'node:assert/strict';
import {
  checkProcedure,
  rolesNamed,
  type Beside,
  type MeetingRule,
  type MonitoringRule,
  type Procedure,
  type Referral,
} from '../../../domain/procedure/index.ts';
import { aStage, LADDER, ladderWith } from '../../builders/index.ts';
import { places } from './threeStages.ts';

const days = { n: 5, unit: 'working-day' } as const;

/** The same role at every place where a procedure can name one; two where there is a list. */
function naming(role: string): Procedure {
  const two = [role, role];
  const records = [{ key: 'note', title: 'Note', by: role }];
  const meeting: MeetingRule = {
    label: 'Meeting',
    convener: role,
    required: two,
    optional: two,
    othersBy: role,
    within: null,
    recorder: role,
  };
  const monitoring: MonitoringRule = {
    label: 'Monitoring',
    within: days,
    convener: role,
    required: two,
    optional: two,
    onNotAchieved: [{ kind: 'next-stage' }, { kind: 'pass-to', roles: two }],
    records,
  };
  const referral: Referral = {
    ...LADDER.referral!,
    tellWhenConsidered: two,
    tellWhenReferred: two,
    toldBy: role,
    discussWith: two,
    meeting,
    records,
  };
  const beside: Beside = {
    immediate: { question: 'Danger?', safeguarding: { text: 'Call', records } },
    notes: [{ key: 'n', label: 'Note', by: two, text: 'none', tells: two }],
    tasks: [{ key: 't', title: 'Task', by: role, on: 'opened', within: null, tells: two }],
    reports: [
      {
        key: 'r',
        title: 'All',
        from: role,
        to: 'All',
        recipients: two,
        teamRecipients: two,
        every: null,
        content: 'All',
      },
    ],
  };
  const stage = aStage('only', role, {
    to: { roles: two, mode: 'joint' },
    copies: [{ role, when: { kind: 'always' } }],
    clock: {
      ...days,
      stopsOn: ['response'],
      wording: 'reply',
      from: { label: 'It begins', by: two },
    },
    consult: { roles: two, need: 'all' },
    raisedBy: two,
    decidedBy: { roles: two, need: 'all' },
    replyTo: two,
    meeting,
    offeredMeeting: meeting,
    monitoring,
    records,
  });
  return ladderWith({
    stages: [stage],
    raisers: two,
    bypass: { ...LADDER.bypass, consult: { roles: two, need: 'any' } },
    extension: { askedBy: null, record: [], records },
    referral,
    beside,
  });
}

const pair = (path: string): readonly string[] => [`${path}.0`, `${path}.1`];
const meetingAt = (path: string): readonly string[] => [
  `${path}.convener`,
  ...pair(`${path}.required`),
  ...pair(`${path}.optional`),
  `${path}.othersBy`,
  `${path}.recorder`,
];
const monitoringAt = (path: string): readonly string[] => [
  `${path}.convener`,
  ...pair(`${path}.required`),
  ...pair(`${path}.optional`),
  ...pair(`${path}.onNotAchieved.1.roles`),
  `${path}.records.0.by`,
];

describe('a role that a procedure names and does not have', () => {
  it('is found at every place', () => {
    assert.deepEqual(places(naming('mayor'), 'unknown-role'), [
      ...pair('stages.0.to.roles'),
      'stages.0.copies.0.role',
      ...pair('stages.0.clock.from.by'),
      ...pair('stages.0.consult.roles'),
      ...pair('stages.0.raisedBy'),
      ...pair('stages.0.decidedBy.roles'),
      ...pair('stages.0.replyTo'),
      ...meetingAt('stages.0.meeting'),
      ...meetingAt('stages.0.offeredMeeting'),
      ...monitoringAt('stages.0.monitoring'),
      'stages.0.records.0.by',
      ...pair('raisers'),
      ...pair('bypass.consult.roles'),
      'extension.records.0.by',
      ...pair('referral.tellWhenConsidered'),
      ...pair('referral.tellWhenReferred'),
      'referral.toldBy',
      ...pair('referral.discussWith'),
      ...meetingAt('referral.meeting'),
      'referral.records.0.by',
      'beside.immediate.safeguarding.records.0.by',
      ...pair('beside.notes.0.by'),
      ...pair('beside.notes.0.tells'),
      'beside.tasks.0.by',
      ...pair('beside.tasks.0.tells'),
      'beside.reports.0.from',
      ...pair('beside.reports.0.recipients'),
      ...pair('beside.reports.0.teamRecipients'),
    ]);
    assert.deepEqual(rolesNamed(naming('mayor')), ['mayor']);
  });

  it('one that the procedure has is found nowhere', () => {
    assert.deepEqual(places(naming('head'), 'unknown-role'), []);
  });

  it('everybody involved is nobody by name', () => {
    const referral = { ...LADDER.referral!, tellWhenReferred: 'everyone-involved' } as const;
    assert.deepEqual(places(ladderWith({ referral }), 'unknown-role'), []);
    assert.ok(!rolesNamed(ladderWith({ referral })).includes('e'));
  });

  it('a body outside is found where it would be asked, told or convene, and not where it is only named', () => {
    assert.deepEqual(places(naming('guardian'), 'outside-role'), [
      ...pair('stages.0.to.roles'),
      'stages.0.copies.0.role',
      ...pair('stages.0.clock.from.by'),
      ...pair('stages.0.decidedBy.roles'),
      ...pair('stages.0.replyTo'),
      'stages.0.meeting.convener',
      'stages.0.meeting.recorder',
      'stages.0.offeredMeeting.convener',
      'stages.0.offeredMeeting.recorder',
      'stages.0.monitoring.convener',
      ...pair('stages.0.monitoring.onNotAchieved.1.roles'),
      ...pair('referral.tellWhenConsidered'),
      ...pair('referral.tellWhenReferred'),
      'referral.meeting.convener',
      'referral.meeting.recorder',
      ...pair('beside.notes.0.tells'),
      ...pair('beside.tasks.0.tells'),
      ...pair('beside.reports.0.recipients'),
      ...pair('beside.reports.0.teamRecipients'),
    ]);
  });

  it('a body outside is doubted where it would have to act here', () => {
    const said = checkProcedure(naming('guardian')).filter(({ code }) => code === 'outside-doer');
    assert.deepEqual(
      said.map(({ severity, path }) => `${severity} ${path.join('.')}`),
      [
        ...pair('stages.0.raisedBy'),
        'stages.0.monitoring.records.0.by',
        'stages.0.records.0.by',
        'extension.records.0.by',
        'referral.records.0.by',
        'beside.immediate.safeguarding.records.0.by',
        ...pair('beside.notes.0.by'),
        'beside.tasks.0.by',
      ].map((path) => `warning ${path}`),
    );
    assert.deepEqual(places(naming('head'), 'outside-doer'), []);
  });

  it('a post of several people is found where one must arrange or record', () => {
    assert.deepEqual(places(naming('heads'), 'unresolvable-convener'), [
      'stages.0.meeting.convener',
      'stages.0.meeting.recorder',
      'stages.0.offeredMeeting.convener',
      'stages.0.offeredMeeting.recorder',
      'stages.0.monitoring.convener',
      'referral.meeting.convener',
      'referral.meeting.recorder',
    ]);
  });

  it('a responder who convenes is found at each meeting of a stage that asks several', () => {
    const [stage] = naming('responder').stages;
    const of = (mode: 'all' | 'joint' | 'choose-one' | 'choose-some', roles: readonly string[]) =>
      places(ladderWith({ stages: [{ ...stage!, to: { roles, mode } }] }), 'unresolvable-convener');
    const all = ['meeting', 'offeredMeeting', 'monitoring'].map(
      (which) => `stages.0.${which}.convener`,
    );
    assert.deepEqual(of('joint', ['head', 'director']), all);
    assert.deepEqual(of('all', ['head', 'director']), all);
    assert.deepEqual(of('choose-some', ['head', 'director']), all);
    assert.deepEqual(of('choose-one', ['head', 'director']), []);
    assert.deepEqual(of('joint', ['head']), []);
  });
});
