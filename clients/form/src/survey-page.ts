import { cardIn } from './card.ts';
import { el } from './elements.ts';
import { localTime } from './sent-page.ts';
import { style } from './style.ts';
import { type AskingEvents, askingPart } from './survey-questions.ts';
import type { SurveyState, Told } from './survey-state.ts';
import { saySurvey } from './survey-texts.ts';
import type { Language } from './texts.ts';

export type SurveyEvents = AskingEvents & { readonly switchLanguage: () => void; readonly retry: () => void };

interface Shown {
  readonly state: SurveyState;
  readonly language: Language;
  readonly on: SurveyEvents;
  /** Where something else can be told, if that is known. */
  readonly form: string | undefined;
}

const ownStyle = `
.choices { display: flex; flex-wrap: wrap; gap: 8px; }
.choices label { position: relative; margin: 0; font-weight: 400; }
.choices input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.choices span { display: grid; place-items: center; min-width: 52px; min-height: 48px; padding: 8px 14px; border: 1px solid #8fa097; border-radius: 10px; background: #fff; }
.choices input:checked + span { background: var(--leaf); border-color: var(--leaf); color: #fff; font-weight: 650; }
.choices input:focus-visible + span { outline: 3px solid #e0a92e; outline-offset: 2px; }
.points label { flex: 1 1 0; }
.ends { display: flex; justify-content: space-between; color: var(--soft); font-size: 14px; margin: 0; }
.group { display: block; }
a { color: var(--leaf-dark); }
@media (forced-colors: active) { .choices input:checked + span { outline: 3px solid; } }
`;

/** What there is to say where nothing is asked: how it ended, and what can be done. */
function telling(told: NonNullable<Told>, { state, language, on, form }: Shown): HTMLElement {
  const say = saySurvey(language);
  const { rating } = state.survey ?? {};
  return el(
    'div',
    { class: 'body' },
    el('p', { class: 'ask', id: 's-told', tabindex: '-1' }, say(told) + (state.followedBy ?? '')),
    rating && el('p', { class: 'said', id: 's-given' }, `${say('yourAnswer')} ${rating.overall} / 5`),
    told === 'FAULT' && el('button', { type: 'button', class: 'main', id: 's-retry', onclick: on.retry }, say('retry')),
    told !== 'LOADING' && form && el('p', { class: 'legal' }, el('a', { href: form, id: 's-form' }, say('another'))),
  );
}

function headOf({ state, language, on }: Shown): HTMLElement {
  const say = saySurvey(language);
  const { survey, told } = state;
  return el(
    'header',
    { class: 'head' },
    el(
      'div',
      { class: 'head-row' },
      el('h2', {}, say('title')),
      el(
        'button',
        { type: 'button', class: 'quiet', id: 's-language', onclick: on.switchLanguage },
        say('otherLanguage'),
      ),
    ),
    survey && el('p', { class: 'lead', id: 's-matter' }, `${say('matter')} ${survey.ticketNo}`),
    survey && told === undefined && el('p', { class: 'lead' }, say('lead')),
    survey &&
      told === undefined &&
      el('p', { class: 'lead' }, `${say('openUntil')} ${localTime(survey.expiresAt, language)}`),
  );
}

const noticeOf = ({ notice }: SurveyState, language: Language) => notice && saySurvey(language)(notice);

/** The questionnaire in its shadow root. */
export function surveyScreen(root: ShadowRoot, on: SurveyEvents, form: string | undefined) {
  const card = cardIn(root, style + ownStyle);
  return {
    /** Only what is said changes; what was chosen stays under the fingers. */
    tell: (state: SurveyState, language: Language) => card.tell(noticeOf(state, language)),
    draw(state: SurveyState, language: Language, focus?: string): void {
      const shown = { state, language, on, form };
      const page = state.told === undefined ? askingPart(shown) : telling(state.told, shown);
      const title = saySurvey(language)('title');
      card.draw({ language, title, told: noticeOf(state, language), head: headOf(shown), page }, focus);
    },
  };
}
