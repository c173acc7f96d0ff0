/** Every Lambda of the service by name: the file under functions/ that exports its `handler`. */
export const entryPoints = {
  challenges: 'challenges/handler.ts',
  customers: 'customers/handler.ts',
  'follow-ups': 'follow-ups/handler.ts',
  notices: 'notices/handler.ts',
  operations: 'operations/handler.ts',
  policies: 'policies/handler.ts',
  sites: 'sites/handler.ts',
  rosters: 'rosters/handler.ts',
  sessions: 'sessions/handler.ts',
  staff: 'staff/handler.ts',
  tickets: 'tickets/handler.ts',
  authorizer: 'platform/authorizer.ts',
  relay: 'platform/relay.ts',
  starter: 'platform/starter.ts',
  reconcile: 'platform/reconcile.ts',
  'on-told-event': 'notices/on-told-event.ts',
  'on-notice-planned': 'notices/on-notice-planned.ts',
  'on-staff-away': 'tickets/dispatch/on-staff-away.ts',
  'on-ticket-resolved': 'follow-ups/on-ticket-resolved.ts',
  'settle-offer': 'tickets/dispatch/steps/settle-offer.ts',
  'evaluate-clocks': 'tickets/ladder/steps/evaluate-clocks.ts',
  'prepare-call': 'follow-ups/steps/prepare-call.ts',
  'settle-attempt': 'follow-ups/steps/settle-attempt.ts',
  'record-failure': 'operations/steps/record-failure.ts',
} as const;

export type EntryPoint = keyof typeof entryPoints;
