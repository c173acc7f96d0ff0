import { ApiError } from '../../api/api-error.ts';
import { browserClient, randomKey } from '../../api/browser.ts';
import { el } from './elements.ts';
import { type SurveyEvents, surveyScreen } from './survey-page.ts';
import * as survey from './survey-state.ts';
import type { Language } from './texts.ts';

/**
 * `<script src="…/survey.js" data-api="https://…/v1" data-lang="zh" data-form="/form" data-site="north"></script>`: puts the questionnaire of the token in the page's address
 * after itself, in a shadow root of its own.
 */
const script = document.currentScript as HTMLScriptElement;

const errorOf = (error: unknown) =>
  error instanceof ApiError ? error : new ApiError('fault', String(error), { status: 500 });

/** Where to go on after something was sent: to what is missing, else to what is told. */
const focusOf = ({ told, missing, choice }: survey.SurveyState): string | undefined => {
  if (told !== undefined) return 's-told';
  if (missing.includes('overall')) return `s-overall-${choice.overall ?? 1}`;
  return missing.includes('solved') ? 's-solved-YES' : undefined;
};

function mount(): void {
  const { api = new URL('/v1', script.src).href, lang, form, site } = script.dataset;
  const host = el('div', { class: 'guest-service-survey' });
  script.after(host);
  let language: Language = (lang ?? navigator.language).startsWith('en') ? 'en' : 'zh';
  let state = survey.begun(survey.tokenIn(location));

  const { call } = browserClient(window, { baseUrl: api, timeoutMs: 15_000, tries: 1, ...(site && { site }) });
  const to = (next: survey.SurveyState, focus?: string) => {
    state = next;
    screen.draw(state, language, focus);
  };
  async function look(): Promise<void> {
    const { token } = state;
    if (token === undefined) return;
    to(survey.begun(token));
    try {
      to(survey.read(state, await call('viewSurvey', { params: { token } }), Date.now()));
    } catch (error) {
      const after = survey.failed(state, errorOf(error));
      to(after, focusOf(after));
    }
  }
  async function send(): Promise<void> {
    const { token } = state;
    if (state.busy || token === undefined) return;
    const begun = survey.sending(state, randomKey(crypto));
    to(begun, focusOf(begun));
    const [body, key] = [survey.bodyOf(begun), begun.intent?.key];
    if (!begun.busy || !body || !key) return;
    try {
      const after = survey.answered(state, await call('answerSurvey', { params: { token }, body, key }));
      to(after, focusOf(after));
    } catch (error) {
      const after = survey.failed(state, errorOf(error));
      to(after, focusOf(after));
    }
  }
  const events: SurveyEvents = {
    switchLanguage: () => {
      language = language === 'zh' ? 'en' : 'zh';
      to(state);
    },
    choose: (change) => {
      const after = survey.chosen(state, change);
      // Only what was marked as missing is drawn anew; typing must not redraw under the fingers.
      if (after.missing.length < state.missing.length) to(after);
      else state = after;
    },
    drive: (driver) => {
      state = survey.driven(state, driver);
      screen.tell(state, language);
      return state.choice.drivers.includes(driver);
    },
    send,
    retry: look,
  };
  const screen = surveyScreen(host.attachShadow({ mode: 'open' }), events, form);
  screen.draw(state, language);
  void look();
}

mount();
