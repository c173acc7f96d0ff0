import { expect } from 'vitest';
import { asOf, type EventRecord } from '../../functions/kernel/event.ts';
import { TicketNo } from '../../functions/kernel/ids.ts';
import { eventsPlace, keys } from '../../functions/platform/keys.ts';
import type { Item } from '../../functions/platform/table.ts';
import { moves, OPEN } from '../../functions/tickets/model.ts';
import { unpackHead } from '../../functions/tickets/packing.ts';
import type { Life } from './ticket-life.ts';
import { site } from './world.ts';

/** What holds of a ticket's rows whatever happens (reliability: every change with its event, moves by the table, duties apart). */

export const open: readonly string[] = OPEN;

// Where a head is filed changes without an event and without a version; who decides does not look at it.
const FILING = ['pk', 'sk', 'queuePk', 'queueSk', 'watchPk', 'watchSk', 'watchAt', 'ladderAt', 'is'];
const decided = (head: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(head).filter(([name]) => !FILING.includes(name)));

export interface Kept {
  readonly head: Item;
  /** Oldest first. */
  readonly events: readonly EventRecord[];
  readonly calls: readonly Item[];
}

export function keptBy({ w, filed }: Pick<Life, 'w' | 'filed'>): Kept[] {
  const items = w.table.items();
  const events = w.events();
  return filed.map((no) => {
    const key = keys.ticket(site, TicketNo.parse(no));
    const own = items.filter((item) => item.pk === key.pk);
    const told = eventsPlace(key);
    return {
      head: own.find((item) => item.is === 'ticket') as Item,
      events: events.filter((event) => (event as unknown as Item).pk === told).sort((a, b) => a.version - b.version),
      calls: own.filter((item) => item.is === 'follow-up'),
    };
  });
}

/** Every version has its one event, and the head is what its events say, at every version that was ever seen. */
function eventsTellTheHead({ head, events }: Kept, seen: Map<string, object>): void {
  expect(events.map((event) => event.version)).toEqual(events.map((_event, n) => n + 1));
  expect(head.version).toBe(events.length);
  seen.set(`${head.id} ${head.version}`, decided(head));
  for (const version of events.map((event) => event.version)) {
    const earlier = seen.get(`${head.id} ${version}`);
    const later = events.slice(version).reverse();
    if (earlier) expect(decided(asOf(head, later))).toEqual(earlier);
  }
}

/** What changed begins where the last change of the same field ended: no clock begins twice, no level falls. */
function changesFollowEachOther({ events }: Kept): void {
  const now = new Map<string, unknown>();
  for (const { changes } of events) {
    for (const [path, [before, after]] of Object.entries(changes)) {
      if (FILING.includes(path)) continue;
      if (now.has(path)) expect([path, before]).toEqual([path, now.get(path)]);
      if (path === 'lv') expect(Number(after)).toBeGreaterThan(Number(before));
      now.set(path, after);
      // A group that is told of as a whole and one of its fields are the same facts.
      const [group = '', field] = path.split('.');
      if (field === undefined) for (const inner of [...now.keys()]) if (inner.startsWith(`${path}.`)) now.delete(inner);
      if (field !== undefined) now.delete(group);
    }
  }
}

const legal = Object.values(moves).flatMap(({ from, to }) =>
  (from as readonly string[]).map((state) => `${state} ${to}`),
);

function statesMoveByTheTable({ events }: Kept): void {
  for (const { type, changes } of events) {
    const [before, after] = changes.status ?? [];
    if (before === undefined) continue;
    expect(legal).toContain(`${before} ${after}`);
    if (before === 'RESOLVED') expect(['ticket.closed', 'ticket.reopened', 'ticket.concluded']).toContain(type);
    if (before === 'CLOSED') expect(['ticket.reopened', 'ticket.archived']).toContain(type);
  }
}

const ENDINGS = ['closed', 'concluded', 'withdrawn', 'merged', 'transferred', 'declined'].map((how) => `ticket.${how}`);

/** Whoever took the matter over before may not have said how the call went, nor ended it in another way. */
function dutiesAreSeparate({ events }: Kept): void {
  const handlers = new Set<string>();
  for (const { type, actor, facts } of events) {
    if (type === 'work-order.taken-over') handlers.add(String(facts.assignee));
    if (facts.followUpId !== undefined && actor.kind === 'staff') expect(handlers).not.toContain(actor.id);
    // Ended by nobody who handled it, in whatever way.
    if (ENDINGS.includes(type) && actor.kind === 'staff') expect(handlers).not.toContain(actor.id);
  }
}

function nothingIsForgotten({ head, calls }: Kept): void {
  const { clocks: running, workOrder: order } = unpackHead(head) as { clocks: object; workOrder?: { status: string } };
  const clocks = Object.keys(running);
  expect(clocks.includes('TAKE_OVER')).toBe(head.status === 'DISPATCHED' && order?.status === 'OFFERED');
  expect(clocks.includes('FOLLOW_UP')).toBe(head.status === 'RESOLVED');
  if (open.includes(String(head.status))) {
    expect(head.queuePk).toBeDefined();
    // At the top of the ladder a human of the highest level has it, and nothing more is to be told.
    expect(head.watchPk !== undefined || head.lv === 4).toBe(true);
  }
  // The call on day 7 comes after the closing, and closes nothing.
  const called = calls.some((call) => call.queuePk !== undefined && call.second !== true);
  if (head.status === 'RESOLVED') expect(called || head.watchPk !== undefined).toBe(true);
  if (head.status === 'CLOSED') expect([clocks, called]).toEqual([[], false]);
}

const RESUMED: Readonly<Record<string, string>> = { WC: 'WAITING_CUSTOMER', PP: 'PROPOSED', EX: 'EXECUTING' };

/** What the guest was asked or offered stands as long as it waits for him, whoever the matter lies with, and no longer. */
function guestIsWaitedFor({ head }: Kept): void {
  if (!open.includes(String(head.status))) return;
  const standing = RESUMED[String(head.rm)] ?? head.status;
  expect(head.pausedAt !== undefined).toBe(standing === 'WAITING_CUSTOMER');
  expect(head.pa !== undefined).toBe(standing === 'PROPOSED');
  if (head.fo !== undefined) expect(standing).toBe('PROPOSED');
}

/** Every rule of one ticket's rows. `seen` remembers each version that was looked at, so that no event tells another past later. */
export function rulesHold(kept: Kept, seen: Map<string, object>): void {
  eventsTellTheHead(kept, seen);
  changesFollowEachOther(kept);
  statesMoveByTheTable(kept);
  dutiesAreSeparate(kept);
  nothingIsForgotten(kept);
  guestIsWaitedFor(kept);
}
