import type { FormState } from './draft.ts';
import { el, field } from './elements.ts';
import { localTime, promiseList } from './sent-page.ts';
import { type Language, sayIn } from './texts.ts';

/** Number and code in, status and public timeline out. */
export function trackPage(
  state: FormState,
  language: Language,
  on: { lookUp: (ticketNo: string, queryCode: string) => void; now: number },
): HTMLElement {
  const say = sayIn(language);
  const number = el('input', { type: 'text', autocomplete: 'off', autocapitalize: 'characters', maxlength: '24' });
  const code = el('input', { type: 'text', autocomplete: 'off', inputmode: 'numeric', maxlength: '24' });
  const { seen, busy } = state;
  number.value = state.asked?.ticketNo ?? '';
  code.value = state.asked?.queryCode ?? '';
  const steps = (seen?.timeline ?? []).map((step) =>
    el(
      'li',
      { class: 'step' },
      el('strong', {}, step.text[language]),
      el('div', { class: 'when' }, localTime(step.at, language)),
      step.message ? el('div', {}, step.message) : undefined,
    ),
  );
  return el(
    'form',
    {
      class: 'body',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        on.lookUp(number.value.trim(), code.value.replace(/\D/g, ''));
      },
    },
    field({ name: 'number', label: say('number'), control: number }),
    field({ name: 'code', label: say('codeAsked'), control: code }),
    el(
      'div',
      { class: 'row' },
      el('button', { type: 'submit', class: 'main' }, busy ? say('lookingUp') : say('lookUp')),
    ),
    seen &&
      el(
        'div',
        { class: 'paper', id: 'f-seen', tabindex: '-1' },
        el('dl', {}, el('dt', {}, say('status')), el('dd', {}, seen.statusText[language])),
      ),
    seen && seen.promises.length > 0 && el('h3', { class: 'label' }, say('promises')),
    ...(seen ? promiseList(seen.promises, language, on.now) : []),
    seen && el('h3', { class: 'label' }, say('timeline')),
    seen && el('ol', { class: 'plain' }, ...steps),
  );
}
