import assert from 'node:assert/strict';
import { backDraft, formOf, raiseFromDraft } from '../../../domain/case/index.ts';
import type { Procedure } from '../../../domain/procedure/index.ts';
import {
  ACTIONS,
  aDesk,
  aDirectory,
  begunDraft,
  deskWith,
  draftAt,
  filledAt,
  fills,
  IRO,
  LADDER,
  ladderWith,
  problemsIn,
  reference,
  stageWith,
  WHERE,
  written,
} from '../../builders/index.ts';

const asksAt = (stage: string, procedure: Procedure = LADDER) =>
  formOf(draftAt(stage, deskWith(procedure)), [], deskWith(procedure)).asks;

describe('what the form asks', () => {
  it('for a reason where a stage is passed over, or is an exceptional one', () => {
    assert.deepEqual(
      ['s1', 's2', 's3'].map((stage) => asksAt(stage)?.reasonAsked),
      [false, true, true],
    );
    assert.equal(asksAt('s1', stageWith('s1', { exceptional: true }))?.reasonAsked, true);
  });

  it('a question of other stages not at all', () => {
    const fields = LADDER.fields.map((field) =>
      field.key === 'tried' ? { ...field, stages: ['s3'] } : field,
    );
    const asked = (stage: string) =>
      asksAt(stage, ladderWith({ fields }))?.fields.map(({ field }) => field.key);
    assert.deepEqual(asked('s2'), ['concern', 'since', 'wishes']);
    assert.deepEqual(asked('s3'), ['concern', 'tried', 'since', 'wishes']);
  });

  it('whom it goes to, where the stage leaves one or some to choose', () => {
    const roles = ['social-worker', 'team-manager'];
    const choose = (mode: 'choose-one' | 'choose-some' | 'all' | 'joint') =>
      asksAt('s1', stageWith('s1', { to: { roles, mode } }))?.choose;
    assert.deepEqual(choose('choose-one'), { roles, several: false });
    assert.deepEqual(choose('choose-some'), { roles, several: true });
    assert.deepEqual([choose('all'), choose('joint')], [null, null]);
  });

  it('[A-X-13] for the talks of the stage and of passing stages over; for each of them where both ask', () => {
    const own = { roles: ['qa-head', 'director'], need: 'any' } as const;
    const bypass = {
      ...LADDER.bypass,
      consult: { roles: ['chief', 'qa-head'], need: 'any' } as const,
    };
    const both = { ...stageWith('s3', { consult: own }), bypass };
    assert.deepEqual(asksAt('s3', both)?.consult, {
      roles: ['qa-head', 'director', 'chief'],
      need: 'all',
      emergency: false,
    });
    assert.deepEqual(asksAt('s3', stageWith('s3', { consult: own }))?.consult, {
      ...own,
      emergency: false,
    });
    assert.equal(asksAt('s1', { ...LADDER, bypass })?.consult, null);
  });
});

describe('who and where', () => {
  const wrong = (where: Readonly<Record<string, string>>, procedure: Procedure = LADDER) => {
    const house = deskWith(procedure);
    return problemsIn(
      fills(begunDraft(house), 'where', { ...WHERE, stage: 's2', ...where }, house),
    );
  };

  it('[A-X-08] as many children as the procedure knows, each with a record number and initials', () => {
    const { subject } = LADDER;
    const one = ladderWith({ subject: { ...subject, several: false } });
    assert.deepEqual(wrong({}, one), []);
    assert.deepEqual(wrong({ record: '100234, 100235', initials: 'AB, CD' }), []);
    const bad = [['record', 'bad-record-number']];
    assert.deepEqual(wrong({ record: '100234, Amy', initials: 'AB, CD' }), bad);
    assert.deepEqual(wrong({ record: '' }), [['record', 'missing']]);
    assert.deepEqual(wrong({ record: '100234, ', initials: 'AB, CD' }), bad);
    assert.deepEqual(wrong({ initials: '' }), [['initials', 'missing']]);
    assert.deepEqual(wrong({ record: '100234, 100235', initials: 'AB' }), [
      ['initials', 'missing'],
    ]);
  });

  it('initials of six letters at the most, and says so', () => {
    const house = aDesk();
    const where = { ...WHERE, stage: 's2' };
    const typed = (initials: string) =>
      fills(begunDraft(house), 'where', { ...where, initials }).problems;
    assert.deepEqual(typed('ABCDEF'), []);
    assert.deepEqual(typed('ABCDEFG'), [{ field: 'initials', what: 'too-long', limit: 6 }]);
  });

  it('the team, be there one, and none where the people file has none', () => {
    const teams = (n: number) => {
      const directory = { ...aDirectory(), teams: aDirectory().teams.slice(0, n) };
      const house = aDesk({ directory });
      const where = { ...WHERE, team: '', stage: 's5' };
      return problemsIn(fills(begunDraft(house), 'where', where, house));
    };
    assert.deepEqual([teams(1), teams(0)], [[['team', 'missing']], []]);
  });

  it('those stages alone at which the procedure lets a case begin', () => {
    const bypass = { ...LADDER.bypass, startAt: ['s1', 's2'] };
    const house = deskWith(ladderWith({ bypass }));
    assert.deepEqual(
      formOf(begunDraft(house), [], house).stages.map(({ key }) => key),
      ['s1', 'again', 's2'],
    );
  });
});

describe('the way through the form', () => {
  it('goes back as far as the choice of the procedure, and counts each step', () => {
    const both = aDesk({ procedures: [LADDER, ACTIONS] });
    const chosen = fills(begunDraft(both), 'procedure', { procedure: 'ladder' }, both).draft;
    const back = backDraft(chosen);
    assert.deepEqual([back.step, back.version], ['procedure', chosen.version + 1]);
    assert.equal(backDraft(back), back);
    assert.equal(backDraft(draftAt('s2')).step, 'where');
  });

  it('takes no old card and nothing after it was confirmed', () => {
    const draft = begunDraft();
    assert.deepEqual(fills(draft, 'what', {}), { draft, problems: [] });
    const done = { ...draftAt('s2'), confirmed: true };
    assert.deepEqual(fills(done, 'what', {}), { draft: done, problems: [] });
  });

  it('raises nothing once its procedure or its team has gone', () => {
    const raise = (rest: Parameters<typeof aDesk>[0]) => {
      const raised = raiseFromDraft(filledAt('s2'), aDesk(rest), written, reference('2027-ABCDE'));
      return 'problems' in raised ? raised.problems : raised.command.raiser;
    };
    assert.equal(raise({}), IRO);
    assert.deepEqual(raise({ procedures: [ACTIONS] }), [{ field: 'procedure', what: 'missing' }]);
    const teams = aDirectory().teams.filter(({ id }) => id !== 'north');
    assert.deepEqual(raise({ directory: { ...aDirectory(), teams } }), [
      { field: 'team', what: 'not-a-choice' },
    ]);
  });
});
