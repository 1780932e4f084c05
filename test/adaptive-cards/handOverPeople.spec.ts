import assert from 'node:assert/strict';
import {
  parseAction,
  renderHandOverForm,
  renderHandOverPreview,
} from '../../adaptive-cards/index.ts';
import type { Person } from '../../domain/people/index.ts';
import { asJson, faultsOf, objectsOf, ofType, str, type Obj } from './cardRules.ts';
import { personId } from './fixtures.ts';

type Typed = Readonly<Record<string, string>>;

/** As many people as a large authority has, in teams of North and South by turns. */
const peopleOf = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, n) => ({
    id: personId(n + 1),
    post: `Team manager ${n + 1}, ${n % 2 === 0 ? 'North' : 'South'}`,
    mail: `tm${n + 1}@desk.test`,
  }));

const formOf = (count: number, typed: Typed = {}) =>
  asJson(
    renderHandOverForm({ people: peopleOf(count), typed, problems: [] }, (verb) => `key.${verb}`)
      .card,
  );

const input = (card: ReturnType<typeof formOf>, id: string): Obj | undefined =>
  ofType(card, 'Input.').find((each) => each['id'] === id);

const choices = (card: ReturnType<typeof formOf>, id: string): readonly string[] =>
  objectsOf(asJson(input(card, id)?.['choices'] ?? []))
    .map(({ title }) => str(title))
    .filter((title) => title !== '');

/** What the button of the form sends, with what is typed. */
function sent(card: ReturnType<typeof formOf>, typed: Typed) {
  const button = ofType(card, 'Action.Execute').find((each) => each['verb'] === 'showHandOver');
  return parseAction('showHandOver', { ...(button?.['data'] as Obj), ...typed });
}

describe('people to hand over from and to', () => {
  it('are all to choose from where they are few, and both must be chosen', () => {
    const card = formOf(50);
    assert.equal(choices(card, 'hand-from').length, 50);
    assert.equal(choices(card, 'hand-to').length, 50);
    assert.equal(input(card, 'hand-from-post'), undefined);
    const parsed = sent(card, { 'hand-from': personId(1), 'hand-parts': 'raised' });
    assert.deepEqual(parsed.kind === 'problems' && parsed.problems, [
      { field: 'hand-to', what: 'missing' },
    ]);
  });

  it('are found by a part of their post where they are many, in a card that Teams takes', () => {
    const first = formOf(2000);
    assert.deepEqual(faultsOf(first), []);
    assert.equal(choices(first, 'hand-from').length, 50);
    const parts = { 'hand-from-post': 'manager 1999', 'hand-to-post': ' SOUTH, 1000 ' };
    const looked = sent(first, { ...parts, 'hand-parts': 'raised' });
    assert.ok(looked.kind === 'action' && looked.action.verb === 'showHandOver');
    const { values } = looked.action;
    assert.ok(values !== null && 'finding' in values);
    const second = formOf(2000, values.finding);
    assert.deepEqual(choices(second, 'hand-from'), ['Team manager 1999, North']);
    assert.deepEqual(choices(second, 'hand-to'), ['Team manager 1000, South']);
    assert.equal(input(second, 'hand-parts')?.['value'], 'raised');
  });

  it('keep who is chosen while the other is looked for, and are looked at once both are', () => {
    const from = personId(1999);
    const card = formOf(2000, { 'hand-from': from, 'hand-from-post': 'nobody at all' });
    assert.deepEqual(choices(card, 'hand-from'), ['Team manager 1999, North']);
    assert.equal(input(card, 'hand-from')?.['value'], from);
    const parsed = sent(card, { 'hand-from': from, 'hand-to': personId(7), 'hand-parts': 'asked' });
    assert.ok(parsed.kind === 'action' && parsed.action.verb === 'showHandOver');
    assert.deepEqual(parsed.action.values, { from, to: personId(7), parts: ['asked'] });
  });

  it('say so where no post has these words', () => {
    const card = formOf(2000, { 'hand-to-post': 'headmistress' });
    assert.equal(input(card, 'hand-to'), undefined);
    assert.match(JSON.stringify(card), /No post has these words\. Write others, and go on\./);
  });
});

describe('what would be handed over', () => {
  it('is read before the reason is asked and before the button that does it', () => {
    const [from, to] = peopleOf(2);
    assert.ok(from !== undefined && to !== undefined);
    const what = { parts: ['asked'], raised: [], asked: ['2027-CVTK4', '2027-N6KRP'], left: 1 };
    const { card } = renderHandOverPreview({ from, to, ...what }, (verb) => `key.${verb}`, null);
    const whole = JSON.stringify(card);
    const order = [
      from.post,
      to.post,
      '2027-CVTK4, 2027-N6KRP',
      'One more stays where they are',
      'hand-reason',
      'Hand over 2 now',
      'Choose again',
    ].map((words) => whole.indexOf(words));
    assert.ok(!order.includes(-1), String(order));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
  });
});
