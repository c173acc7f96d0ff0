import { refusal } from '../../kernel/errors.ts';

/** Whoever calls does not know the token. */
export const badSignature = refusal('hook.badSignature', 'forbidden', () => ({
  zh: '签名不正确',
  en: 'This is not signed by WeChat',
}));

/** Not encrypted with our key, for another mini-program, or not JSON: the console must say safe mode and JSON. */
export const unreadable = refusal('hook.unreadable', 'invalid', () => ({
  zh: '消息无法解密或格式不是 JSON',
  en: 'This cannot be decrypted, or is no JSON',
}));
