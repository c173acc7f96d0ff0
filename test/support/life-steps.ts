import { AppError } from '../../functions/kernel/errors.ts';
import type { TicketNo } from '../../functions/kernel/ids.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import { staffKind } from '../../functions/staff/store.ts';
import type { Ticket } from '../../functions/tickets/model.ts';
import { aMember, aPost } from './builders-staff.ts';
import { outcomeOf, type World, world } from './world.ts';

/** One thing that happens in a run: a person acts, time passes, or the machinery does its part well or badly. */
export type Step = (life: Life) => Promise<void>;

export interface Life {
  readonly w: World;
  /** Every ticket filed so far. */
  readonly filed: TicketNo[];
  /** How often each act ended how: a run in which nothing succeeds proves nothing. */
  readonly outcomes: Map<string, number>;
}

/** Somebody who is asked to handle matters and to call guests back: the one whom the separation of duties is about. */
export const BOTH = 'Z01';

/** Early in a year whose working calendar is known to its end. */
const EARLY = '2026-03-02T02:00:00.000Z' as Instant;

export async function newLife(): Promise<Life> {
  const w = await world({ now: EARLY });
  const posts = [aPost('HANDLER', { unitId: 'HOUSEKEEPING' }), aPost('DERIVATIVE_FOLLOW_UP', { primary: false })];
  const both = aMember(BOTH, { posts, skills: ['LODGING'] });
  await w.table.write(await w.records.creating(staffKind, both));
  return { w, filed: [], outcomes: new Map() };
}

const count = ({ outcomes }: Life, what: string) => outcomes.set(what, (outcomes.get(what) ?? 0) + 1);

export type Act = { route: Parameters<World['as']>[1]['route']; run(call: never): Promise<unknown> };

/** Whatever a person tries, it works or is refused by name; anything else that is thrown ends the run. */
export async function tried(life: Life, who: string, act: Act, input: Parameters<World['as']>[2]): Promise<void> {
  const outcome = await outcomeOf(() => life.w.as(who, act, input));
  const what = act.route.path.split('/').at(-1) ?? '';
  count(life, `${what}: ${typeof outcome === 'string' ? outcome : 'done'}`);
}

export const about = (n: number, then: (life: Life, ticket: Ticket) => Promise<void>): Step => {
  return async (life) => {
    const no = life.filed[n % Math.max(1, life.filed.length)];
    if (no) await then(life, await life.w.ticket(no));
  };
};

export const verb = (who: string, act: Act, body: object) => (n: number, staleBy: number) =>
  about(n, (life, ticket) =>
    tried(life, who, act, { params: { ticketId: ticket.id }, body, version: Math.max(1, ticket.version - staleBy) }),
  );

/** An act of the person that the matter is offered to or lies with. */
export const assignee = (act: Act, input: (ticket: Ticket) => object) => (n: number, staleBy: number) =>
  about(n, async (life, ticket) => {
    if (!ticket.workOrder) return;
    const version = Math.max(1, ticket.version - staleBy);
    await tried(life, ticket.workOrder.assignee, act, { ...input(ticket), version });
  });

export const order = (body: object) => (ticket: Ticket) => ({ params: { workOrderId: ticket.workOrder?.id }, body });

export type Verb = (n: number, staleBy: number) => Step;

export function onlyRefusals(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}
