import { type TicketId, ticketNoOf } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { BusEvent } from '../platform/bus-event.ts';
import { countSurvey } from './count-survey.ts';
import type { SurveyDeps } from './deps.ts';
import { planSurvey } from './plan-survey.ts';
import { closings, counted } from './survey-events.ts';

const isOne = (types: readonly string[], { type }: BusEvent) => types.includes(type);

/** Does for an event what it means to surveys: asks, counts, or both. */
export async function hearSurvey(
  event: BusEvent,
  at: { readonly now: Instant; readonly deps: SurveyDeps },
): Promise<void> {
  const { site, entityId, correlationId, facts } = event;
  if (isOne(closings, event)) {
    const outcome = typeof facts.outcome === 'string' ? facts.outcome : undefined;
    await planSurvey({ site, ticketNo: ticketNoOf(entityId as TicketId), outcome }, { ...at, correlationId });
  }
  if (isOne(counted, event)) await countSurvey(event, at.deps);
}
