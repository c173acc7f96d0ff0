import type { Routes } from '../../api/types.ts';
import { el, fill } from './elements.ts';
import { type Language, oneOf, sayIn } from './texts.ts';

export type PublicNotice = Routes['viewPublication']['answer'];
export type ReadNotice = (kind: PublicNotice['kind']) => Promise<PublicNotice>;

/** A notice of the house, read when it is opened; what was read stays while the page does. */
export function noticePart(kind: PublicNotice['kind'], language: Language, read: ReadNotice): HTMLElement {
  const say = sayIn(language);
  const body = el('div', { class: 'panel said', 'aria-live': 'polite' });
  const show = async () => {
    try {
      const { sections } = await read(kind);
      const parts = sections.map(({ heading, text }) =>
        el('div', {}, el('h3', {}, oneOf([heading.zh, heading.en], language)), oneOf([text.zh, text.en], language)),
      );
      fill(body, ...parts);
    } catch {
      fill(body, say('noticeUnread'));
    }
  };
  const ontoggle = (event: Event) => {
    if ((event.target as HTMLDetailsElement).open) void show();
  };
  return el('details', { class: 'legal', id: `f-${kind}`, ontoggle }, el('summary', {}, say(kind)), body);
}
