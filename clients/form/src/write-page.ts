import type { Draft, FormState } from './draft.ts';
import { el, field } from './elements.ts';
import { type FileEvents, fileList } from './file-list.ts';
import { noticePart, type ReadNotice } from './notice-part.ts';
import { domains, kinds, type Language, oneOf, sayIn, type Words } from './texts.ts';

export interface WriteEvents extends FileEvents {
  readonly write: (change: Partial<Draft>) => void;
  readonly submit: () => void;
  readonly readNotice: ReadNotice;
}

const typed = (event: Event) => (event.target as HTMLInputElement).value;

/** The page on which a guest writes. */
export function writePage(state: FormState, language: Language, on: WriteEvents): HTMLElement {
  const say = sayIn(language);
  const { draft, faults, busy } = state;
  const fault = (name: string) => {
    const wrong = faults[name];
    return wrong && say(wrong);
  };
  const choice = (name: 'kind' | 'domain', words: Words, none: boolean) => {
    const options = Object.entries(words).map(([value, pair]) =>
      el('option', { value, selected: draft[name] === value }, oneOf(pair, language)),
    );
    const first = none ? [el('option', { value: '' }, say('chooseNone'))] : [];
    const onchange = (event: Event) => on.write({ [name]: typed(event) });
    const control = el('select', { disabled: busy, onchange }, ...first, ...options);
    return field({ name, label: say(name), fault: fault(name), control });
  };
  const line = (name: 'name' | 'phone' | 'aboutStaff', type: string, autocomplete: string, max = '40') => {
    const control = el('input', {
      type,
      autocomplete,
      maxlength: max,
      readonly: busy,
      oninput: (event) => on.write({ [name]: typed(event) }),
    });
    control.value = draft[name] ?? '';
    return field({ name, label: say(name), fault: fault(name), control });
  };
  const text = (name: 'description' | 'remedyAsked', rows: string, max: string) => {
    const control = el('textarea', {
      rows,
      maxlength: max,
      readonly: busy,
      class: name === 'remedyAsked' ? 'small' : '',
      oninput: (event) => on.write({ [name]: typed(event) }),
    });
    control.value = draft[name];
    if (name === 'description') control.required = true;
    return field({
      name,
      label: say(name),
      ...(name === 'description' && { hint: say('descriptionHint') }),
      fault: fault(name),
      control,
    });
  };
  // A trap for programs that fill in everything; people and screen readers never meet it.
  const trap = el('input', {
    ...{ type: 'text', name: 'website', tabindex: '-1', autocomplete: 'off' },
    oninput: (event) => on.write({ website: typed(event) }),
  });
  trap.value = draft.website ?? '';
  const anonymous = el('input', {
    type: 'checkbox',
    id: 'f-anonymous',
    disabled: busy,
    onchange: (event) => on.write({ anonymous: (event.target as HTMLInputElement).checked }),
  });
  anonymous.checked = draft.anonymous;
  return el(
    'form',
    {
      class: 'body',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        on.submit();
      },
    },
    el('div', { class: 'two' }, choice('kind', kinds, false), choice('domain', domains, true)),
    text('description', '6', '2000'),
    text('remedyAsked', '2', '500'),
    line('aboutStaff', 'text', 'off', '80'),
    fileList(state, language, on),
    el(
      'fieldset',
      {},
      el('legend', {}, say('contact')),
      el('label', { class: 'check', for: 'f-anonymous' }, anonymous, el('span', {}, say('anonymous'))),
      !draft.anonymous && el('div', { class: 'two' }, line('name', 'text', 'name'), line('phone', 'tel', 'tel')),
    ),
    el('div', { class: 'trap', 'aria-hidden': 'true' }, trap),
    el('p', { class: 'legal' }, say('notice')),
    noticePart('privacy', language, on.readNotice),
    noticePart('how-to-complain', language, on.readNotice),
    el(
      'div',
      { class: 'row' },
      el(
        'button',
        { type: 'submit', class: 'main', id: 'f-submit', 'aria-disabled': busy ? 'true' : undefined },
        busy ? say('sending') : say(state.notice ? 'retry' : 'submit'),
      ),
    ),
  );
}
