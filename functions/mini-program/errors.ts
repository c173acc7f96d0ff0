import { refusal } from '../kernel/errors.ts';
import { MOST_TEMPLATES } from './model.ts';

/** This customer never came by WeChat, or before his account was remembered: a new sign-in mends it. */
export const noWechatAccount = refusal('subscription.noAccount', 'refused', () => ({
  zh: '未找到您的微信账号，请重新登录小程序',
  en: 'We do not know your WeChat account; sign in to the mini-program again',
}));

export const tooManyTemplates = refusal('subscription.tooMany', 'refused', () => ({
  zh: '订阅消息模板过多',
  en: `At most ${MOST_TEMPLATES} templates are remembered for one user`,
}));
