import assert from 'node:assert/strict';
import {
  cardsIn,
  inputsOf,
  nodes,
  verbsOf,
  wordsOf,
  type Answer,
  type Card,
  type DeskClient,
} from './deskClient.ts';

/** What a person types where a card asks: by input id, else by the kind of input. */
export type Fill = Readonly<Record<string, string>>;

export const SAFE_TEXT = 'Written for the rehearsal.';

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

export interface CardOf {
  readonly id: string;
  readonly card: Card;
}

export interface RaisedCase {
  readonly reference: string;
  readonly preview: Card;
}

/** Plays people through the desk: raising, answering, deciding; each step as a person does it. */
export class Player {
  readonly desk: DeskClient;

  constructor(desk: DeskClient) {
    this.desk = desk;
  }

  /** Today in London. */
  async today(): Promise<string> {
    return (await this.desk.call<{ london: string }>('GET', '/desk/clock')).london.slice(0, 10);
  }

  /** Writes `/escalate`, fills the form step by step, confirms; answers with the reference. */
  async raise(raiser: string, fill: Fill): Promise<RaisedCase> {
    const form = await this.asks(raiser, '/escalate');
    const preview = await this.fillForm(raiser, form, fill);
    const answer = await this.desk.press(raiser, form.id, 'confirmDraft', {});
    assert.equal(answer.kind, 'card', `confirmDraft: ${wordsOf(answer.card)}`);
    return { reference: referenceIn(answer.card), preview: preview.card };
  }

  /** Continue, until the preview stands. */
  async fillForm(raiser: string, form: CardOf, fill: Fill): Promise<CardOf> {
    let { card } = form;
    for (let step = 0; step < 4; step += 1) {
      const verb = FORM_STEPS.find((each) => verbsOf(card).includes(each));
      assert.ok(verb !== undefined, `no way on from the form:\n${wordsOf(card)}`);
      if (verb === 'confirmDraft') return { id: form.id, card };
      const answer = await this.submit(raiser, { id: form.id, card }, fill);
      assert.equal(answer.kind, 'card', `submitDraft:\n${wordsOf(answer.card)}`);
      const next = answer.card ?? {};
      assert.notDeepEqual(next, card, `the form stood still:\n${wordsOf(next)}`);
      card = next;
    }
    throw new Error(`the form did not end:\n${wordsOf(card)}`);
  }

  /** One step of the form, filled in and sent. */
  async submit(raiser: string, { id, card }: CardOf, fill: Fill): Promise<Answer> {
    const day = await this.today();
    return await this.desk.press(raiser, id, 'submitDraft', filledForm(card, fill, day));
  }

  /** The newest card in a person's chat that offers one of these verbs (and names a reference). */
  async newestWith(person: string, verbs: readonly string[], reference = ''): Promise<CardOf> {
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

  /** Presses on the newest card that offers it, with what its form asks for filled in. */
  async act(person: string, verb: string, fill: Fill = {}, reference = ''): Promise<Answer> {
    const card = await this.newestWith(person, [verb], reference);
    return await this.pressOn(person, card, verb, fill);
  }

  async pressOn(person: string, { id, card }: CardOf, verb: string, fill: Fill): Promise<Answer> {
    const scope = actionScope(card, verb);
    return await this.desk.press(person, id, verb, filledForm(scope, fill, await this.today()));
  }

  /** `/case REF`, then Decide, then the decision; the form is asked for where it has no room. */
  async decide(raiser: string, reference: string, verb: string, fill: Fill = {}): Promise<Answer> {
    return await this.through(raiser, reference, 'showDecision', verb, fill);
  }

  /** `/case REF`, then Answer, then what is answered. */
  async answer(person: string, reference: string, verb: string, fill: Fill = {}): Promise<Answer> {
    return await this.through(person, reference, 'showAlert', verb, fill);
  }

  /** Through the case to the card that has the form. */
  async through(
    person: string,
    reference: string,
    door: string,
    verb: string,
    fill: Fill,
  ): Promise<Answer> {
    const { id } = await this.case(person, reference);
    const opened = await this.desk.press(person, id, door);
    assert.equal(opened.kind, 'card', `${door}:\n${wordsOf(opened.card)}`);
    const card = await this.withForm(person, { id, card: opened.card ?? {} }, verb);
    return await this.pressOn(person, card, verb, fill);
  }

  /** The card with the form of a verb standing open, where the card had only a button for it. */
  async withForm(person: string, shown: CardOf, verb: string): Promise<CardOf> {
    if (verbsOf(shown.card).includes(verb)) return shown;
    const asks = [...nodes(shown.card)].find(
      (node) => isData(node['data']) && node['data']['form'] === verb,
    );
    const title = asks?.['title'];
    assert.ok(typeof title === 'string', `nothing offers ${verb}:\n${wordsOf(shown.card)}`);
    const opened = await this.desk.press(person, shown.id, title);
    return { id: shown.id, card: opened.card ?? {} };
  }

  async cases(person: string): Promise<CardOf> {
    return await this.asks(person, '/cases');
  }

  async case(person: string, reference: string): Promise<CardOf> {
    return await this.asks(person, `/case ${reference}`);
  }

  /** Writes to the bot, and takes the card that it answers with. */
  async asks(person: string, text: string): Promise<CardOf> {
    const card = cardsIn(await this.desk.say(person, text)).at(-1);
    assert.ok(card !== undefined, `no card came for ${text}`);
    return card;
  }
}

const isData = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Days that lie behind are today; days that lie ahead, ten days on. */
export function filledForm(card: Card, fill: Fill, today: string): Record<string, string> {
  const filled = fillIn(card, fill, addDays(today, 10));
  for (const { id } of inputsOf(card)) {
    if (/^consult-.*on$/.test(id) || id.endsWith('ed-on')) filled[id] = fill[id] ?? today;
  }
  return filled;
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
