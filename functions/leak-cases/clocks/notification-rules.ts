import type { Texts } from '../../kernel/errors.ts';
import { shown } from '../../kernel/time.ts';
import type { LeakCase } from '../model.ts';
import { dataKindLabels, typeLabels } from '../words.ts';
import type { NotificationClock } from './model.ts';

/** What the law wants told (PIPL 57), beside what the case knows itself: every one of it, in both notifications. */
export interface NotificationWords {
  readonly cause: string;
  readonly harm: string;
  readonly measuresTaken: string;
  readonly measuresPossible: string;
  readonly contact: string;
}

/** Stand where nothing was written yet. */
export const blanks: { readonly [L in keyof Texts]: NotificationWords } = {
  zh: {
    cause: '【原因】',
    harm: '【可能造成的危害】',
    measuresTaken: '【已采取的补救措施】',
    measuresPossible: '【个人可以采取的减轻危害措施】',
    contact: '【联系方式】',
  },
  en: {
    cause: '[cause]',
    harm: '[possible harm]',
    measuresTaken: '[remedies taken]',
    measuresPossible: '[what those concerned can do]',
    contact: '[contact]',
  },
};

const day = (found: LeakCase) => shown(found.reportedAt, 'Asia/Shanghai').slice(0, 16).replace('T', ' ');
const kinds = (found: LeakCase, language: keyof Texts, between: string) =>
  (found.dataKinds ?? []).map((kind) => dataKindLabels[kind][language]).join(between) || '—';

/** The notification in Chinese, as it goes out. */
function inChinese(found: LeakCase, to: NotificationClock, words: NotificationWords): string {
  const opening =
    to === 'AUTHORITY'
      ? `现报告一起个人信息安全事件（${typeLabels[found.type].zh}），我单位于${day(found)}获悉，涉及约${found.peopleAffected ?? '—'}人。`
      : `我们于${day(found)}获悉，您的个人信息可能已经发生${typeLabels[found.type].zh}。`;
  return [
    opening,
    `一、涉及的个人信息种类：${kinds(found, 'zh', '、')}`,
    `二、原因：${words.cause}`,
    `三、可能造成的危害：${words.harm}`,
    `四、已采取的补救措施：${words.measuresTaken}`,
    `五、个人可以采取的减轻危害的措施：${words.measuresPossible}`,
    `六、联系方式：${words.contact}`,
  ].join('\n');
}

function inEnglish(found: LeakCase, to: NotificationClock, words: NotificationWords): string {
  const opening =
    to === 'AUTHORITY'
      ? `We report an incident of personal data (${typeLabels[found.type].en}), of which we learned on ${day(found)}; about ${found.peopleAffected ?? '—'} people are concerned.`
      : `On ${day(found)} we learned that your personal data may be concerned by an incident (${typeLabels[found.type].en}).`;
  return [
    opening,
    `1. Kinds of data: ${kinds(found, 'en', ', ')}`,
    `2. Cause: ${words.cause}`,
    `3. Possible harm: ${words.harm}`,
    `4. Remedies taken: ${words.measuresTaken}`,
    `5. What you can do: ${words.measuresPossible}`,
    `6. Contact: ${words.contact}`,
  ].join('\n');
}

/** The template in both languages, with what the case knows filled in and the rest blank. */
export const templateOf = (found: LeakCase, to: NotificationClock): Texts => ({
  zh: inChinese(found, to, blanks.zh),
  en: inEnglish(found, to, blanks.en),
});

/** What is told, in the language it is told in. */
export const notificationOf = (
  found: LeakCase,
  to: NotificationClock,
  of: { readonly language: keyof Texts; readonly words: NotificationWords },
): string => (of.language === 'zh' ? inChinese : inEnglish)(found, to, of.words);
