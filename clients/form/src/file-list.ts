import type { FormState } from './draft.ts';
import { el, fill } from './elements.ts';
import { ACCEPT, MOST_FILES } from './files.ts';
import { type Language, sayIn } from './texts.ts';

export interface FileEvents {
  readonly choose: (files: readonly File[]) => void;
  readonly takeOut: (id: string) => void;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

function row(of: { id: string; name: string; share?: number }, state: FormState, language: Language, on: FileEvents) {
  const say = sayIn(language);
  const { id, name, share } = of;
  const bar = share !== undefined && el('progress', { max: '1', value: String(share), 'aria-label': name });
  const out = el(
    'button',
    {
      ...{ type: 'button', class: 'quiet', id: `f-out-${id}`, 'aria-label': `${say('fileRemove')} ${name}` },
      ...{ 'aria-disabled': state.busy ? 'true' : undefined, onclick: () => on.takeOut(id) },
    },
    say('fileRemove'),
  );
  const standing = share === undefined ? say('fileReady') : percent(share);
  return el('li', { class: 'file' }, el('span', { class: 'said' }, name), bar, el('span', {}, standing), out);
}

function rows(state: FormState, language: Language, on: FileEvents): HTMLElement[] {
  const there = state.draft.files.map(({ key, name }) => ({ id: key, name }));
  return [...there, ...(state.uploads ?? [])].map((one) => row(one, state, language, on));
}

function saidOf({ fileSaid }: FormState, language: Language): string {
  if (!fileSaid) return '';
  const words = fileSaid.text ? sayIn(language)(fileSaid.text) : (fileSaid.said ?? '');
  return `${fileSaid.name}：${words}`;
}

/** Choosing files, how far each is, and what became of the last one; a screen reader hears the last. */
export function fileList(state: FormState, language: Language, on: FileEvents): HTMLElement {
  const say = sayIn(language);
  const control = el('input', {
    ...{ type: 'file', id: 'f-files', multiple: true, accept: ACCEPT, 'aria-describedby': 'h-files' },
    disabled: state.busy || state.draft.files.length >= MOST_FILES,
    onchange: (event) => {
      const input = event.target as HTMLInputElement;
      const files = [...(input.files ?? [])];
      input.value = ''; // so that the same file can be chosen again
      on.choose(files);
    },
  });
  return el(
    'div',
    {},
    el('label', { for: 'f-files' }, say('files')),
    el('p', { class: 'hint', id: 'h-files' }, say('filesHint')),
    control,
    el('ul', { class: 'plain', id: 'f-file-list' }, ...rows(state, language, on)),
    el('p', { class: 'hint', 'aria-live': 'polite', id: 'f-files-said' }, saidOf(state, language)),
  );
}

/** Draws the list anew and leaves all else of the page alone: a guest may be typing while his files go out. */
export function redrawFiles(root: ShadowRoot, state: FormState, language: Language, on: FileEvents): void {
  const [list, told] = [root.getElementById('f-file-list'), root.getElementById('f-files-said')];
  const focused = root.activeElement?.closest('.file') ? root.activeElement.id : undefined;
  const progressing = list?.querySelectorAll('progress') ?? [];
  const uploads = state.uploads ?? [];
  const onlyFarther =
    progressing.length === uploads.length && list?.children.length === state.draft.files.length + uploads.length;
  if (onlyFarther && uploads.length > 0) {
    for (const [n, { share }] of uploads.entries()) {
      const bar = progressing[n] as HTMLProgressElement;
      bar.value = share;
      if (bar.nextElementSibling) bar.nextElementSibling.textContent = percent(share);
    }
  } else if (list) fill(list, ...rows(state, language, on));
  const words = saidOf(state, language);
  if (told && told.textContent !== words) told.textContent = words;
  const control = root.getElementById('f-files') as HTMLInputElement | null;
  if (control) control.disabled = state.busy || state.draft.files.length >= MOST_FILES;
  if (focused && !root.activeElement) (root.getElementById(focused) ?? control)?.focus();
}
