import { cardIn } from './card.ts';
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

/** The form in its shadow root. */
export function screenOf(root: ShadowRoot, on: ScreenEvents) {
  const card = cardIn(root, style);
  return {
    drawFiles: (state: FormState, language: Language) => redrawFiles(root, state, language, on),
    draw(state: FormState, language: Language): void {
      card.draw({
        ...{ language, title: sayIn(language)('title'), told: noticeOf(state, language) },
        ...{ head: headOf(state, language, on), page: pageOf(state, language, on) },
      });
    },
  };
}
