import assert from 'node:assert/strict';
import { fieldKeys, keysOf, loaded, meetingLine, numbered, routing, stageOf } from './loaded.ts';

describe('procedures/central-bedfordshire.yaml', () => {
  const p = loaded('central-bedfordshire');

  const TABLE: readonly [string, string, ...unknown[]][] = [
    ['[CB-20]', 'cb-1', 'Social Worker; Team Manager', 'all', '', null, 'optional'],
    ['[CB-21] [CB-38]', 'cb-2', 'Team Manager', 'all', 'IRO Practice Manager', null, 'required'],
    [
      '[CB-22] [CB-44] [A-CB-05]',
      'cb-3',
      'Practice Manager',
      'all',
      'IRO Practice Manager',
      null,
      'required',
    ],
    [
      '[CB-23] [CB-49] [A-CB-04]',
      'cb-4',
      'Head of Service',
      'all',
      "IRO Practice Manager; Head of Service on the IRO's side",
      null,
      'required',
    ],
    [
      '[CB-24]',
      'cb-5',
      "Assistant Director of Children's Services",
      'all',
      'Head of Service',
      null,
      'required',
    ],
    [
      '[CB-25] [A-CB-03]',
      'cb-6',
      "Director of Children's Services",
      'all',
      "Assistant Director of Children's Services; Head of Service",
      null,
      'required',
    ],
    [
      '[CB-26] [A-CB-03]',
      'cb-7',
      'Chief Executive of the Council',
      'all',
      "Assistant Director of Children's Services; Director of Children's Services",
      null,
      'required',
    ],
  ];
  for (const [ids, key, ...want] of TABLE) {
    it(`${ids} ${key}: who is asked, who is told, by when`, () => {
      assert.deepEqual(routing(p, key), want);
    });
  }

  it('[CB-17] has seven stages, the first of them informal', () => {
    assert.deepEqual(
      p.stages.map(({ key, formal }) => [key, formal]),
      ['cb-1', 'cb-2', 'cb-3', 'cb-4', 'cb-5', 'cb-6', 'cb-7'].map((key) => [key, key !== 'cb-1']),
    );
  });

  it('[CB-11] [CB-18] [A-CB-02] allows 20 working days in all, from the first formal stage', () => {
    assert.deepEqual(p.wholeLimit && [p.wholeLimit.n, p.wholeLimit.unit, p.wholeLimit.covers], [
      20,
      'working-day',
      'formal',
    ]);
  });

  it('[A-CB-01] words the raiser’s own day as a day of resolution', () => {
    assert.ok(p.stages.every(({ timescaleWording }) => timescaleWording === 'resolution'));
  });

  it('[A-CB-04] leaves the copy to the second Head of Service out where nobody holds the post', () => {
    const copies = stageOf(p, 'cb-4').copies.map(({ role, ifHeld }) => [role, ifHeld ?? false]);
    assert.deepEqual(copies, [
      ['raiser-manager', false],
      ['qa-head', true],
    ]);
  });

  it('[CB-85] [CB-86] [A-CB-15] asks for no meeting, but adds the IRO Practice Manager from stage 3', () => {
    const raiser = 'Independent Reviewing Officer (IRO)';
    const line = (key: string) => meetingLine(p, stageOf(p, key).offeredMeeting)?.[1];
    assert.ok(p.stages.every(({ meeting, monitoring }) => !meeting && !monitoring));
    assert.equal(line('cb-2'), `${raiser}; responder`);
    for (const key of ['cb-3', 'cb-4', 'cb-5', 'cb-6', 'cb-7']) {
      assert.equal(line(key), `${raiser}; responder; IRO Practice Manager`);
    }
  });

  it('[CB-47] [A-CB-11] asks for a talk with the raiser’s manager before stage 4 only', () => {
    assert.deepEqual(
      p.stages.flatMap(({ key, consult }) => (consult ? [[key, ...consult.roles]] : [])),
      [['cb-4', 'raiser-manager']],
    );
  });

  it('[CB-54] [CB-55] [CB-56] [CB-57] [CB-58] [A-CB-12] makes the grounds compulsory from stage 2', () => {
    const formal = ['actions-taken', 'impact', 'child-views', 'needed', 'outcomes'];
    assert.deepEqual(fieldKeys(p, 'formal'), formal);
    assert.deepEqual(fieldKeys(p, 'always'), []);
  });

  it('[CB-36] [A-CB-06] offers the 19 grounds of stage 2, and others', () => {
    assert.deepEqual(keysOf(p.categories?.choices), numbered('cb.stage2.', 19));
    assert.equal(p.categories?.other, true);
  });

  it('[CB-37] counts 20 working days from the day of the adjourned review, and calls it no limit', () => {
    const clock = p.beside?.raiserClocks?.find(({ req = [] }) => req.includes('CB-37'));
    assert.deepEqual(
      [clock?.within.n, clock?.within.unit, clock?.counts],
      [20, 'working-day', 'day'],
    );
    const asked = p.fields.find(({ key }) => key === clock?.from);
    assert.deepEqual([asked?.kind, asked?.stages], ['date', ['cb-2']]);
    assert.match(asked?.label ?? '', /on which day was it adjourned/);
  });

  it('[CB-16] offers 13 areas of concern beside free text', () => {
    const areas = p.fields.find(({ key }) => key === 'concern-areas');
    assert.deepEqual(keysOf(areas?.choices), numbered('cb.concern.', 13));
  });

  it('[CB-31] [CB-43] [CB-48] gives four examples at stages 1, 3 and 4', () => {
    for (const n of [1, 3, 4]) {
      assert.deepEqual(keysOf(stageOf(p, `cb-${n}`).examples), numbered(`cb.stage${n}.`, 4));
    }
  });

  it('[CB-73] [CB-77] holds 13 kinds of significant change and four changes that wait', () => {
    const choices = (id: string) => keysOf(loaded(id).categories?.choices);
    assert.deepEqual(choices('central-bedfordshire-change'), numbered('cb.change.', 13));
    assert.deepEqual(choices('central-bedfordshire-plan-hold'), numbered('cb.hold.', 4));
  });

  it('[CB-32] [CB-40] [CB-45] [CB-50] [A-CB-13] asks for these entries in Mosaic', () => {
    assert.deepEqual(keysOf(stageOf(p, 'cb-1').records), ['qa-form', 'case-note']);
    for (const { key, records } of p.stages.slice(1)) {
      assert.deepEqual(keysOf(records), ['case-note', 'mosaic-alert'], key);
    }
  });

  it('[CB-10] [CB-19] lets a case begin and go anywhere, with no talk asked for', () => {
    const { startAt, skip, consult } = p.bypass;
    assert.deepEqual([startAt, skip, consult, p.extension], ['any', 'any', null, null]);
  });

  it('[CB-12] [CB-60] [CB-61] [A-CB-08] [A-CB-09] refers at any time, with four conditions as a checklist', () => {
    assert.equal(p.referral?.stageKey, null);
    const wanted = ['attempts-exhausted', 'rights-at-risk', 'no-adult', 'child-cannot'];
    assert.deepEqual(keysOf(p.referral.checklist), wanted);
  });
});
