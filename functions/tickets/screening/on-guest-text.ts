import { type TicketId, ticketNoOf } from '../../kernel/ids.ts';
import { contentChecks } from '../../mini-program/wechat.ts';
import type { BusEvent } from '../../platform/bus-event.ts';
import { consumer } from '../../platform/consume.ts';
import { clock, runtime } from '../../platform/runtime.ts';
import { ticketStore } from '../store.ts';
import { checkText, type Words } from './check-text.ts';
import { wordsOfCheck } from './text-check.ts';
import { textCheckStore } from './text-check-store.ts';

const ask = contentChecks();

/** Whose words an event brings, or asks to be looked at again. */
const wordsOf = ({ site, entity, entityId, version }: BusEvent): Words =>
  entity === 'text-check'
    ? { site, ...wordsOfCheck(entityId) }
    : { site, ticketNo: ticketNoOf(entityId as TicketId), of: version };

/** Bus events with words of guests, and `text-check.due` → what is found of the words. */
export const handler = consumer('check-text', async (event) => {
  const { ledger, policies } = runtime();
  await checkText(wordsOf(event), {
    ...{ now: clock(), ask, correlationId: event.correlationId },
    ...{ tickets: ticketStore(ledger), checks: textCheckStore(ledger) },
    numbers: async (site) => (await policies.current(site, 'spam')).policy,
  });
});
