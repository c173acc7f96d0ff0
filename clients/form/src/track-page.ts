import { type ActEvents, actButtons, actPanel } from './acts.ts';
import type { FormState, Numbers, Seen } from './draft.ts';
import { el, field } from './elements.ts';
import { actsFor } from './matter.ts';
import { localTime, promiseList } from './sent-page.ts';
import { type Language, sayIn } from './texts.ts';

export type TrackEvents = ActEvents & {
  readonly ask: (change: Partial<Numbers>) => void;
  readonly lookUp: () => void;
};

/** Number and code in; where it stands, what is asked or offered, and what was done, out. */
export function trackPage(state: FormState, language: Language, on: TrackEvents & { now: number }): HTMLElement {
  return el('div', { class: 'body' }, asking(state, language, on), ...(state.seen ? shown(state, language, on) : []));
}

function asking(state: FormState, language: Language, on: TrackEvents): HTMLElement {
  const say = sayIn(language);
  const { asked, busy, faults, seen, act } = state;
  const line = (name: 'number' | 'code', of: keyof Numbers, more: Record<string, string>) => {
    const oninput = (event: Event) => on.ask({ [of]: (event.target as HTMLInputElement).value });
    const control = el('input', {
      ...{ type: 'text', autocomplete: 'off', maxlength: '24', readonly: busy, oninput },
      ...more,
    });
    control.value = asked[of];
    const fault = faults[name];
    return field({ name, label: say(name === 'code' ? 'codeAsked' : 'number'), fault: fault && say(fault), control });
  };
  const waits = busy && !act && !seen;
  return el(
    'form',
    {
      class: 'panel',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        on.lookUp();
      },
    },
    line('number', 'ticketNo', { autocapitalize: 'characters' }),
    line('code', 'queryCode', { inputmode: 'numeric' }),
    el(
      'div',
      { class: 'row' },
      el(
        'button',
        { type: 'submit', class: 'main', id: 'f-look-up', 'aria-disabled': waits ? 'true' : undefined },
        say(waits ? 'lookingUp' : 'lookUp'),
      ),
    ),
  );
}

function shown(state: FormState, language: Language, on: TrackEvents & { now: number }): (HTMLElement | string)[] {
  const say = sayIn(language);
  const { question, proposal, statusText, promises, timeline, attachments, ...seen } = state.seen as Seen;
  const said = (name: 'question' | 'proposal', text: string | undefined) =>
    text === undefined
      ? []
      : [
          el(
            'div',
            { class: 'notice', id: `f-${name}` },
            el('strong', {}, say(name)),
            el('div', { class: 'said' }, text),
          ),
        ];
  const acts = actsFor({ ...seen, ...(proposal !== undefined && { proposal }) });
  const panel = actPanel(state, language, on);
  return [
    el(
      'div',
      { class: 'paper', id: 'f-seen', tabindex: '-1' },
      el('dl', {}, el('dt', {}, say('status')), el('dd', {}, statusText[language])),
    ),
    ...said('question', question),
    ...said('proposal', proposal),
    panel ?? actButtons(acts, language, on),
    ...(promises.length > 0 ? [el('h3', { class: 'label' }, say('promises'))] : []),
    ...promiseList(promises, language, on.now),
    ...filesOf(attachments, language),
    el('h3', { class: 'label' }, say('timeline')),
    el('ol', { class: 'plain' }, ...timeline.map((step) => stepOf(step, language))),
  ];
}

/** The guest's files, each with what became of it. */
const filesOf = (files: Seen['attachments'], language: Language): HTMLElement[] =>
  files.length === 0
    ? []
    : [
        el('h3', { class: 'label' }, sayIn(language)('filesShown')),
        el(
          'ul',
          { class: 'plain' },
          ...files.map(({ fileName, statusText, refusedText }) =>
            el(
              'li',
              { class: 'step' },
              el('div', { class: 'said' }, fileName),
              el(
                'div',
                { class: 'when' },
                [statusText, refusedText]
                  .map((text) => text?.[language])
                  .filter(Boolean)
                  .join('：'),
              ),
            ),
          ),
        ),
      ];

const stepOf = (step: Seen['timeline'][number], language: Language): HTMLElement =>
  el(
    'li',
    { class: 'step' },
    el('strong', {}, step.text[language]),
    el('div', { class: 'when' }, localTime(step.at, language)),
    step.message ? el('div', { class: 'said' }, step.message) : undefined,
  );
