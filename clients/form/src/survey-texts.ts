import type { Solved } from './survey-state.ts';
import type { Language } from './texts.ts';

const said = {
  title: ['请您评价', 'How did we do'],
  lead: [
    '大约半分钟。您的评价不会影响对您的服务。',
    'Half a minute. What you say changes nothing in how we serve you.',
  ],
  otherLanguage: ['English', '中文'],
  matter: ['事项', 'Matter'],
  openUntil: ['可填写至', 'Open until'],
  overall: ['总体满意度', 'All in all'],
  worst: ['非常不满意', 'very bad'],
  best: ['非常满意', 'very good'],
  solved: ['问题解决了吗', 'Is it solved'],
  drivers: ['主要因为（最多选 3 项，可不选）', 'Mainly because of (up to three, optional)'],
  comment: ['想对我们说的话（可不填）', 'Anything you want to say (optional)'],
  commentHint: ['请勿填写身份证号等信息。', 'Please no identity numbers.'],
  send: ['提交评价', 'Send'],
  sending: ['正在提交…', 'Sending…'],
  correct: ['更正评价', 'Correct it'],
  correctOnce: [
    '您已经评价过。提交后 24 小时内可以更正一次，以更正后的为准。',
    'You have answered. Within a day you may correct it once; the corrected one counts.',
  ],
  yourAnswer: ['您的评价', 'Your answer'],
  retry: ['再试一次', 'Try again'],
  choose: ['请选择满意度和是否解决。', 'Please choose how satisfied you are, and whether it is solved.'],
  needed: ['请选择', 'Please choose'],
  tooManyDrivers: ['最多选 3 项，请先取消一项。', 'Three at most; take one back first.'],
  offline: ['网络不通，您的选择已保留，请稍后再试。', 'No network. Your choice is kept; try again in a moment.'],
  slow: ['服务器没有及时答复。再试一次不会重复提交。', 'No answer in time. Trying again will not send it twice.'],
  busy: ['访问的人较多，请稍等片刻再试。', 'Many people at once; please wait a moment and try again.'],
  fault: ['我们这边出了问题，请稍后再试。', 'Something went wrong on our side; try again later.'],
  movedOn: ['事项刚有新进展，请再提交一次。', 'Your matter has just moved on; please send it once more.'],
  LOADING: ['正在打开…', 'Opening…'],
  NO_LINK: [
    '链接不完整。请从短信中完整打开，或复制整条链接。',
    'This link is not complete. Open it from the text message, or copy all of it.',
  ],
  NOT_FOUND: [
    '链接无效，可能没有复制完整。请从短信中重新打开。',
    'There is no such questionnaire; perhaps the link was not copied whole. Open it from the text message again.',
  ],
  EXPIRED: ['问卷已过期，不能再填写。', 'This questionnaire is out of time and cannot be answered any more.'],
  OVER: [
    '问卷已失效：已过期，或该事项已重新办理。重新办结后会再请您评价。',
    'This questionnaire is over: it is out of time, or its matter was taken up again. You will be asked anew when that is done.',
  ],
  ANSWERED: ['您已经评价过，谢谢。', 'You have answered already. Thank you.'],
  THANKS: ['谢谢您的评价。', 'Thank you for telling us.'],
  TAKEN_UP: [
    '很抱歉没有让您满意。我们已重新办理，会有专人与您联系。',
    'We are sorry. Your matter is taken up again, and a colleague will get in touch.',
  ],
  FOLLOWED: [
    '很抱歉没有让您满意。我们已为您新建事项继续处理，工单号：',
    'We are sorry. Another matter follows this one; its number: ',
  ],
  FAULT: ['暂时打不开问卷。', 'The questionnaire cannot be opened now.'],
  another: ['还有别的事要反映', 'Tell us something else'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type SurveyText = keyof typeof said;

/** A text of the questionnaire's page in a language. */
export const saySurvey =
  (language: Language) =>
  (name: SurveyText): string =>
    said[name][language === 'zh' ? 0 : 1];

export const solvedWords: Readonly<Record<Solved, readonly [zh: string, en: string]>> = {
  YES: ['解决了', 'Yes'],
  PARTLY: ['部分解决', 'Partly'],
  NO: ['没有解决', 'No'],
};
