import type { SiteId } from '../../kernel/ids.ts';
import type { Instant, PlainDate } from '../../kernel/time.ts';
import { contract } from '../contract.ts';
import { type About, action, type CallbackDeps } from '../deps.ts';
import { slotEnd, slotsOn, withRoom } from '../slot-rules.ts';
import { slotSort } from '../store.ts';

interface SlotsCall {
  readonly input: { readonly query: About & { readonly date: PlainDate } };
  readonly actor: { readonly site: SiteId };
  readonly now: Instant;
  readonly deps: CallbackDeps;
}

/** The slots of a day with whether anybody has room in them. How many people there are is nobody's business outside. */
async function shown({ input, actor: { site }, now, deps }: SlotsCall) {
  const { date, ...about } = input.query;
  const numbers = await deps.numbers(site);
  const slots = slotsOn(date, { calendar: await deps.calendar(site), numbers, now });
  const taken = slots.length > 0 ? await deps.callbacks.seatsOn(site, date) : new Map();
  const items = await Promise.all(
    slots.map(async (slot) => {
      const until = slotEnd(slot, numbers);
      const agents = await deps.agentsAt(site, { from: slot, until }, about);
      const room = withRoom(agents, taken.get(slotSort(site, slot)) ?? {}, { perAgent: numbers.perAgent, turn: 0 });
      return { slot, until, free: room.length > 0 };
    }),
  );
  return { date, items };
}

export const showPublicSlots = action(contract.publicSlots, shown);
export const showMySlots = action(contract.mySlots, shown);
export const showStaffSlots = action(contract.staffSlots, shown);
