import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  viewFor,
  type CaseView,
  type CommandOf,
  type WrittenContent,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  anEscalation,
  aRaise,
  given,
  CHIEF,
  IRO,
  kept,
  ladderWith,
  LADDER,
  SERVICE_MANAGER,
  stageWith,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const NOTHING: WrittenContent = { categories: [], categoryNotes: {}, answers: {} };
const says = (rest: Partial<WrittenContent>): WrittenContent => ({ ...NOTHING, ...rest });

const moves = (from: CaseBuilder, to: string, content: WrittenContent): CommandOf<'escalate'> => ({
  ...anEscalation(from.stage, to),
  content,
});

/** The case as one person reads it; a made-up hash is its text. */
const reads = (so: CaseBuilder, person: PersonId): CaseView | null => {
  const hashes = JSON.stringify(so.events).match(/(?<="hash":")#[^"\\]*/g) ?? [];
  const texts = new Map(hashes.map((hash) => [hash, hash.slice(1)]));
  return viewFor(so.present, texts, person, so.ctx, so.now);
};

/** Raised informally, with nothing but the concern. */
const informal = aCase()
  .does(
    aRaise('s1', {
      categories: [],
      answers: { concern: { kind: 'text', text: written('No contact yet') } },
    }),
    IRO,
  )
  .delivered();

const text = (words: string) => ({ kind: 'text', text: written(words) }) as const;

const COMPLETE = says({
  categories: ['drift'],
  answers: { tried: written('Talked twice') },
});

describe('what a case says when it moves on', () => {
  it('[DU-44] [CB-54] asks at the formal stage for what the informal one did not', () => {
    given(informal)
      .when(moves(informal, 's2', NOTHING), IRO)
      .thenInvalid(['category', 'missing'], ['tried', 'missing']);
  });

  it('[DU-45] [CB-55] takes it, and keeps it with the stage', () => {
    const formal = informal.does(moves(informal, 's2', COMPLETE), IRO);
    assert.deepEqual(formal.present.stages[1]?.content, {
      categories: ['drift'],
      categoryNotes: {},
      answers: { tried: { kind: 'text', text: kept('Talked twice') } },
    });
    const seen = reads(formal, TEAM_MANAGER);
    assert.deepEqual(seen?.categories, ['Drift']);
    assert.deepEqual(
      seen.answers.map(({ label, value }) => [label, value]),
      [
        ['Concern', 'No contact yet'],
        ['Tried', 'Talked twice'],
      ],
    );
  });

  it('[DU-76] writes anew what has changed, and the manager of the stage before keeps what they had', () => {
    const formal = informal.does(moves(informal, 's2', COMPLETE), IRO).delivered();
    const further = formal.does(
      moves(formal, 's3', says({ answers: { tried: written('Met on Friday') } })),
      IRO,
    );
    const tried = (by: typeof IRO): string | undefined =>
      reads(further, by)?.answers.find(({ label }) => label === 'Tried')?.value;
    assert.equal(tried(SERVICE_MANAGER), 'Met on Friday');
    assert.equal(tried(IRO), 'Met on Friday');
    assert.equal(tried(TEAM_MANAGER), 'Talked twice');
  });

  it('[DU-74] tells whoever has a copy of a later stage all that was raised formally before it', () => {
    const { copies } = LADDER.stages[3]!;
    const copied = [...copies, { role: 'chief', when: { kind: 'always' } }] as const;
    const procedure = stageWith('s3', { copies: copied });
    const raisedFormally = aCase({ procedure }).does(
      aRaise('s1', { categories: [], answers: { concern: text('No contact yet') } }),
      IRO,
    );
    const at2 = raisedFormally.delivered();
    const at3 = at2.does(moves(at2, 's2', COMPLETE), IRO).delivered();
    const moved = at3.does(moves(at3, 's3', NOTHING), IRO);
    const told = (so: CaseBuilder, person: PersonId) => {
      const { categories = [], answers = [] } = reads(so, person) ?? {};
      return [categories, answers.map(({ value }) => value)];
    };
    const all = [['Drift'], ['No contact yet', 'Talked twice']];
    assert.deepEqual(told(moved, SERVICE_MANAGER), all);
    assert.deepEqual(told(moved, CHIEF), all);
    const consultations = [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }];
    const further = moved.does(
      {
        ...anEscalation(moved.stage, 's4', { consultations }),
        content: says({ answers: { tried: written('Met on Friday') } }),
      },
      IRO,
    );
    assert.deepEqual(told(further, CHIEF), all, 'and not what came after it');
  });

  it('asks again for nothing that the case says', () => {
    const formal = informal.does(moves(informal, 's2', COMPLETE), IRO);
    for (const content of [NOTHING, COMPLETE]) {
      const moved = formal.does(moves(formal, 's3', content), IRO);
      assert.equal(moved.present.stages[2]?.content, null);
    }
  });

  it('[WF-48] asks what one stage alone makes compulsory on the way there', () => {
    const fields = LADDER.fields.map((field) =>
      field.key === 'wishes' ? { ...field, requiredAt: ['s3'] } : field,
    );
    const house = { procedure: ladderWith({ fields }) };
    const formal = aCase(house).raised('s2');
    given(formal)
      .when(moves(formal, 's3', NOTHING), IRO)
      .thenInvalid(['wishes', 'missing']);
    const moved = formal.does(
      moves(formal, 's3', says({ answers: { wishes: written('no') } })),
      IRO,
    );
    assert.deepEqual(moved.present.stages[1]?.content?.answers['wishes'], {
      kind: 'choices',
      keys: ['no'],
    });
  });

  it('checks what is written as at the beginning', () => {
    const content = says({
      categories: ['agency', 'nonsense'],
      answers: {
        tried: written('x'.repeat(21)),
        since: written('31 June'),
        wishes: written('maybe'),
      },
    });
    given(informal)
      .when(moves(informal, 's2', content), IRO)
      .thenInvalid(
        ['since', 'not-a-day'],
        ['category', 'not-a-choice'],
        ['tried', 'too-long'],
        ['wishes', 'not-a-choice'],
      );
    given(informal)
      .when(moves(informal, 's2', { ...COMPLETE, categories: ['agency'] }), IRO)
      .thenInvalid(['category-note-agency', 'missing']);
  });

  it('keeps no answer to a question that nobody asks, and no note to what is not chosen', () => {
    const content: WrittenContent = {
      ...COMPLETE,
      categoryNotes: { agency: written('The hospital') },
      answers: { ...COMPLETE.answers, strange: written('Forged') },
    };
    const formal = informal.does(moves(informal, 's2', content), IRO);
    assert.deepEqual(formal.present.stages[1]?.content, {
      categories: ['drift'],
      categoryNotes: {},
      answers: { tried: { kind: 'text', text: kept('Talked twice') } },
    });
  });

  it('tells the raiser’s form what to ask, with what was said before', () => {
    const asks = (at: CaseBuilder) => reads(at, IRO)?.nextStages[0]?.asks;
    assert.deepEqual(asks(informal), {
      categories: { mustFill: true },
      fields: [
        { key: 'concern', mustFill: false, value: 'No contact yet' },
        { key: 'tried', mustFill: true, value: '' },
      ],
    });
    assert.deepEqual(asks(informal.does(moves(informal, 's2', COMPLETE), IRO)), {
      categories: null,
      fields: [
        { key: 'concern', mustFill: false, value: 'No contact yet' },
        { key: 'tried', mustFill: false, value: 'Talked twice' },
      ],
    });
  });

  it('offers the question of one stage alone on the way there, until it has an answer', () => {
    const fields = LADDER.fields.map((field) =>
      field.key === 'wishes' ? { ...field, stages: ['s3', 's4'] } : field,
    );
    const raised = aCase({ procedure: ladderWith({ fields }) }).raised('s2');
    const offered = (at: CaseBuilder) =>
      reads(at, IRO)?.nextStages[0]?.asks.fields.filter(({ key }) => key === 'wishes');
    assert.deepEqual(offered(raised), [{ key: 'wishes', mustFill: false, value: '' }]);
    const content = says({ answers: { wishes: written('no') } });
    assert.deepEqual(offered(raised.does(moves(raised, 's3', content), IRO)), []);
  });
});
