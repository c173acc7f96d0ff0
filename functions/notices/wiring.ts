import { canaryStore } from '../access/canaries/store.ts';
import { rightReviewStore } from '../access/reviews/store.ts';
import { callbackStore } from '../callbacks/store.ts';
import { customerStore } from '../customers/store.ts';
import { exportStore } from '../exchange/exports/store.ts';
import { followUpStore } from '../follow-ups/store.ts';
import { serviceCalendar } from '../kernel/china-calendar.ts';
import { leakCaseStore } from '../leak-cases/store.ts';
import type { runtime } from '../platform/runtime.ts';
import { rightsStore } from '../rights/store.ts';
import { tokensOf } from '../surveys/wiring.ts';
import { ticketStore } from '../tickets/store.ts';
import type { NoticeDeps } from './deps.ts';
import { noticeStore } from './store.ts';

type Runtime = Pick<ReturnType<typeof runtime>, 'ledger' | 'staff' | 'policies' | 'cursors' | 'secret' | 'clock'>;

/** What this domain needs, from what the function has. */
export async function noticeDeps(from: Runtime): Promise<NoticeDeps> {
  const { ledger, staff, policies, cursors, secret, clock } = from;
  const tickets = ticketStore(ledger);
  return {
    customers: customerStore(ledger.records),
    ...{ tickets, staff, notices: noticeStore(ledger), followUps: followUpStore(tickets) },
    callbacks: callbackStore(ledger),
    rightReviews: rightReviewStore(ledger),
    reviewRightsWithin: async (site) => (await policies.current(site, 'access')).policy.reviewWithinDays,
    canaries: canaryStore(ledger, clock).ids,
    leakCases: leakCaseStore(ledger),
    exports: exportStore(ledger),
    rights: rightsStore(ledger),
    cursors: await cursors(),
    surveyTokens: await tokensOf({ secret }),
    timeZone: serviceCalendar.timeZone,
    numbers: async (site) => (await policies.current(site, 'notification')).policy,
  };
}
