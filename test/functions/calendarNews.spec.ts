import assert from 'node:assert/strict';
import { answerCalendarNews, oneForMany } from '../../functions/calendarNews.ts';

const SECRET = 'a secret of sixteen or more';
const notice = (...states: readonly string[]) => ({
  value: states.map((clientState) => ({ clientState, changeType: 'updated' })),
});

function door(clientState: string | null = SECRET) {
  const done = { looks: 0 };
  const ask = async (validationToken: string | null, body: unknown) =>
    await answerCalendarNews(
      {
        clientState,
        look: () => {
          done.looks += 1;
          return Promise.resolve();
        },
        sleep: () => new Promise(() => undefined),
      },
      { validationToken, body },
    );
  return { ask, done };
}

describe('news of the calendar from Graph', () => {
  it('gives the validation token back, as it came, and looks at nothing', async () => {
    const { ask, done } = door();
    assert.deepEqual(await ask('a b+c', undefined), { status: 200, text: 'a b+c' });
    assert.deepEqual(await ask('x'.repeat(2_001), undefined), { status: 400 });
    assert.equal(done.looks, 0);
  });

  it('looks when the secret is right on every notification', async () => {
    const { ask, done } = door();
    assert.deepEqual(await ask(null, notice(SECRET, SECRET)), { status: 202 });
    assert.equal(done.looks, 1);
    assert.deepEqual(await ask(null, notice(SECRET, 'another')), { status: 202 });
    assert.deepEqual(await ask(null, notice('')), { status: 202 });
    assert.equal(done.looks, 1);
  });

  it('makes one look for all who ask before it begins, and one more for all who ask meanwhile', async () => {
    const ends: (() => void)[] = [];
    const look = oneForMany(() => new Promise<void>((resolve) => void ends.push(resolve)));
    const asked = [look(), look(), look()];
    assert.equal(ends.length, 1);
    ends[0]!();
    await asked[0];
    await new Promise(setImmediate);
    assert.equal(ends.length, 2);
    ends[1]!();
    await Promise.all(asked);
    const again = look();
    assert.equal(ends.length, 3);
    ends[2]!();
    await again;
  });

  it('reads nothing else', async () => {
    const { ask, done } = door();
    for (const body of [undefined, null, 'x', {}, { value: [] }, { value: [{}] }]) {
      assert.deepEqual(await ask(null, body), { status: 400 });
    }
    assert.equal(done.looks, 0);
  });

  it('is not there where no secret is set', async () => {
    const { ask, done } = door(null);
    assert.deepEqual(await ask('token', undefined), { status: 404 });
    assert.deepEqual(await ask(null, notice(SECRET)), { status: 404 });
    assert.equal(done.looks, 0);
  });

  it('answers in time though the look takes long', async () => {
    const answer = await answerCalendarNews(
      {
        clientState: SECRET,
        look: () => new Promise(() => undefined),
        sleep: () => Promise.resolve(),
      },
      { validationToken: null, body: notice(SECRET) },
    );
    assert.deepEqual(answer, { status: 202 });
  });
});
