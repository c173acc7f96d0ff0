import { el, fill } from './elements.ts';
import type { Language } from './texts.ts';

/** What a card shows. */
export interface Shown {
  readonly language: Language;
  readonly title: string;
  readonly head: HTMLElement;
  readonly page: HTMLElement;
  /** What a screen reader hears. */
  readonly told: string | undefined;
}

/** A card in its shadow root: head, notices, page. Its parts are put in once, so that a screen reader hears the notices change. */
export function cardIn(root: ShadowRoot, style: string) {
  const head = el('div');
  const live = el('div', { role: 'status', 'aria-live': 'polite', class: 'live' });
  const page = el('div');
  const card = el('section', { class: 'card' }, head, live, page);
  root.append(el('style', {}, style), card);

  /** Only the notice changes; what was chosen or typed stays under the fingers. */
  function tell(told: string | undefined): void {
    if ((told ?? '') === live.textContent) return;
    fill(live, ...(told ? [el('p', { class: 'notice' }, told)] : []));
  }

  return {
    tell,
    /** @param focus where to go on; left out, where he was */
    draw(shown: Shown, focus = root.activeElement?.id): void {
      card.lang = shown.language === 'zh' ? 'zh-CN' : 'en';
      card.setAttribute('aria-label', shown.title);
      fill(head, shown.head);
      fill(page, shown.page);
      tell(shown.told);
      if (focus) root.getElementById(focus)?.focus();
    },
  };
}
