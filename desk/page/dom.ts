export type Child = Node | string | null;

/** Makes an element; text goes in as text, never as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function button(
  text: string,
  onPress: () => unknown,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, text);
  element.addEventListener('click', () => {
    onPress();
  });
  return element;
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  return element;
}

let fields = 0;

/** A field with its label, tied together. */
export function labelled(text: string, field: HTMLElement): HTMLElement {
  fields += 1;
  field.id = `field-${String(fields)}`;
  return make('div', {}, make('label', { for: field.id }, text), field);
}
