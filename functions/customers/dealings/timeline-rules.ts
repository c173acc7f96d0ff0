import type { EventRecord } from '../../kernel/event.ts';
import type { Dealing } from './model.ts';

/** One thing of a customer's timeline. */
export type Moment =
  | { readonly what: 'RECORD'; readonly event: EventRecord }
  | { readonly what: 'DEALING'; readonly dealing: Dealing };

const atOf = (one: Moment) => (one.what === 'RECORD' ? one.event.at : one.dealing.at);

/** The newest of both, in one order; of two at the same instant what hangs on him comes first. */
export function newestOf(of: {
  dealings: readonly Dealing[];
  events: readonly EventRecord[];
  limit: number;
}): Moment[] {
  const dealings = of.dealings.map((dealing): Moment => ({ what: 'DEALING', dealing }));
  const events = of.events.map((event): Moment => ({ what: 'RECORD', event }));
  const newer = (a: Moment, b: Moment) => (atOf(a) < atOf(b) ? 1 : atOf(a) > atOf(b) ? -1 : 0);
  return [...dealings, ...events].sort(newer).slice(0, of.limit);
}
