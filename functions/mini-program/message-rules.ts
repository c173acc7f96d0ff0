import { type Instant, shown } from '../kernel/time.ts';
import { fits, fittedThing, typeOf } from './field-rules.ts';
import type { Purpose } from './model.ts';
import type { Templates, Told } from './template-rules.ts';

/** What a message tells a guest; nothing personal, for WeChat reads it. */
export interface MessageFacts {
  readonly no: string;
  /** At most five Chinese characters. */
  readonly status: string;
  readonly what: string;
  readonly at: Instant;
}

/** `2026年11月23日 15:01` */
function clockText(at: Instant, timeZone: string): string {
  const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(shown(at, timeZone)) ?? [];
  return `${year}年${month}月${day}日 ${clock}`;
}

const textOf = (told: Told, facts: MessageFacts, timeZone: string): string => {
  if (told === 'at') return clockText(facts.at, timeZone);
  return facts[told];
};

/** The data of a message as WeChat wants them, or the keys whose values it would refuse. */
export function dataOf(
  templates: Templates,
  of: { readonly purpose: Purpose; readonly facts: MessageFacts; readonly timeZone: string },
): { readonly data: Record<string, { value: string }> } | { readonly unfit: string[] } {
  const fields = Object.entries(templates.purposes[of.purpose].fields) as Array<[Told, string]>;
  const filled = fields.map(([told, key]) => {
    const text = textOf(told, of.facts, of.timeZone);
    return [key, typeOf(key) === 'thing' ? fittedThing(text) : text] as const;
  });
  const unfit = filled.filter(([key, value]) => !fits(key, value)).map(([key]) => key);
  if (unfit.length > 0) return { unfit };
  return { data: Object.fromEntries(filled.map(([key, value]) => [key, { value }])) };
}
