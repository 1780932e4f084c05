import assert from 'node:assert/strict';
import { fieldKeys, keysOf, loaded, meetingLine, numbered, routing, stageOf } from './loaded.ts';

describe('procedures/dorset-qaro.yaml', () => {
  const p = loaded('dorset-qaro');
  const corporate = 'Corporate Director for Care and Protection';

  const TABLE: readonly [string, string, ...unknown[]][] = [
    ['[DO-16]', 'do-0', 'Social Worker; Team Manager', 'choose-some', '', null, 'required'],
    [
      '[DO-17] [DO-32] [DO-34] [DO-35] [A-DO-02]',
      'do-1',
      'Team Manager',
      'all',
      'Service Manager; QA Manager',
      '5 WD',
      'optional',
    ],
    [
      '[DO-18] [DO-42] [DO-43] [DO-44] [A-DO-02]',
      'do-2',
      'Service Manager',
      'all',
      'Head of Locality; QA Manager',
      '5 WD',
      'optional',
    ],
    ['[DO-19] [A-DO-03]', 'do-3', 'Head of Locality', 'all', corporate, '5 WD', 'none'],
    [
      '[DO-20] [A-DO-04] [A-DO-05]',
      'do-4',
      `${corporate}; Executive Director People - Children`,
      'joint',
      '',
      '5 WD',
      'none',
    ],
  ];
  for (const [ids, key, ...want] of TABLE) {
    it(`${ids} ${key}: who is asked, who is told, by when`, () => {
      assert.deepEqual(routing(p, key), want);
    });
  }

  it('[A-DO-01] calls its steps levels, the informal one beside', () => {
    assert.deepEqual(
      p.stages.map(({ label, formal }) => [label, formal]),
      [
        ['Informal', false],
        ['Level 1', true],
        ['Level 2', true],
        ['Level 3', true],
        ['Level 4', true],
      ],
    );
  });

  it('[DO-03] allows 20 working days in all, from the first formal level', () => {
    assert.deepEqual(p.wholeLimit && [p.wholeLimit.n, p.wholeLimit.covers], [20, 'formal']);
  });

  it('[DO-49] [A-DO-15] ends level 3 by a meeting, a reply or a decision', () => {
    assert.deepEqual(stageOf(p, 'do-3').clock?.stopsOn, ['meeting', 'response', 'decision']);
    for (const key of ['do-1', 'do-2', 'do-4']) {
      assert.deepEqual(stageOf(p, key).clock?.stopsOn, ['response']);
    }
  });

  it('[DO-49] lets the Head of Locality call the meeting, within five working days, without forcing one', () => {
    const stage = stageOf(p, 'do-3');
    assert.equal(stage.meeting, undefined);
    assert.deepEqual(meetingLine(p, stage.offeredMeeting), [
      'Head of Locality',
      'Head of Locality; QARO',
      'QA Manager; Team Manager; Service Manager',
      '5 WD',
      'Head of Locality',
    ]);
  });

  it('[DO-48] [DO-51] [A-DO-17] lets the QA Manager raise levels 3 and 4', () => {
    assert.deepEqual(
      p.stages.flatMap(({ key, raisedBy }) => (raisedBy ? [[key, ...raisedBy]] : [])),
      [
        ['do-3', 'raiser-manager'],
        ['do-4', 'raiser-manager'],
      ],
    );
  });

  it('[DO-52] [DO-64] [A-DO-13] asks for talks at level 4 and when levels are skipped', () => {
    assert.deepEqual(stageOf(p, 'do-4').consult?.roles, ['qa-head']);
    const { consult, startAt, skip } = p.bypass;
    assert.deepEqual([consult?.roles, consult?.need], [['raiser-manager', 'qa-head'], 'all']);
    assert.deepEqual([startAt, skip], ['any', 'any']);
  });

  it('[DO-35] [DO-44] [A-DO-11] lets only the raiser set another day, at levels 1 and 2', () => {
    assert.deepEqual([p.extension?.askedBy, p.extension?.stages], [null, ['do-1', 'do-2']]);
  });

  it('[DO-15] has twelve criteria, the last of them other with a question', () => {
    assert.deepEqual(keysOf(p.categories?.choices), numbered('do.crit.', 12));
    const { choices = [], required } = p.categories ?? {};
    assert.equal(choices.at(-1)?.ask?.key, 'other-criterion');
    assert.equal(required, 'always');
  });

  it('[DO-10] asks for one or more of four statutory grounds', () => {
    const grounds = p.fields.find(({ key }) => key === 'statutory-grounds');
    assert.deepEqual(keysOf(grounds?.choices), numbered('do.statutory.', 4));
    assert.deepEqual([grounds?.kind, grounds?.required], ['choices', 'formal']);
  });

  it('[DO-28] [DO-33] [DO-38] [DO-40] makes these answers compulsory', () => {
    assert.deepEqual(fieldKeys(p, 'always'), ['agreed-action']);
    assert.deepEqual(fieldKeys(p, 'formal'), [
      'statutory-grounds',
      'concern',
      'who-involved',
      'what-required',
      'specific-dates',
    ]);
    assert.deepEqual(
      p.fields.flatMap(({ key, requiredAt }) => (requiredAt ? [[key, ...requiredAt]] : [])),
      [
        ['impact', 'do-1'],
        ['believed-responsible', 'do-1'],
      ],
    );
  });

  it('[DO-37] [A-DO-06] prescribes the subject line, with names only where the rule has them', () => {
    const { template, stages, namesAt } = p.beside?.mailSubject ?? {};
    assert.equal(template, 'Action - {stage} escalation - {names} - {record} - {due}');
    assert.deepEqual(stages, ['do-1', 'do-2', 'do-3', 'do-4']);
    assert.deepEqual(namesAt, ['do-1', 'do-2']);
  });

  it('[DO-29] [DO-39] [DO-40] [DO-47] [DO-50] [DO-53] asks for these entries', () => {
    assert.deepEqual(
      p.stages.map(({ key, records }) => [key, ...keysOf(records)]),
      [
        ['do-0', 'confirming-mail', 'child-record'],
        ['do-1', 'mosaic-discussions', 'child-file'],
        ['do-2', 'mosaic-discussions', 'child-file'],
        ['do-3', 'mosaic-discussions'],
        ['do-4', 'mosaic-discussions'],
      ],
    );
  });

  it('[DO-21] [DO-57] [DO-60] [DO-61] [DO-62] [A-DO-07] refers at level 5 or earlier and tells three when considering', () => {
    const { stageKey, stageLabel, discussWith, tellWhenConsidered, checklist } = p.referral ?? {};
    assert.deepEqual([stageKey, stageLabel, discussWith], ['do-5', 'Level 5', ['director']]);
    assert.deepEqual(tellWhenConsidered, ['raiser-manager', 'qa-head', 'assistant-director']);
    assert.equal(checklist?.length, 5);
  });

  it('[DO-46] [A-DO-14] reminds of direct contact at level 2 within five working days', () => {
    const task = p.beside?.tasks?.find(({ key }) => key === 'direct-contact');
    assert.deepEqual(
      [task?.by, task?.on, task?.stages, task?.within?.n, task?.within?.unit],
      ['raiser', 'opened', ['do-2'], 5, 'working-day'],
    );
  });
});
