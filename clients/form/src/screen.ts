import type { FormState } from './draft.ts';
import { el } from './elements.ts';
import { redrawFiles } from './file-list.ts';
import { localTime, type SentEvents, sentPage } from './sent-page.ts';
import { style } from './style.ts';
import { type Language, sayIn } from './texts.ts';
import { type TrackEvents, trackPage } from './track-page.ts';
import { type WriteEvents, writePage } from './write-page.ts';

export type ScreenEvents = WriteEvents &
  SentEvents &
  TrackEvents & { readonly switchLanguage: () => void; readonly turn: () => void };

function headOf(state: FormState, language: Language, on: ScreenEvents): HTMLElement {
  const say = sayIn(language);
  const quiet = (id: string, onclick: () => void, text: string) =>
    el('button', { type: 'button', class: 'quiet', id, onclick }, text);
  return el(
    'header',
    { class: 'head' },
    el(
      'div',
      { class: 'head-row' },
      el('h2', {}, say('title')),
      quiet('f-language', on.switchLanguage, say('otherLanguage')),
    ),
    el('p', { class: 'lead' }, say('lead')),
    quiet('f-elsewhere', on.turn, say(state.page === 'track' ? 'write' : 'track')),
  );
}

function pageOf(state: FormState, language: Language, on: ScreenEvents): HTMLElement {
  const now = Date.now();
  if (state.page === 'sent') return sentPage(state, language, { ...on, now });
  if (state.page === 'track') return trackPage(state, language, { ...on, now });
  return writePage(state, language, on);
}

function noticeOf({ notice }: FormState, language: Language): string | undefined {
  if (!notice?.text) return notice?.said;
  return sayIn(language)(notice.text) + (notice.at ? localTime(notice.at, language) : '');
}

/** The card in its shadow root. Its parts are put in once, so that a screen reader hears the notices change. */
export function screenOf(root: ShadowRoot, on: ScreenEvents) {
  const head = el('div');
  const live = el('div', { role: 'status', 'aria-live': 'polite', class: 'live' });
  const page = el('div');
  const card = el('section', { class: 'card' }, head, live, page);
  root.append(el('style', {}, style), card);
  return {
    drawFiles: (state: FormState, language: Language) => redrawFiles(root, state, language, on),
    draw(state: FormState, language: Language): void {
      const focused = root.activeElement?.id;
      card.lang = language === 'zh' ? 'zh-CN' : 'en';
      card.setAttribute('aria-label', sayIn(language)('title'));
      head.replaceChildren(headOf(state, language, on));
      page.replaceChildren(pageOf(state, language, on));
      const told = noticeOf(state, language);
      if (told !== (live.textContent ?? ''))
        live.replaceChildren(...(told ? [el('p', { class: 'notice' }, told)] : []));
      if (focused) root.getElementById(focused)?.focus();
    },
  };
}
