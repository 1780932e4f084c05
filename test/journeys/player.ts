import assert from 'node:assert/strict';
import {
  DeskClient,
  inputsOf,
  nodes,
  verbsOf,
  wordsOf,
  type Answer,
  type Card,
} from './deskClient.ts';

/** What a person types where a card asks: by input id, else by the kind of input. */
export type Fill = Readonly<Record<string, string>>;

const SAFE_TEXT = 'Written for the rehearsal.';

/** Answers for every input of a card that asks for something and that `fill` says nothing about. */
export function fillIn(card: Card, fill: Fill, day: string): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const input of inputsOf(card)) {
    const given = fill[input.id];
    if (given !== undefined) filled[input.id] = given;
    else if (input.required && (input.value ?? '') === '') {
      const [first] = input.choices;
      if (input.type === 'Input.ChoiceSet') filled[input.id] = first?.value ?? '';
      else if (input.type === 'Input.Date') filled[input.id] = day;
      else filled[input.id] = SAFE_TEXT;
    }
  }
  return filled;
}

const FORM_STEPS = ['confirmDraft', 'submitDraft'] as const;

/** Plays people through the desk: raising, answering, deciding; each step as a person does it. */
export class Player {
  readonly desk: DeskClient;

  constructor(desk: DeskClient) {
    this.desk = desk;
  }

  async today(): Promise<string> {
    return (await this.desk.now()).slice(0, 10);
  }

  /** Writes `/escalate`, fills the form step by step, confirms; answers with the reference. */
  async raise(raiser: string, fill: Fill): Promise<{ reference: string; preview: Card }> {
    await this.desk.say(raiser, '/escalate');
    const day = await this.today();
    const later = addDays(day, 10);
    let card = await this.newestWith(raiser, ['submitDraft']);
    for (let step = 0; step < 8; step += 1) {
      const verb = FORM_STEPS.find((each) => verbsOf(card.card).includes(each));
      assert.ok(verb !== undefined, `no way on from the form:\n${wordsOf(card.card)}`);
      const inputs = fillIn(card.card, { 'consult-day': day, ...fill }, later);
      for (const input of inputsOf(card.card)) {
        if (/^consult-.*-on$/.test(input.id) && fill[input.id] === undefined)
          inputs[input.id] = day;
      }
      const answer = await this.desk.press(raiser, card.id, verb, inputs);
      assert.equal(answer.kind, 'card', `${verb}: ${answer.text ?? ''}`);
      const next = answer.card ?? {};
      if (verb === 'confirmDraft') {
        return { reference: referenceIn(next), preview: card.card };
      }
      assert.notDeepEqual(next, card.card, `the form stood still:\n${wordsOf(next)}`);
      card = { id: card.id, card: next };
    }
    throw new Error(`the form did not end:\n${wordsOf(card.card)}`);
  }

  /** The newest card in a person's chat that offers one of these verbs (and names a reference). */
  async newestWith(
    person: string,
    verbs: readonly string[],
    reference = '',
  ): Promise<{ id: string; card: Card }> {
    const cards = await this.desk.cards(person);
    const found = cards.findLast(
      ({ card }) =>
        verbs.some((verb) => verbsOf(card).includes(verb)) &&
        JSON.stringify(card).includes(reference),
    );
    assert.ok(
      found !== undefined,
      `no card with ${verbs.join(' or ')} for ${person}; the newest says:\n${wordsOf(cards.at(-1)?.card)}`,
    );
    return found;
  }

  async act(person: string, verb: string, fill: Fill = {}, reference = ''): Promise<Answer> {
    const card = await this.newestWith(person, [verb], reference);
    const day = addDays(await this.today(), 10);
    const scope = actionScope(card.card, verb);
    return await this.desk.press(person, card.id, verb, fillIn(scope, fill, day));
  }

  /** Opens the newest card about a case, as reading it does; the card then shows the present state. */
  async cases(person: string): Promise<Card> {
    await this.desk.say(person, '/cases');
    const cards = await this.desk.cards(person);
    return cards.at(-1)?.card ?? {};
  }

  async case(person: string, reference: string): Promise<Card> {
    await this.desk.say(person, `/case ${reference}`);
    const cards = await this.desk.cards(person);
    return cards.at(-1)?.card ?? {};
  }
}

/** The part of a card whose inputs go with an action: its own show card, else the whole card. */
function actionScope(card: Card, verb: string): Card {
  for (const node of nodes(card)) {
    if (node['type'] === 'Action.ShowCard' && verbsOf(node['card']).includes(verb)) {
      return { body: node['card'] };
    }
  }
  return { body: card['body'] };
}

const REFERENCE = /\b\d{4}-[34679CDFGHJKMNPQRTVWXY]{5}\b/;

export function referenceIn(card: unknown): string {
  const found = REFERENCE.exec(JSON.stringify(card));
  assert.ok(found !== null, `no reference on the card:\n${wordsOf(card)}`);
  return found[0];
}

export function addDays(day: string, n: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + n);
  return date.toISOString().slice(0, 10);
}
