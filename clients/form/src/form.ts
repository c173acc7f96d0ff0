import { act, addFiles, copy, type LiveForm, lookUp, submit } from './doings.ts';
import * as draft from './draft.ts';
import { el } from './elements.ts';
import { takenOut } from './files.ts';
import { draftKeeper } from './keep-draft.ts';
import * as matter from './matter.ts';
import { type ScreenEvents, screenOf } from './screen.ts';
import { formService, newKey } from './service.ts';
import type { Language } from './texts.ts';

/**
 * `<script src="…/form.js" data-api="https://…/v1" data-lang="zh" data-draft="off" data-target="#place" data-site="north"></script>`: puts the
 * form after itself or into the target, in a shadow root of its own.
 */
const script = document.currentScript as HTMLScriptElement;

function placeHost(target: string | undefined): ShadowRoot {
  const host = el('div', { class: 'guest-service-form' });
  const place = target ? document.querySelector(target) : null;
  if (place) place.append(host);
  else script.after(host);
  return host.attachShadow({ mode: 'open' });
}

/** What each control does. */
const eventsOf = (form: LiveForm): Omit<ScreenEvents, 'switchLanguage'> => ({
  turn: () => form.to(draft.turned(form.state, form.state.page === 'track' ? 'write' : 'track')),
  write: (change) => {
    form.set(draft.written(form.state, change));
    form.keeper.save(draft.keptOf(form.state));
    // Only a tick changes what is on the page; typing must not redraw under the fingers.
    if ('anonymous' in change) form.to(form.state);
  },
  choose: (files) => addFiles(form, files),
  takeOut: (id) => {
    form.toFiles(takenOut(form.state, id));
    form.keeper.save(draft.keptOf(form.state));
  },
  submit: () => submit(form),
  readNotice: (kind) => form.service.readNotice(kind),
  copy: (text) => copy(form, text),
  again: () => form.to(draft.anew(newKey()), 'f-description'),
  ask: (change) => form.set(matter.asking(form.state, change)),
  lookUp: () => lookUp(form),
  begin: (name) => {
    form.to(matter.opened(form.state, name, newKey()), name === 'agree' ? 'f-sure' : 'f-words');
    return name === 'urge' ? act(form) : undefined;
  },
  word: (text) => form.set(matter.worded(form.state, text, newKey())),
  act: () => act(form),
  cancel: () => {
    const { act: intent } = form.state;
    form.to(matter.closed(form.state), intent && `f-act-${intent.name}`);
  },
});

function mount(): void {
  const { api = new URL('/v1', script.src).href, lang, target, site, draft: keeps } = script.dataset;
  const root = placeHost(target);
  const keeper = draftKeeper(keeps === 'off');
  let language: Language = (lang ?? navigator.language).startsWith('en') ? 'en' : 'zh';
  let state = draft.begun(newKey(), keeper.load());
  const form: LiveForm = {
    get state() {
      return state;
    },
    service: formService(api, { language: () => language, shared: keeps === 'off', site }),
    keeper,
    set: (next) => {
      state = next;
    },
    to: (next, focus) => {
      state = next;
      screen.draw(state, language);
      if (focus) root.getElementById(focus)?.focus();
    },
    toFiles: (next) => {
      state = next;
      screen.drawFiles(state, language);
    },
  };
  const switchLanguage = () => {
    language = language === 'zh' ? 'en' : 'zh';
    form.to(state);
  };
  const screen = screenOf(root, { ...eventsOf(form), switchLanguage });
  screen.draw(state, language);
}

mount();
