import { shippedCalendars } from '../kernel/china-calendar.ts';
import { proofOfWork, shippedWork } from '../challenges/pow.ts';
import { spendingChallenges } from '../challenges/store.ts';
import type { runtime } from '../platform/runtime.ts';
import { canTake } from '../staff/rules.ts';
import type { Timing } from './clocks.ts';
import type { TicketDeps } from './deps.ts';
import { ticketNumbers } from './numbers.ts';
import { ticketStore } from './store.ts';
import { codeTries } from './tries.ts';

type Runtime = Pick<
  ReturnType<typeof runtime>,
  'ledger' | 'records' | 'staff' | 'policies' | 'secret' | 'cursors' | 'powSecrets' | 'drawn'
>;

/** The numbers that a case lives by. */
export const timingOf = ({ policies }: Pick<Runtime, 'policies'>) => {
  return async (site: Parameters<TicketDeps['timing']>[0], slaVersion: number): Promise<Timing> => {
    const [sla, escalation] = await Promise.all([
      policies.at(site, 'sla', slaVersion),
      policies.current(site, 'escalation'),
    ]);
    return { sla, rungs: escalation.policy.rungs.map((rung) => rung.percent), calendars: shippedCalendars };
  };
};

/** What the tickets' actions and steps need, from what the function has. */
export async function ticketDeps(from: Runtime): Promise<TicketDeps> {
  const { ledger, records, staff, policies, secret, powSecrets, drawn } = from;
  const tickets = ticketStore(ledger);
  const [number, code, codeHash] = await Promise.all([
    secret('ticket-number'),
    secret('query-code'),
    secret('query-code-hash'),
  ]);
  const work = proofOfWork({ settings: shippedWork, secrets: powSecrets, drawn });
  return {
    tickets,
    numbers: ticketNumbers({ number, code, codeHash }),
    cursors: await from.cursors(),
    spendChallenge: spendingChallenges({ records, proofOfWork: work, purpose: 'ticket' }),
    timing: timingOf(from),
    slaVersion: async (site) => (await policies.current(site, 'sla')).version,
    candidates: async (site, unitId, now) => {
      const able = canTake(await staff.all(site), { unitId, now });
      return Promise.all(able.map(async (one) => ({ ...one, load: await tickets.openCount(site, one.staffNo) })));
    },
    capacity: async (site) => (await policies.current(site, 'assignment')).policy.capacity,
    tries: codeTries(records.table),
  };
}
