import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { z } from 'zod';

/** Where the keyboard is: what it would be called aloud, and whether it can be seen. */
const Stop = z.object({
  role: z.string(),
  name: z.string(),
  place: z.string(),
  ring: z.boolean(),
  inView: z.boolean(),
});

export type Stop = z.infer<typeof Stop>;

/** Run in the page: the focused element as a sighted person finds it. */
const WHERE = `(() => {
  const at = document.activeElement;
  const nothing = { role: 'body', name: '', place: 'body', ring: false, inView: false };
  if (at === null || at === document.body) return nothing;
  const words = (node) => (node?.textContent ?? '').replace(/\\s+/g, ' ').trim();
  const labelledBy = (at.getAttribute('aria-labelledby') ?? '').split(' ')
    .map((id) => words(document.getElementById(id))).join(' ').trim();
  const label = at.labels?.length > 0 ? words(at.labels[0]) : '';
  const name = at.getAttribute('aria-label') || labelledBy || label || words(at);
  const shows = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  };
  const box = at.getBoundingClientRect();
  const inView = box.width > 0 && box.bottom > 0 && box.right > 0 &&
    box.top < innerHeight && box.left < innerWidth;
  const all = [...document.querySelectorAll('*')];
  return { role: at.getAttribute('role') ?? at.getAttribute('type') ?? at.tagName.toLowerCase(),
    name, place: String(all.indexOf(at)), ring: shows(at), inView };
})()`;

const BOXES = `[...[...document.querySelectorAll('.ac-adaptiveCard')].at(-1)
  .querySelectorAll('textarea')].map((box) => box.labels[0]?.textContent ?? box.ariaLabel)`;

const startOf = (label: string): RegExp =>
  new RegExp(`^${label.slice(0, 30).replaceAll(/[^\\w ]/g, '.')}`);

const MOST_STOPS = 150;

/** A person without a mouse: Tab, Enter, Space and the arrows, and nothing else. */
export class Keyboard {
  readonly page: Page;
  readonly #place: () => Page | Frame;
  /** Every stop that was made, for the record. */
  readonly stops: Stop[] = [];

  /** `place`: the frame in which the keyboard is, where it is not the page itself. */
  constructor(page: Page, place: () => Page | Frame = () => page) {
    this.page = page;
    this.#place = place;
  }

  async where(): Promise<Stop> {
    return Stop.parse(await this.#place().evaluate(WHERE));
  }

  /** One stop on or back; where the keyboard is must be seen, at each. */
  async tab(back = false): Promise<Stop> {
    await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const stop = await this.where();
    if (stop.role !== 'body') {
      const words = `${stop.role} “${stop.name.slice(0, 60)}”`;
      assert.ok(stop.ring, `nothing shows that the keyboard is at ${words}`);
      assert.ok(stop.inView, `the keyboard is out of sight at ${words}`);
      this.stops.push(stop);
    }
    return stop;
  }

  /** Tab, until the keyboard is at what bears this name. */
  async to(name: RegExp, back = false): Promise<Stop> {
    const passed: string[] = [];
    for (let n = 0; n < MOST_STOPS; n += 1) {
      const stop = await this.tab(back);
      if (name.test(stop.name)) return stop;
      passed.push(stop.name.slice(0, 40));
    }
    throw new Error(`Tab never came to ${String(name)}; it came by ${passed.join(' | ')}`);
  }

  async press(key: 'Enter' | 'Space' | 'ArrowDown' | 'ArrowUp' | 'Escape'): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Goes to a button and presses it, as its kind wants. */
  async choose(name: RegExp, key: 'Enter' | 'Space' = 'Enter', back = false): Promise<void> {
    await this.to(name, back);
    await this.press(key);
  }

  /** Into a group of radio buttons by Tab, to the one wanted by the arrows, as browsers have it. */
  async pick(group: readonly string[], wanted: string): Promise<void> {
    await this.to(new RegExp(`^(${group.join('|')})`));
    for (let n = 0; n < 20; n += 1) {
      if ((await this.where()).name.startsWith(wanted)) break;
      await this.press('ArrowDown');
    }
    assert.ok((await this.where()).name.startsWith(wanted), `no arrow leads to ${wanted}`);
    await this.press('Space');
  }

  async type(name: RegExp, text: string, back = false): Promise<void> {
    await this.to(name, back);
    await this.page.keyboard.type(text);
  }

  /** Every box of the newest card, in the order in which Tab comes by them. */
  async writeEverything(text: string): Promise<void> {
    for (const label of z.array(z.string()).parse(await this.#place().evaluate(BOXES)))
      await this.type(startOf(label), text);
  }

  /** Round the whole page once: how many stops there are; a trap never ends. */
  async round(back = false): Promise<number> {
    const first = await this.tab(back);
    const seen = new Set([first.place]);
    let last = first.place;
    for (let n = 1; n < MOST_STOPS; n += 1) {
      const { place, name } = await this.tab(back);
      // A date has stops of its own for its day, month and year.
      if (place === last) continue;
      if (place === first.place) return seen.size;
      assert.ok(!seen.has(place), `the keyboard turns round within a part, at ${name}`);
      seen.add(place);
      last = place;
    }
    throw new Error('Tab does not come round the page.');
  }
}
