import { type Instant, instant, millis } from '../kernel/time.ts';
import type { Clock, Ticket } from './model.ts';

/**
 * The small form of a head. Every change is billed on the whole item, and over 1,024 bytes twice: an instant takes 8 bytes
 * instead of 24, a clock 22 instead of 90.
 */

type Fields = Readonly<Record<string, unknown>>;

/** An instant: its milliseconds in base 36. */
export const packInstant = (at: string): string => millis(at as Instant).toString(36);
const unpackInstant = (packed: string) => instant(Number.parseInt(packed, 36));

/** A clock: `R<from>.<due>.<rung>`, the letter its state. */
const packClock = ({ state, from, dueAt, rung }: Clock) =>
  [state.slice(0, 1) + packInstant(from), packInstant(dueAt), rung.toString(36)].join('.');

const STATES = { R: 'RUNNING', P: 'PAUSED', M: 'MET', B: 'BREACHED', C: 'CANCELLED' } as const;

function unpackClock(packed: string): Clock {
  const [first = '', due = '', rung = ''] = packed.split('.');
  const state = STATES[first.slice(0, 1) as keyof typeof STATES];
  return { state, from: unpackInstant(first.slice(1)), dueAt: unpackInstant(due), rung: Number.parseInt(rung, 36) };
}

const each = <A, B>(group: unknown, change: (value: A) => B) =>
  Object.fromEntries(Object.entries((group ?? {}) as Record<string, A>).map(([name, value]) => [name, change(value)]));

const INSTANTS = ['receivedAt', 'resolvedAt', 'ladderAt', 'watchAt'] as const;
const ORDER_INSTANTS = ['offeredAt', 'takeOverBy'] as const;

/** The named texts of a group changed; those that are not there stay away. */
function withChanged(group: Fields, names: readonly string[], change: (text: string) => string): Fields {
  const found = names.flatMap((name) =>
    typeof group[name] === 'string' ? [[name, change(group[name])] as const] : [],
  );
  return { ...group, ...Object.fromEntries(found) };
}

function withInstants(head: Fields, change: (text: string) => string): Fields {
  const order = head.workOrder as Fields | undefined;
  return {
    ...withChanged(head, INSTANTS, change),
    ...(order && { workOrder: withChanged(order, ORDER_INSTANTS, change) }),
  };
}

/** A head as the table keeps it. */
export const packHead = (head: Ticket): Fields => ({
  ...withInstants(head, packInstant),
  clocks: each(head.clocks, packClock),
});

/** A head as the code knows it. */
export const unpackHead = (stored: Fields): Fields => ({
  ...withInstants(stored, unpackInstant),
  clocks: each(stored.clocks, unpackClock),
});
