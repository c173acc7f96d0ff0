/** What can be asked for by its id; everything else with events is asked for by the name of its chain. */
export const entities = [
  'ticket',
  'customer',
  'leak-case',
  'lesson',
  'lead',
  'callback',
  'staff',
  'policy',
  'attachment',
  'customer-import',
  'customer-export',
] as const;
export type Entity = (typeof entities)[number];
