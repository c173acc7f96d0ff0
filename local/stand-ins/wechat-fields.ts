/**
 * What a field of a subscription message may hold, written down once more from WeChat's own table and not taken from the service:
 * a mistake there must show here. https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
const count = (text: string) => [...text].length;
const only = (text: string, kind: RegExp) => [...text].every((one) => kind.test(one));
const isHan = (text: string) => /\p{Script=Han}/u.test(text);

const aDay = (text: string) => /^\d{4}年\d{1,2}月\d{1,2}日$|^\d{4}([-/.])\d{1,2}\1\d{1,2}$/.test(text);
const aClock = (text: string) => /^(\d|[01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text);
const range = (text: string, one: (part: string) => boolean) => {
  const parts = text.split('~').map((part) => part.trim());
  return parts.length <= 2 && parts.every(one);
};

const rules: Readonly<Record<string, (text: string) => boolean>> = {
  thing: (text) => count(text) <= 20,
  number: (text) => /^\d+(\.\d+)?$/.test(text) && text.replace('.', '').length <= 32,
  letter: (text) => count(text) <= 32 && only(text, /[A-Za-z]/),
  symbol: (text) => count(text) <= 5 && only(text, /[\p{P}\p{S}]/u),
  character_string: (text) => count(text) <= 32 && only(text, /[!-~]/),
  phrase: (text) => count(text) <= 5 && only(text, /\p{Script=Han}/u),
  date: (text) =>
    range(text, (part) => {
      const [day = '', clock] = part.split(' ');
      return aDay(day) && (clock === undefined || aClock(clock));
    }),
  time: (text) =>
    range(text, (part) => {
      const words = part.split(' ');
      return aClock(words.at(-1) ?? '') && words.slice(0, -1).every(aDay) && words.length <= 2;
    }),
  amount: (text) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(text),
  phone_number: (text) => count(text) <= 17 && only(text, /[\d+\-*() ]/),
  car_number: (text) =>
    count(text) <= 8 &&
    [...text].every((one, n) => /[A-Z0-9]/.test(one) || (isHan(one) && [0, count(text) - 1].includes(n))),
  name: (text) => count(text) <= (isHan(text) ? 10 : 20),
};

/** Whether WeChat would take a value under a key; empty ones, breaks and control characters never. */
export function takesField(key: string, value: unknown): boolean {
  if (typeof value !== 'string' || value === '' || /[\p{Cc}\u2028\u2029]/u.test(value)) return false;
  return rules[key.replace(/\d+$/, '')]?.(value) ?? false;
}
