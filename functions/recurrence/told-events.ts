/** Events by which a matter is told, or more becomes known of who told it or why. */
export const toldEvents = [
  'ticket.received',
  'ticket.identified',
  'ticket.assessed',
  'ticket.converted',
  'ticket.answered-at-once',
] as const;
