import fc from 'fast-check';
import { list as listCalls } from '../../functions/follow-ups/actions/list-follow-ups.ts';
import { record } from '../../functions/follow-ups/actions/record-attempt.ts';
import { TicketNo } from '../../functions/kernel/ids.ts';
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
import { findings, matter, resultOf } from './complaint.ts';
import { about, assignee, BOTH, onlyRefusals, order, type Step, tried, type Verb, verb } from './life-steps.ts';
import { agreeing, asking, guest, moreVerbs, proposing } from './life-verbs.ts';
import { hours, minutes } from './world.ts';

export { type Life, newLife } from './life-steps.ts';

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
  assignee(resolveIt, (ticket) => ({ params: { ticketId: ticket.id }, body: resultOf(ticket) })),
  ...moreVerbs,
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

const pick = fc.nat(1_000);
const staleBy = fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 }));

const taking = assignee(takeOverIt, order({}));
const resolving = assignee(resolveIt, (ticket) => ({ params: { ticketId: ticket.id }, body: resultOf(ticket) }));
const dispatching = [{ unitId: 'HOUSEKEEPING' }, { unitId: 'HOUSEKEEPING', staffId: BOTH }, {}].map((body) =>
  verb('S04', dispatchIt, body),
);

/** What somebody does next for a matter in each state; `way` decides where there are several ways. */
const nextFor: Readonly<Record<string, readonly Verb[]>> = {
  RECEIVED: [verb('S04', accept, {})],
  ACCEPTED: dispatching,
  DISPATCHED: [taking, taking, assignee(returnIt, order({ reason: '不归我' }))],
  IN_PROGRESS: [resolving, proposing, asking, verb('S02', message, { text: '马上到' })],
  PROPOSED: [agreeing, agreeing],
  EXECUTING: [resolving],
  WAITING_CUSTOMER: [guest],
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
  { weight: 16, arbitrary: acting },
  { weight: 3, arbitrary: calling },
  { weight: 3, arbitrary: passing },
  { weight: 2, arbitrary: relaying },
  { weight: 2, arbitrary: repeating },
  { weight: 1, arbitrary: fc.constant(named('reconcile', ({ w }) => w.reconcile())) },
);
