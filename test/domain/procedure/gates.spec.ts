import assert from 'node:assert/strict';
import {
  checkProcedure,
  type Field,
  type Procedure,
  type Referral,
} from '../../../domain/procedure/index.ts';
import { doubts, procedure, REFERRAL, THREE } from './threeStages.ts';

const said = (p: Procedure, code: string): string =>
  checkProcedure(p).find((each) => each.code === code)?.message ?? '';

describe('[DU-139] who advises those who are told of a referral', () => {
  const advisedBy = (toldBy?: string): Procedure => {
    const referral: Referral = {
      ...REFERRAL,
      ...(toldBy !== undefined && { toldBy }),
    };
    return procedure({ referral });
  };

  it('reads the whole case', () => {
    for (const reader of [undefined, 'raiser-manager', 'qa-head', 'qa-deputy']) {
      const wrong = doubts(advisedBy(reader)).filter((each) => each.includes('adviser'));
      assert.deepEqual(wrong, [], String(reader));
    }
    for (const role of ['director', 'raiser', 'responder']) {
      const wrong = advisedBy(role);
      assert.deepEqual(doubts(wrong), ['error adviser-reads-little referral.toldBy'], role);
      assert.match(said(wrong, 'adviser-reads-little'), /raiser-manager, qa-head, qa-deputy/);
    }
  });
});

describe('[DU-55] a question that lets nobody on without its answer', () => {
  const asked = (required: Field['required']): Procedure =>
    procedure({
      fields: [
        {
          key: 'agreed',
          label: 'Agreed?',
          kind: 'yes-no',
          required,
          requiredAt: ['a'],
          mustBe: { answer: 'yes', otherwise: 'Talk first.' },
        },
      ],
    });

  it('is always asked, since a blank would pass', () => {
    assert.deepEqual(doubts(asked('always')), []);
    for (const required of ['formal', 'never'] as const) {
      assert.deepEqual(doubts(asked(required)), ['error gate-left-open fields.0.mustBe']);
      assert.match(said(asked(required), 'gate-left-open'), /'agreed'.*'required: always'/);
    }
  });
});

describe('[A-DO-17] who may raise a stage beside the raiser', () => {
  const [a, b, c] = THREE;
  const raising = (role: string, before: object = {}): Procedure =>
    procedure({ stages: [{ ...a!, ...before }, { ...b!, raisedBy: [role] }, c!] });

  it('is told of the case at the stage before, or else warned of with role and stage', () => {
    assert.deepEqual(doubts(raising('chief')), ['warning raises-unseen stages.1.raisedBy.0']);
    assert.match(said(raising('chief'), 'raises-unseen'), /'chief' may raise b,.*at a, the stage/);
    const copies = [{ role: 'chief', when: { kind: 'always' } }];
    assert.deepEqual(doubts(raising('chief', { copies })), []);
    assert.deepEqual(doubts(raising('head')), [], 'who is asked there');
    for (const role of ['raiser', 'raiser-manager', 'responder', 'qa-head', 'qa-deputy']) {
      const unseen = doubts(raising(role)).filter((each) => each.includes('raises-unseen'));
      assert.deepEqual(unseen, [], `${role} reads every case, or is asked`);
    }
  });

  it('is a post: whoever is asked at a stage raises nothing', () => {
    assert.deepEqual(doubts(raising('responder')), [
      'error raised-by-responder stages.1.raisedBy.0',
    ]);
    assert.match(said(raising('responder'), 'raised-by-responder'), /may raise b, or take it out/);
    assert.deepEqual(doubts(raising('raiser-manager')), []);
  });

  it('needs no telling where no stage comes before', () => {
    const none = procedure({ stages: [{ ...a!, raisedBy: ['chief'] }, b!, c!] });
    assert.deepEqual(doubts(none), []);
    const wayIn = { ...b!, entryOnly: true, raisedBy: ['chief'] };
    assert.deepEqual(doubts(procedure({ stages: [a!, wayIn, c!] })), []);
  });
});
