import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  aRaise,
  IRO,
  LADDER,
  ladderWith,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const view = (so: CaseBuilder, person: PersonId, texts: Readonly<Record<string, string>> = {}) => {
  const loaded = new Map(Object.entries(texts).map(([key, text]) => [`#${key}`, text]));
  return viewFor(so.present, loaded, person, so.ctx, so.now)!;
};

const atS2 = aCase().raised('s2').delivered();

describe('how a case says what it is about', () => {
  const raised = aCase().does(
    aRaise('s2', {
      categories: ['agency', 'other', 'drift'],
      categoryNotes: { agency: written('CAMHS'), other: written('Housing') },
      answers: { ...aRaise('s2').answers, wishes: { kind: 'choices', keys: ['no'] } },
    }),
    IRO,
  );
  const { categories, fields } = LADDER;

  it('categories by their labels, with what was said to each', () => {
    const seen = view(raised, IRO, { CAMHS: 'CAMHS', Housing: 'Housing' });
    assert.deepEqual(seen.categories, ['Agency (CAMHS)', 'Housing', 'Drift']);
  });

  it('a category by its key, where its words were purged or the procedure has it no more', () => {
    assert.deepEqual(view(raised, IRO).categories, ['Agency', 'other', 'Drift']);
    const none = { ...categories!, choices: [] };
    const since = raised.in({ procedure: ladderWith({ categories: none }) });
    assert.deepEqual(view(since, IRO, { CAMHS: 'CAMHS', Housing: 'Housing' }).categories, [
      'agency',
      'Housing',
      'drift',
    ]);
  });

  it('what was chosen by its label, or by its key where the procedure has it no more', () => {
    const chosen = (so: CaseBuilder) =>
      view(so, IRO).answers.find(({ label }) => label === 'Wishes known')?.value;
    assert.equal(chosen(raised), 'No');
    const otherwise = fields.map((field) =>
      field.key === 'wishes'
        ? { ...field, kind: 'choice' as const, choices: [{ key: 'partly', label: 'Partly' }] }
        : field,
    );
    assert.equal(chosen(raised.in({ procedure: ladderWith({ fields: otherwise }) })), 'no');
  });

  it('children with and without initials; what is no child is left out', () => {
    const about = (json: string) =>
      view(atS2, IRO, { '[{"record":"100234","initials":"AB"}]': json }).subjects;
    const bare = { record: '100234', initials: null };
    assert.deepEqual(about(JSON.stringify([bare])), [bare]);
    assert.deepEqual(about(JSON.stringify([{ initials: 'CD' }, bare])), [bare]);
    assert.deepEqual(about('{}'), []);
  });
});

describe('how a referral says what it holds', () => {
  const place = { key: 'place', label: 'Place', required: 'never' as const };
  const said = (kind: 'text' | 'choice' | 'choices', typed: string) => {
    const choices = [{ key: 'court', label: 'Court' }];
    const more = kind === 'choices' ? [{ key: 'panel', label: 'Panel' }] : [];
    const field = kind === 'text' ? {} : { choices: [...choices, ...more] };
    const referral = { ...LADDER.referral!, fields: [{ ...place, kind, ...field }] };
    const so = aCase({ procedure: ladderWith({ referral }) })
      .raised('s2')
      .does(
        {
          type: 'refer',
          on: day('2027-03-01'),
          met: [],
          reason: written('x'),
          answers: { place: written(typed) },
        },
        IRO,
      );
    const bare = { ...referral, fields: [{ ...place, kind, choices: more }] };
    const since = so.in({ procedure: ladderWith({ referral: bare }) });
    return [so, since].map(
      (each) => view(each, IRO, { [typed]: typed }).referral?.answers[0]?.value,
    );
  };

  it('[DU-142] words as they were typed, choices by their labels, old choices by their keys', () => {
    assert.deepEqual(said('text', 'At home, twice')[0], 'At home, twice');
    assert.deepEqual(said('choice', 'court')[0], 'Court');
    assert.deepEqual(said('choices', 'court, panel'), ['Court, Panel', 'court, Panel']);
  });
});
