/** Small builders of page elements; text only ever goes in as text, never as markup. */

type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>;

/** An element with attributes (`onclick` and the like become listeners) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}

/** Puts children in the place of what is there; browsers of 2017 have no word for it. */
export function fill(parent: Element, ...children: (Node | string)[]): void {
  while (parent.firstChild) parent.removeChild(parent.firstChild);
  parent.append(...children);
}

export interface FieldOf {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
}

/** A labelled control, tied to its hint and to what is wrong with it. */
export function field({ name, label, hint, fault, control }: FieldOf): HTMLElement {
  control.id = `f-${name}`;
  const described = [hint && `h-${name}`, fault && `e-${name}`].filter(Boolean).join(' ');
  if (described) control.setAttribute('aria-describedby', described);
  if (fault) {
    control.setAttribute('aria-invalid', 'true');
    control.classList.add('bad');
  }
  return el(
    'div',
    {},
    el('label', { for: control.id }, label),
    hint ? el('p', { class: 'hint', id: `h-${name}` }, hint) : undefined,
    control,
    fault ? el('p', { class: 'fault', id: `e-${name}` }, fault) : undefined,
  );
}
