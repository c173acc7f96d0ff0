/** Events that may hold words of a guest, and the one that has them looked at again. */
export const textEvents = [
  'ticket.received',
  'ticket.guest-wrote',
  'ticket.answered',
  'ticket.disagreed',
  'ticket.group-disagreed',
  'ticket.withdrawn',
  'ticket.withdrawal-noted',
  'ticket.rated',
  'ticket.reopened',
  'text-check.due',
] as const;
