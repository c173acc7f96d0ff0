import { move } from '../../kernel/moves.ts';
import { type Instant, type PlainDate, plainDateIn } from '../../kernel/time.ts';
import { moves, type Ticket } from '../model.ts';
import type { ChangedTicket } from '../rules.ts';
import type { RetentionClass } from './model.ts';

/** Sealing a matter that is over, and what may still be added (F08). */

const ZONE = 'Asia/Shanghai';

/** Safety is kept longest; tourism papers have a rule of their own; everything else as long as there can be a dispute. */
export function retentionOf({ safety, kind, domain }: Pick<Ticket, 'safety' | 'kind' | 'domain'>): RetentionClass {
  if (safety || kind === 'EMERGENCY') return 'SAFETY';
  return domain === 'TOUR' ? 'TOURISM' : 'DISPUTE';
}

/** The last day of so many years from an instant on; from 29 February on it is 1 March, never a day too early. */
export function keepUntil(from: Instant, years: number): PlainDate {
  const [year = 0, month = 1, day = 1] = plainDateIn(from, ZONE).split('-').map(Number);
  const end = new Date(Date.UTC(year + years, month - 1, day));
  return end.toISOString().slice(0, 10) as PlainDate;
}

/** F08: sealed. From now on nothing of it changes. */
export function archive(ticket: Ticket, seal: { root: string; entries: number; keepUntil: PlainDate }): ChangedTicket {
  const { watchAt: _looked, ladderAt: _climbed, ...head } = move(ticket, 'archive', moves);
  return { head, event: { type: 'ticket.archived', facts: { ...seal } } };
}

/** F08: what is found later is added, with the reason and the hash of all that stood there; what was sealed stays as it is. */
export const addendum = (ticket: Ticket, added: { text: string; reason: string; after: string }): ChangedTicket => ({
  head: ticket,
  event: { type: 'ticket.addendum', facts: { after: added.after }, texts: { note: added.text, reason: added.reason } },
});
