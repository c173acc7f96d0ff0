import type { Actor } from '../../kernel/actor.ts';
import { isAppError } from '../../kernel/errors.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { CallbackId } from '../../kernel/ids.ts';
import type { Operation } from '../../kernel/route.ts';
import { addDays, type Instant } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import { WriteLost } from '../../platform/table.ts';
import type { CallbackDeps } from '../deps.ts';
import { slotFull, slotNotOffered } from '../errors.ts';
import { type Callback, callbackLabels } from '../model.ts';
import type { CallbackView, GuestCallback } from '../parts.ts';
import { type Booking, book, type ChangedCallback, reschedule } from '../rules.ts';
import { type CallbackNumbers, isOffered, slotEnd, withRoom } from '../slot-rules.ts';

/** What every action of this domain is called with. */
export interface CallbackCall {
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: CallbackDeps;
  readonly op?: Operation;
  readonly correlationId: string;
}

const TRIES = 6; // people of one slot that many guests want at once; and tries of a guest who does not know versions

export const circumstancesOf = ({ actor, now, correlationId, op }: CallbackCall): Circumstances => ({
  ...{ actor, now, correlationId, op },
});

export const guestViewOf = ({ id, status, topic, callAt }: Callback): GuestCallback => ({
  ...{ callbackId: id, status, topic, callAt },
  statusText: callbackLabels[status],
});

export const viewOf = (callback: Callback): CallbackView => ({
  ...callback,
  statusText: callbackLabels[callback.status],
});

type Seat = NonNullable<Callback['seat']>;
type Wanted = Pick<Callback, 'site' | 'topic'> & { readonly domain?: Callback['domain'] };

/** A number that differs from one booking to another, for whoever is asked first. */
const turnOf = (id: CallbackId): number => [...id.slice(-4)].reduce((sum, one) => sum * 31 + one.charCodeAt(0), 0);

/** A place in a slot: with whoever has room, one after the other while others are quicker. Errors: `callback.slotNotOffered`, `callback.slotFull`. */
async function seated<T>(
  call: CallbackCall,
  of: { slot: Instant; id: CallbackId; about: Wanted; numbers: CallbackNumbers },
  act: (seat: Seat) => Promise<T>,
): Promise<T> {
  const { deps, now } = call;
  const { slot, about, numbers, id } = of;
  const calendar = await deps.calendar(about.site);
  if (!isOffered(slot, { calendar, numbers, now })) throw slotNotOffered();
  const agents = await deps.agentsAt(about.site, { from: slot, until: slotEnd(slot, numbers) }, about);
  for (let n = 0; n < TRIES; n += 1) {
    const taken = await deps.callbacks.seats(about.site, slot);
    const [agent] = withRoom(agents, taken, { perAgent: numbers.perAgent, turn: turnOf(id) });
    if (agent === undefined) break;
    try {
      return await act({ at: slot, agent });
    } catch (error) {
      if (!isAppError(error) || error.code !== slotFull.code) throw error;
    }
  }
  throw slotFull();
}

/** What an equal request made, today or yesterday: its id follows from its key. */
async function madeBefore(call: CallbackCall, op: Operation): Promise<Callback | undefined> {
  const { deps, actor, now } = call;
  const by = circumstancesOf(call);
  for (const day of [now, addDays(now, -1)]) {
    const found = await deps.callbacks.repeated(actor.site, deps.codes.idFor(op, day), by);
    if (found) return found;
  }
  return undefined;
}

export interface Filing {
  readonly op: Operation;
  readonly booking: Omit<Booking, 'id' | 'site'>;
  /** True where it is a place in a slot; a missed call is owed whether there is room or not. */
  readonly inSlot: boolean;
  /** Whether it may be filed at all: what a proof of work decides, before anything is kept. */
  readonly admitted?: () => Promise<void>;
}

/** 1. A repeat gets the first answer. 2. It may be filed. 3. A place is taken in the transaction that keeps it. */
export async function filed(call: CallbackCall, { op, booking, inSlot, admitted }: Filing): Promise<Callback> {
  const { deps, actor, now } = call;
  const act = async () => {
    await admitted?.();
    const { site } = actor;
    const id = deps.codes.idFor(op, now);
    const numbers = await deps.numbers(site);
    const keep = async (own: Booking) => {
      try {
        return await deps.callbacks.begin(book(own, now, numbers), circumstancesOf(call), numbers.perAgent);
      } catch (error) {
        // Its equal was quicker, and is what it gets.
        const same = error instanceof WriteLost ? await madeBefore(call, op) : undefined;
        if (same) return same;
        throw error;
      }
    };
    const own = { ...booking, id, site };
    if (!inSlot) return keep(own);
    const of = { slot: booking.callAt, id, about: own, numbers };
    return seated(call, of, (seat) => keep({ ...own, seat, agent: seat.agent }));
  };
  return once(() => madeBefore(call, op), act);
}

type Decide = (callback: Callback, numbers: CallbackNumbers) => ChangedCallback;

/** One that stands, changed: guests know no versions, so where somebody was quicker it is decided anew. */
export async function changed(call: CallbackCall, id: CallbackId, decide: Decide): Promise<Callback> {
  const { deps, actor } = call;
  const by = circumstancesOf(call);
  const numbers = await deps.numbers(actor.site);
  const act = async () => {
    for (let n = 1; ; n += 1) {
      const before = await deps.callbacks.get(actor.site, id);
      try {
        return await deps.callbacks.change(before, decide(before, numbers), by, numbers.perAgent);
      } catch (error) {
        if (n === TRIES || !isAppError(error) || error.kind !== 'stale') throw error;
      }
    }
  };
  return once(() => deps.callbacks.repeated(actor.site, id, by), act);
}

/** To another slot; its own slot again keeps its place. */
export async function moved(call: CallbackCall, id: CallbackId, slot: Instant): Promise<Callback> {
  const { deps, actor, now } = call;
  const before = await deps.callbacks.get(actor.site, id);
  const by = (seat: Seat) =>
    changed(call, id, (callback, numbers) => reschedule(callback, { callAt: slot, seat }, now, numbers));
  const again = await deps.callbacks.repeated(actor.site, id, circumstancesOf(call));
  if (again) return again;
  if (before.seat?.at === slot) return by(before.seat);
  return seated(call, { slot, id, about: before, numbers: await deps.numbers(actor.site) }, by);
}
