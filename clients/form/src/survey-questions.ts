import { el, field } from './elements.ts';
import type { Choice, SurveyState } from './survey-state.ts';
import { saySurvey, solvedWords } from './survey-texts.ts';
import { type Language, oneOf } from './texts.ts';

export interface AskingEvents {
  readonly choose: (change: Partial<Choice>) => void;
  /** Whether the reason is chosen now. */
  readonly drive: (driver: string) => boolean;
  readonly send: () => void;
}

interface Asking {
  readonly state: SurveyState;
  readonly language: Language;
  readonly on: AskingEvents;
}

/** Some choices of one question, as a group that a screen reader names. */
function group(
  of: { readonly name: string; readonly label: string; readonly fault?: string | undefined; readonly class?: string },
  choices: readonly HTMLElement[],
  ...under: HTMLElement[]
): HTMLElement {
  const { name, label, fault } = of;
  return el(
    'fieldset',
    { class: 'group', id: `s-${name}`, 'aria-describedby': fault ? `e-${name}` : undefined },
    el('legend', {}, label),
    el('div', { class: `choices ${of.class ?? ''}` }, ...choices),
    ...under,
    fault ? el('p', { class: 'fault', id: `e-${name}` }, fault) : undefined,
  );
}

interface OneOf {
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
  readonly type: 'radio' | 'checkbox';
  readonly onchange: (event: Event) => void;
}

function choiceOf({ name, value, text, checked, type, onchange }: OneOf): HTMLElement {
  const input = el('input', { type, name, value, id: `s-${name}-${value}`, onchange });
  input.checked = checked;
  return el('label', {}, input, el('span', {}, text));
}

function questions({ state, language, on }: Asking): HTMLElement[] {
  const say = saySurvey(language);
  const { choice, missing } = state;
  const faultOf = (name: 'overall' | 'solved') => (missing.includes(name) ? say('needed') : undefined);
  const point = (overall: number) =>
    choiceOf({
      ...{ name: 'overall', value: String(overall), text: String(overall), type: 'radio' },
      ...{ checked: choice.overall === overall, onchange: () => on.choose({ overall }) },
    });
  const solution = (solved: keyof typeof solvedWords) =>
    choiceOf({
      ...{ name: 'solved', value: solved, text: oneOf(solvedWords[solved], language), type: 'radio' },
      ...{ checked: choice.solved === solved, onchange: () => on.choose({ solved }) },
    });
  const ends = el('p', { class: 'ends' }, el('span', {}, `1 ${say('worst')}`), el('span', {}, `5 ${say('best')}`));
  return [
    group(
      { name: 'overall', label: say('overall'), fault: faultOf('overall'), class: 'points' },
      [1, 2, 3, 4, 5].map(point),
      ends,
    ),
    group(
      { name: 'solved', label: say('solved'), fault: faultOf('solved') },
      (['YES', 'PARTLY', 'NO'] as const).map(solution),
    ),
    ...reasons({ state, language, on }),
  ];
}

function reasons({ state, language, on }: Asking): HTMLElement[] {
  const offered = state.survey?.drivers ?? [];
  const reason = ({ zh, ...words }: { readonly zh: string; readonly en: string }) =>
    choiceOf({
      ...{ name: 'driver', value: zh, text: language === 'zh' ? zh : words.en, type: 'checkbox' },
      ...{ checked: state.choice.drivers.includes(zh) },
      onchange: (event) => {
        (event.target as HTMLInputElement).checked = on.drive(zh);
      },
    });
  return offered.length === 0
    ? []
    : [group({ name: 'drivers', label: saySurvey(language)('drivers') }, offered.map(reason))];
}

/** The questions, and what sends the answers. */
export function askingPart(asked: Asking): HTMLElement {
  const { state, language, on } = asked;
  const say = saySurvey(language);
  const control = el('textarea', {
    ...{ class: 'small', maxlength: '500' },
    oninput: (event) => on.choose({ comment: (event.target as HTMLTextAreaElement).value }),
  });
  control.value = state.choice.comment;
  const corrects = state.survey?.rating !== undefined;
  const send = say(corrects ? 'correct' : 'send');
  return el(
    'form',
    {
      ...{ class: 'body', novalidate: true },
      onsubmit: (event) => {
        event.preventDefault();
        on.send();
      },
    },
    corrects && el('p', { class: 'notice', id: 's-correct' }, say('correctOnce')),
    ...questions(asked),
    field({ name: 'comment', label: say('comment'), hint: say('commentHint'), control }),
    el(
      'button',
      { type: 'submit', class: 'main', id: 's-send', 'aria-disabled': state.busy ? 'true' : undefined },
      state.busy ? say('sending') : send,
    ),
  );
}
