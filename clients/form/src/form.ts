import { ApiError } from '../../api/client.ts';
import { anew, arrived, begun, type FormState, failed, found, looking, sending, turned, written } from './draft.ts';
import { el } from './elements.ts';
import { draftKeeper } from './keep-draft.ts';
import { sentPage } from './sent-page.ts';
import { formService, newKey } from './service.ts';
import { style } from './style.ts';
import { type Language, sayIn } from './texts.ts';
import { trackPage } from './track-page.ts';
import { writePage } from './write-page.ts';

/**
 * `<script src="…/form.js" data-api="https://…/v1" data-lang="zh" data-draft="off" data-target="#place"></script>`: puts the
 * form after itself or into the target, in a shadow root of its own.
 */
const script = document.currentScript as HTMLScriptElement;

function mount(): void {
  const { api = new URL('/v1', script.src).href, lang, target, draft } = script.dataset;
  const host = el('div', { class: 'guest-service-form' });
  const place = target ? document.querySelector(target) : null;
  if (place) place.append(host);
  else script.after(host);
  const root = host.attachShadow({ mode: 'open' });

  let language: Language = (lang ?? navigator.language).startsWith('en') ? 'en' : 'zh';
  let copied = false;
  const keeper = draftKeeper(draft === 'off');
  const kept = keeper.load();
  let state: FormState = begun(kept?.key ?? newKey(), kept?.draft);
  const service = formService(api, () => language);
  const live = el('div', { role: 'status', 'aria-live': 'polite' });
  const page = el('div');
  const card = el('section', { class: 'card' });
  root.append(el('style', {}, style), card);

  const errorOf = (error: unknown) =>
    error instanceof ApiError ? error : new ApiError('fault', String(error), { status: 500 });

  function to(next: FormState, focus?: string): void {
    state = next;
    draw();
    if (focus) root.getElementById(focus)?.focus();
  }

  async function submit(): Promise<void> {
    if (state.busy) return;
    const next = sending(state);
    to(next, Object.keys(next.faults)[0] && `f-${Object.keys(next.faults)[0]}`);
    if (!next.busy) return;
    try {
      const receipt = await service.submit(next.draft, next.key);
      keeper.save(undefined);
      to(arrived(state, receipt), 'f-sent');
    } catch (error) {
      const after = failed(state, errorOf(error));
      to(after, Object.keys(after.faults)[0] && `f-${Object.keys(after.faults)[0]}`);
    }
  }

  async function lookUp(ticketNo: string, queryCode: string): Promise<void> {
    state = looking(state, { ticketNo, queryCode });
    try {
      to(found(state, await service.lookUp(ticketNo, queryCode)), 'f-seen');
    } catch (error) {
      state = failed(state, errorOf(error));
      drawNotice();
    }
  }

  async function copy(text: string): Promise<void> {
    await navigator.clipboard?.writeText(text).catch(() => {});
    copied = true;
    draw();
  }

  function drawNotice(): void {
    const { notice } = state;
    const told = notice && (notice.text ? sayIn(language)(notice.text) : notice.said);
    live.replaceChildren(...(told ? [el('p', { class: 'notice' }, told)] : []));
  }

  function drawPage(): HTMLElement {
    const now = Date.now();
    if (state.page === 'sent') {
      return sentPage(state, language, { copy, copied, now, again: () => to(anew(newKey()), 'f-description') });
    }
    if (state.page === 'track') return trackPage(state, language, { lookUp, now });
    const write = (change: Parameters<typeof written>[1]) => {
      state = written(state, change);
      keeper.save({ key: state.key, draft: state.draft });
      // Only a tick changes what is on the page; typing must not redraw under the fingers.
      if ('anonymous' in change) to(state, 'f-anonymous');
    };
    return writePage(state, language, { write, submit });
  }

  function draw(): void {
    const say = sayIn(language);
    card.lang = language === 'zh' ? 'zh-CN' : 'en';
    card.setAttribute('aria-label', say('title'));
    const switchLanguage = () => {
      language = language === 'zh' ? 'en' : 'zh';
      draw();
    };
    const elsewhere = state.page === 'track' ? 'write' : 'track';
    const head = el(
      'header',
      { class: 'head' },
      el(
        'div',
        { class: 'head-row' },
        el('h2', {}, say('title')),
        el(
          'button',
          { type: 'button', class: 'quiet', id: 'f-language', onclick: switchLanguage },
          say('otherLanguage'),
        ),
      ),
      el('p', { class: 'lead' }, say('lead')),
      el(
        'button',
        { type: 'button', class: 'quiet', id: 'f-elsewhere', onclick: () => to(turned(state, elsewhere)) },
        say(elsewhere),
      ),
    );
    page.replaceChildren(drawPage());
    drawNotice();
    card.replaceChildren(head, el('div', { style: 'padding: 0 22px' }, live), page);
  }

  draw();
}

mount();
