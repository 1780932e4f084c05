import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { z } from 'zod';
import { Keyboard } from './keyboard.ts';

/**
 * Run in the tab: what on the page now can be operated, each with its number. A group through which the
 * arrows go (radio buttons) is one stop for Tab.
 */
const OPERABLE = `(() => {
  const NATIVE = 'a[href], button, input, select, textarea, summary';
  const ROLES = ['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'combobox', 'menuitem', 'option', 'slider'];
  const shown = (node) => {
    const box = node.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(node).visibility === 'visible' &&
      node.closest('[inert], [aria-hidden=true]') === null;
  };
  const words = (node) => (node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ??
    node.textContent ?? '').replace(/\\s+/g, ' ').trim().slice(0, 60);
  // React keeps what a node listens to beside the node.
  const listens = (node) => Object.keys(node)
    .filter((key) => key.startsWith('__reactProps'))
    .some((key) => ['onClick', 'onPointerDown', 'onMouseDown'].some((on) => typeof node[key][on] === 'function'));
  // What empties a search is there for the mouse; the key for it is Escape (proved on its own).
  const empties = (node) => node.getAttribute('role') === 'button' && node.closest('.fui-SearchBox') !== null;
  const operable = (node) => (node.matches(NATIVE) || ROLES.includes(node.getAttribute('role'))) && !empties(node);
  const all = [...document.body.querySelectorAll('*')].filter(shown);
  const controls = all.filter((node) => operable(node) && !node.disabled && node.ariaDisabled !== 'true');
  controls.forEach((node, n) => { node.setAttribute('data-reach', String(n)); });
  const joined = (node) => controls.some((each) =>
    each.contains(node) || node.contains(each) || [...(each.labels ?? [])].some((label) => label.contains(node)));
  const pointed = (node) => getComputedStyle(node).cursor === 'pointer' &&
    getComputedStyle(node.parentElement).cursor !== 'pointer';
  const deaf = all.filter((node) => (listens(node) || pointed(node)) && !operable(node) && !empties(node) && !joined(node));
  return {
    controls: controls.map((node, n) => ({ number: String(n), name: node.tagName.toLowerCase() + ' “' + words(node) + '”',
      group: node.type === 'radio' ? 'radio ' + node.name : null })),
    deaf: deaf.map((node) => node.outerHTML.slice(0, 120)),
  };
})()`;

/** The tab, within the page of the desk. */
interface Reached {
  readonly page: Page;
  readonly frame: () => Frame;
}

const Operable = z.object({
  controls: z.array(
    z.object({ number: z.string(), name: z.string(), group: z.string().nullable() }),
  ),
  deaf: z.array(z.string()),
});

const AT = `document.hasFocus() ? document.activeElement?.getAttribute('data-reach') ?? '' : 'away'`;

const MOST_STOPS = 600;

/**
 * WCAG 2.1.1: Tab comes to all of the page that can be operated, in the order of the page, and nothing
 * listens to the mouse alone. Answers with how many stops there are.
 */
export async function reachesEverything(tab: Reached, page: string): Promise<number> {
  const keys = new Keyboard(tab.page, () => tab.frame());
  const { controls, deaf } = Operable.parse(await tab.frame().evaluate(OPERABLE));
  assert.deepEqual(deaf, [], `${page}: answers to the mouse and to no key`);
  // The last thing before the tab on the desk's page.
  await tab.page.getByLabel('Theme of Teams').focus();
  const reached: string[] = [];
  let entered = false;
  for (let n = 0; n < MOST_STOPS; n += 1) {
    await keys.tab();
    const at = z.string().parse(await tab.frame().evaluate(AT));
    if (at === 'away') {
      if (entered) break;
      continue;
    }
    entered = true;
    if (at !== '' && reached.at(-1) !== at) reached.push(at);
  }
  assert.deepEqual(reached, [...new Set(reached)], `${page}: comes by something twice`);
  assert.deepEqual(
    reached,
    reached.toSorted((one, other) => Number(one) - Number(other)),
    `${page}: not in the order of the page`,
  );
  const groups = new Set(
    controls.filter(({ number }) => reached.includes(number)).map(({ group }) => group),
  );
  const missed = controls.filter(
    ({ number, group }) => !reached.includes(number) && (group === null || !groups.has(group)),
  );
  assert.deepEqual(
    missed.map(({ name }) => name),
    [],
    `${page}: Tab never comes to it`,
  );
  // As somebody finds the page who has just turned to it.
  await tab.frame().evaluate('scrollTo(0, 0)');
  return reached.length;
}
