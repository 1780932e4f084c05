import assert from 'node:assert/strict';
import { effectId } from '../../domain/case/index.ts';
import { outcomeOf } from '../../storage/cases/effectRow.ts';
import { appendOf, card, caseIdOf, NOW, textOf } from '../contracts/sample.ts';
import { handClock, memoryStorage } from '../fakes/memoryStorage.ts';

const id = caseIdOf('c');

describe('the partition of a case', () => {
  it('holds head and waiting effects side by side, apart from the history', async () => {
    const wall = handClock();
    const { cases, tables } = memoryStorage({ wall });
    const effects = [0, 1].map((n) => ({ id: effectId(1, n), effect: card(n) }));
    const texts = [textOf('words')];
    await cases.append(appendOf(id, null, 'k1', { effects, texts, count: 2, rung: 'overdue' }));
    const pending = await cases.pending(id);
    assert.ok(pending);
    const claimed = await cases.claim(id, pending.waiting[0]!, 'me', 1_000);
    const closes = { waiting: claimed!, outcome: 'accepted' };
    await cases.append(appendOf(id, pending.loaded, 'k2', { closes }));
    const rows = tables.get('cases')?.rows() ?? [];
    assert.deepEqual(
      rows.map(({ row }) => row),
      [
        'e|00000001',
        'e|00000002',
        'e|00000003',
        'h',
        'h|x|00000001-1',
        'o|k1',
        'o|k2',
        'r|overdue',
        `t|${textOf('words').hash}`,
        'x|00000001-0',
      ],
    );
    assert.ok(rows.every(({ values }) => values['schema'] === 1));
    const ended = rows.at(-1);
    assert.ok(ended);
    assert.equal(outcomeOf(ended), 'accepted');
    assert.equal(ended.values['attempts'], 1);
    assert.equal(ended.values['at'], NOW);
    assert.equal(ended.values['wallMs'], String(wall.millis()));
  });

  it('is refused, not guessed at, when somebody changed it', async () => {
    const { cases, tables } = memoryStorage();
    await cases.append(appendOf(id, null, 'k1'));
    const head = tables
      .get('cases')
      ?.rows()
      .find(({ row }) => row === 'h');
    assert.ok(head);
    tables.get('cases')?.tamper(head, { ...head.values, version: 7 });
    await assert.rejects(cases.load(id), { code: 'row-unreadable' });
    tables.get('cases')?.tamper(head, { ...head.values, t0: '{' });
    await assert.rejects(cases.load(id), { code: 'row-unreadable' });
  });
});
