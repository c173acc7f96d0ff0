import { type ActEvents, actPanel } from './acts.ts';
import type { FormState } from './draft.ts';
import { el } from './elements.ts';
import { clocks, type Language, oneOf, sayIn } from './texts.ts';

/** An instant as people of the guest's own place read it. */
export const localTime = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    ...{ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  }).format(new Date(at));

const SOON_HOURS = 5; // the longest first answer to a complaint within one day's service hours, and a little

/** The promises of a matter, and a word where the first of them is not for today. */
export function promiseList(
  promises: ReadonlyArray<{ clock: string; dueAt: string }>,
  language: Language,
  now: number,
): HTMLElement[] {
  const say = sayIn(language);
  const first = promises.find((promise) => promise.clock === 'FIRST_CONTACT');
  const far = first !== undefined && Date.parse(first.dueAt) - now > SOON_HOURS * 3_600_000;
  const items = promises.map((promise) =>
    el(
      'li',
      { class: 'step' },
      el('strong', {}, oneOf(clocks[promise.clock], language)),
      el('div', { class: 'when' }, `${say('by')} ${localTime(promise.dueAt, language)}`),
    ),
  );
  return [el('ul', { class: 'plain' }, ...items), ...(far ? [el('p', { class: 'hint' }, say('afterHours'))] : [])];
}

export type SentEvents = ActEvents & {
  readonly copy: (text: string) => void;
  readonly again: () => void;
};

/** Number, code and promises, to be copied or printed. */
export function sentPage(state: FormState, language: Language, on: SentEvents & { now: number }): HTMLElement {
  const say = sayIn(language);
  const { receipt } = state;
  if (!receipt) return el('div');
  const { ticketNo, queryCode, promises, underReview } = receipt;
  return el(
    'div',
    { class: 'body' },
    el('h3', { tabindex: '-1', id: 'f-sent', class: 'label' }, say('sent')),
    el(
      'dl',
      { class: 'paper' },
      el('dt', {}, say('number')),
      el('dd', { id: 'ticket-no' }, ticketNo),
      el('dt', {}, say('code')),
      el('dd', { id: 'query-code' }, queryCode),
    ),
    el(
      'div',
      { class: 'row' },
      el(
        'button',
        {
          type: 'button',
          id: 'f-copy',
          onclick: () => on.copy(`${say('number')} ${ticketNo}\n${say('code')} ${queryCode}`),
        },
        state.copied ? say('copied') : say('copy'),
      ),
      el('button', { type: 'button', id: 'f-print', onclick: () => window.print() }, say('print')),
      el('button', { type: 'button', class: 'quiet', id: 'f-again', onclick: on.again }, say('another')),
    ),
    state.act && el('p', { class: 'notice', id: 'f-arrived-before' }, say('arrivedBefore')),
    actPanel(state, language, on),
    underReview && el('p', { class: 'notice', id: 'f-under-review' }, say('underReview')),
    promises.length > 0 && el('h3', { class: 'label' }, say('promises')),
    ...promiseList(promises, language, on.now),
  );
}
