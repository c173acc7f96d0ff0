import fc from 'fast-check';
import { list as listCalls } from '../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../functions/follow-ups/actions/record-attempt.ts';
import { AppError } from '../../functions/kernel/errors.ts';
import { TicketNo } from '../../functions/kernel/ids.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import { staffKind } from '../../functions/staff/store.ts';
import { dispatchIt } from '../../functions/tickets/dispatch/actions/dispatch-ticket.ts';
import { returnIt, takeOverIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import {
  accept,
  assess,
  decline,
  message,
  note,
  resolveIt,
} from '../../functions/tickets/handling/actions/handle-ticket.ts';
import { register } from '../../functions/tickets/intake/actions/register-ticket.ts';
import type { Ticket } from '../../functions/tickets/model.ts';
import { aMember, aPost } from './builders-staff.ts';
import { findings, matter, result } from './complaint.ts';
import { hours, minutes, outcomeOf, type World, world } from './world.ts';

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

type Act = { route: Parameters<World['as']>[1]['route']; run(call: never): Promise<unknown> };

/** Whatever a person tries, it works or is refused by name; anything else that is thrown ends the run. */
async function tried(life: Life, who: string, act: Act, input: Parameters<World['as']>[2]): Promise<void> {
  const outcome = await outcomeOf(() => life.w.as(who, act, input));
  const what = act.route.path.split('/').at(-1) ?? '';
  count(life, `${what}: ${typeof outcome === 'string' ? outcome : 'done'}`);
}

const about = (n: number, then: (life: Life, ticket: Ticket) => Promise<void>): Step => {
  return async (life) => {
    const no = life.filed[n % Math.max(1, life.filed.length)];
    if (no) await then(life, await life.w.ticket(no));
  };
};

const verb = (who: string, act: Act, body: object) => (n: number, staleBy: number) =>
  about(n, (life, ticket) =>
    tried(life, who, act, { params: { ticketId: ticket.id }, body, version: Math.max(1, ticket.version - staleBy) }),
  );

/** An act of the person that the matter is offered to or lies with. */
const assignee = (act: Act, input: (ticket: Ticket) => object) => (n: number, staleBy: number) =>
  about(n, async (life, ticket) => {
    if (!ticket.workOrder) return;
    const version = Math.max(1, ticket.version - staleBy);
    await tried(life, ticket.workOrder.assignee, act, { ...input(ticket), version });
  });

const order = (body: object) => (ticket: Ticket) => ({ params: { workOrderId: ticket.workOrder?.id }, body });

const severities = ['MINOR', 'SERIOUS', 'MAJOR'].map((severity) => verb('S04', assess, { ...findings, severity }));
const verbs = [
  ...severities,
  verb('S04', accept, {}),
  verb('S03', decline, { reason: '不属本处' }),
  verb('S04', dispatchIt, {}),
  verb('S02', message, { text: '马上到' }),
  verb('S02', note, { text: '记' }),
  assignee(takeOverIt, order({})),
  assignee(returnIt, order({ reason: '不归我' })),
  assignee(resolveIt, (ticket) => ({ params: { ticketId: ticket.id }, body: result })),
];

const file: Step = async (life) => {
  const { ticketNo } = await life.w.as('S04', register, { body: matter });
  life.filed.push(TicketNo.parse(ticketNo));
};

const calls = [
  { outcome: 'ANSWERED', talkSeconds: 60, solved: 'YES', overall: 5 },
  { outcome: 'ANSWERED', talkSeconds: 60, solved: 'NO', overall: 1 },
  { outcome: 'NO_ANSWER' },
  { outcome: 'REFUSED' },
];

const attempt = (who: string, n: number, body: object): Step => {
  return async (life) => {
    const { items } = await life.w.as(who, listCalls, {});
    const call = items[n % Math.max(1, items.length)];
    if (call) await tried(life, who, record, { params: { followUpId: call.id }, body });
  };
};

const again = (picks: readonly number[]): Step => {
  return async ({ w }) => {
    const events = w.events();
    for (const pick of picks) {
      const event = events[pick % Math.max(1, events.length)];
      if (event) await w.consume(event).catch(onlyRefusals);
    }
  };
};

function onlyRefusals(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

const pick = fc.nat(1_000);
const staleBy = fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 }));

type Verb = (n: number, staleBy: number) => Step;
const taking = assignee(takeOverIt, order({}));
const resolving = assignee(resolveIt, (ticket) => ({ params: { ticketId: ticket.id }, body: result }));
const dispatching = [{ unitId: 'HOUSEKEEPING' }, { unitId: 'HOUSEKEEPING', staffId: BOTH }, {}].map((body) =>
  verb('S04', dispatchIt, body),
);

/** What somebody does next for a matter in each state; `way` decides where there are several ways. */
const nextFor: Readonly<Record<string, readonly Verb[]>> = {
  RECEIVED: [verb('S04', accept, {})],
  ACCEPTED: dispatching,
  DISPATCHED: [taking, taking, assignee(returnIt, order({ reason: '不归我' }))],
  IN_PROGRESS: [resolving, resolving, verb('S02', message, { text: '马上到' })],
};

const onward = (n: number, way: number): Step =>
  about(n, async (life, ticket) => {
    await life.w.relay();
    if (ticket.status === 'RESOLVED')
      return attempt(way % 2 ? 'S13' : BOTH, way, calls[way % calls.length] ?? {})(life);
    const verbsNow = ticket.severity === undefined ? severities : (nextFor[ticket.status] ?? []);
    await verbsNow[way % Math.max(1, verbsNow.length)]?.(n, 0)(life);
  });

/** A step that shows what it does when a run fails. */
export interface NamedStep {
  readonly step: Step;
}
const named = (name: string, step: Step): NamedStep => ({ step, [fc.toStringMethod]: () => name }) as NamedStep;

const acting = fc
  .tuple(fc.nat(verbs.length - 1), pick, staleBy)
  .map(([which, n, late]) => named(`verb ${which} on ${n}, ${late} late`, verbs[which]?.(n, late) ?? file));
const going = fc.tuple(pick, fc.nat(11)).map(([n, way]) => named(`go on with ${n}, way ${way}`, onward(n, way)));
const calling = fc
  .tuple(fc.constantFrom('S13', 'S10', BOTH), pick, fc.constantFrom(...calls))
  .map(([who, n, body]) => named(`call by ${who}: ${body.outcome}`, attempt(who, n, body)));
const passing = fc
  .constantFrom(minutes(5), hours(1), hours(5), hours(26), hours(80))
  .map((ms) => named(`pass ${ms / hours(1)} h`, ({ w }) => w.pass(ms)));
const relaying = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 5 })
  .map((lost) =>
    named(`relay, lost ${lost}`, ({ w }) => w.relay((event) => lost[event.version % lost.length] ?? false)),
  );
const repeating = fc.array(pick, { maxLength: 6 }).map((picks) => named(`deliver again ${picks}`, again(picks)));

/** A step of any kind. */
export const anyStep: fc.Arbitrary<NamedStep> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(named('file', file)) },
  { weight: 14, arbitrary: going },
  { weight: 5, arbitrary: acting },
  { weight: 3, arbitrary: calling },
  { weight: 3, arbitrary: passing },
  { weight: 2, arbitrary: relaying },
  { weight: 2, arbitrary: repeating },
  { weight: 1, arbitrary: fc.constant(named('reconcile', ({ w }) => w.reconcile())) },
);
