import { ApiError } from '../../api/client.ts';
import * as draft from './draft.ts';
import { el } from './elements.ts';
import { failed } from './failures.ts';
import { draftKeeper } from './keep-draft.ts';
import * as matter from './matter.ts';
import { screenOf } from './screen.ts';
import { formService, newKey } from './service.ts';
import type { Language } from './texts.ts';

/**
 * `<script src="…/form.js" data-api="https://…/v1" data-lang="zh" data-draft="off" data-target="#place"></script>`: puts the
 * form after itself or into the target, in a shadow root of its own.
 */
const script = document.currentScript as HTMLScriptElement;

type State = draft.FormState;

const errorOf = (error: unknown) =>
  error instanceof ApiError ? error : new ApiError('fault', String(error), { status: 500 });

const firstFault = ({ faults }: State) => Object.keys(faults).map((name) => `f-${name}`)[0];

function placeHost(target: string | undefined): ShadowRoot {
  const host = el('div', { class: 'guest-service-form' });
  const place = target ? document.querySelector(target) : null;
  if (place) place.append(host);
  else script.after(host);
  return host.attachShadow({ mode: 'open' });
}

function mount(): void {
  const { api = new URL('/v1', script.src).href, lang, target, draft: keeps } = script.dataset;
  const root = placeHost(target);
  let language: Language = (lang ?? navigator.language).startsWith('en') ? 'en' : 'zh';
  const keeper = draftKeeper(keeps === 'off');
  let state: State = draft.begun(newKey(), keeper.load());
  const service = formService(api, () => language);

  /** The next state, drawn; `focus` is the element to go to, else the focus stays where it was. */
  function to(next: State, focus?: string): void {
    state = next;
    screen.draw(state, language);
    if (focus) root.getElementById(focus)?.focus();
  }
  const fail = (error: unknown) => {
    const after = failed(state, errorOf(error), newKey());
    to(after, firstFault(after));
  };

  async function submit(): Promise<void> {
    if (state.busy) return;
    const begun = draft.sending(state);
    to(begun, firstFault(begun));
    if (!begun.busy) return;
    try {
      const proof = await service.prove();
      state = draft.posting(state);
      keeper.save(draft.keptOf(state));
      const sent = draft.onItsWay(state);
      const receipt = await service.submit(sent.draft, sent.key, proof);
      keeper.save(undefined);
      to(draft.arrived(state, receipt, newKey()), 'f-sent');
    } catch (error) {
      fail(error);
      keeper.save(draft.keptOf(state));
    }
  }

  async function lookUp(): Promise<void> {
    if (state.busy) return;
    to(matter.looking(state));
    const { asked } = state;
    try {
      const seen = await service.lookUp(asked);
      if (matter.isAwaited(state, asked)) to(matter.found(state, asked, seen, newKey()), 'f-seen');
    } catch (error) {
      if (matter.isAwaited(state, asked)) fail(error);
    }
  }

  async function act(): Promise<void> {
    if (state.busy) return;
    to(matter.acting(state), firstFault(matter.acting(state)));
    const { act: intent, asked, busy } = state;
    if (!busy || !intent) return;
    try {
      const seen = await service.act(asked, intent);
      if (matter.isAwaited(state, asked)) to(matter.acted(state, seen), state.page === 'sent' ? 'f-sent' : 'f-seen');
    } catch (error) {
      if (matter.isAwaited(state, asked)) fail(error);
    }
  }

  async function copy(text: string): Promise<void> {
    // A page without https, or a guest who says no: then it says so, and the numbers stand there to be written down.
    const copied = await Promise.resolve(navigator.clipboard?.writeText(text)).then(
      () => navigator.clipboard !== undefined,
      () => false,
    );
    const { notice: _told, ...rest } = state;
    to(copied ? { ...rest, copied } : { ...rest, notice: { text: 'copyFailed' } });
  }

  const screen = screenOf(root, {
    switchLanguage: () => {
      language = language === 'zh' ? 'en' : 'zh';
      to(state);
    },
    turn: () => to(draft.turned(state, state.page === 'track' ? 'write' : 'track')),
    write: (change) => {
      state = draft.written(state, change);
      keeper.save(draft.keptOf(state));
      // Only a tick changes what is on the page; typing must not redraw under the fingers.
      if ('anonymous' in change) to(state);
    },
    submit,
    copy,
    again: () => to(draft.anew(newKey()), 'f-description'),
    ask: (change) => {
      state = matter.asking(state, change);
    },
    lookUp,
    begin: (name) => {
      to(matter.opened(state, name, newKey()), name === 'agree' ? 'f-sure' : 'f-words');
      return name === 'urge' ? act() : undefined;
    },
    word: (text) => {
      state = matter.worded(state, text, newKey());
    },
    act,
    cancel: () => {
      const { act: intent } = state;
      to(matter.closed(state), intent && `f-act-${intent.name}`);
    },
  });
  screen.draw(state, language);
}

mount();
