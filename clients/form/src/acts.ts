import type { FormState } from './draft.ts';
import { el, field } from './elements.ts';
import type { ActName } from './matter.ts';
import { type Language, sayIn, type TextName } from './texts.ts';

export interface ActEvents {
  /** Begins something: urging is done at once, all else asks first. */
  readonly begin: (name: ActName) => void;
  readonly word: (text: string) => void;
  readonly act: () => void;
  readonly cancel: () => void;
}

const WORDS: Readonly<Record<ActName, TextName | undefined>> = {
  message: 'message',
  urge: undefined,
  withdraw: 'reason',
  agree: undefined,
  disagree: 'reason',
};
const SURE: Readonly<Record<ActName, TextName>> = {
  message: 'sendMessage',
  urge: 'urge',
  withdraw: 'withdrawSure',
  agree: 'agreeSure',
  disagree: 'disagreeSure',
};
const ASKED: Partial<Record<ActName, TextName>> = { withdraw: 'withdrawAsk', agree: 'agreeAsk' };

/** What the guest is about to do: his words where there are any, and a button that says what it does. */
export function actPanel(state: FormState, language: Language, on: ActEvents): HTMLElement | undefined {
  const say = sayIn(language);
  const { act, busy, faults, seen } = state;
  if (!act || act.name === 'urge') return undefined;
  const words = WORDS[act.name];
  const control = el('textarea', {
    class: 'small',
    // What was edited after sending may be longer: it goes in parts.
    maxlength: act.name === 'message' ? '4000' : '500',
    readonly: busy,
    oninput: (event) => on.word((event.target as HTMLTextAreaElement).value),
  });
  control.value = act.text;
  const label = say(act.name === 'message' && seen?.question !== undefined ? 'yourAnswer' : (words ?? 'message'));
  const fault = faults.words && say(faults.words);
  const asked = ASKED[act.name];
  return el(
    'form',
    {
      class: 'panel',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        on.act();
      },
    },
    asked && el('p', { class: 'ask' }, say(asked)),
    words && field({ name: 'words', label, fault, control }),
    el(
      'div',
      { class: 'row' },
      el(
        'button',
        { type: 'submit', class: 'main', id: 'f-sure', 'aria-disabled': busy ? 'true' : undefined },
        say(busy ? 'doing' : SURE[act.name]),
      ),
      el('button', { type: 'button', class: 'quiet', id: 'f-cancel', onclick: on.cancel }, say('cancel')),
    ),
  );
}

/** One button for each thing that can be done now. */
export const actButtons = (names: readonly ActName[], language: Language, on: ActEvents): HTMLElement =>
  el(
    'div',
    { class: 'row' },
    ...names.map((name) =>
      el('button', { type: 'button', id: `f-act-${name}`, onclick: () => on.begin(name) }, sayIn(language)(name)),
    ),
  );
