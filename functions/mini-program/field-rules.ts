/** What WeChat lets into each type of field of a template; what breaks it is refused with 47003, so it is looked at before. */

const HAN = String.raw`\p{Script=Han}`;
const DAY = String.raw`(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}([-/.])\d{1,2}\1\d{1,2})`;
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
/** The two separators of a range must not be one group: each side has its own. */
const dayOf = (n: number) => DAY.replaceAll('\\1', `\\${n}`);

const NO_BREAKS = /[\p{Cc}\u2028\u2029]/u;
const MOST_OF_A_THING = 20;

const patterns: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/u,
  number: /^(?=(?:\D*\d){1,32}\D*$)\d+(?:\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[\p{P}\p{S}]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  phrase: new RegExp(`^${HAN}{1,5}$`, 'u'),
  date: new RegExp(`^${dayOf(1)}(?: ${CLOCK})?(?: ?~ ?${dayOf(2)}(?: ${CLOCK})?)?$`),
  time: new RegExp(`^(?:${dayOf(1)} )?${CLOCK}(?: ?~ ?(?:${dayOf(2)} )?${CLOCK})?$`),
  amount: /^[¥￥$€£]?\d{1,10}(?:\.\d+)?元?$/,
  phone_number: /^[\d+*() -]{1,17}$/,
  car_number: new RegExp(`^[${HAN}A-Z0-9][A-Z0-9]{0,6}[${HAN}A-Z0-9]?$`, 'u'),
  name: new RegExp(`^(?:(?=.*${HAN}).{1,10}|[^${HAN}]{1,20})$`, 'u'),
};

/** `thing3` → `thing` */
export const typeOf = (key: string): string => key.replace(/\d+$/, '');

/** Whether WeChat takes a value under a key of a template; of a type that it does not know, it takes none. */
export function fits(key: string, value: string): boolean {
  return !NO_BREAKS.test(value) && (patterns[typeOf(key)]?.test(value) ?? false);
}

/** A free text made fit for a `thing`: one line, twenty characters, never empty. Emoji count by code point, as nobody says how they do. */
export function fittedThing(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return [...line].slice(0, MOST_OF_A_THING).join('').trim() || '无';
}
