/** Events by which something comes to hang on a customer, or it becomes known on whom. */
export const dealingEvents = ['ticket.received', 'ticket.identified', 'callback.booked', 'follow-up.planned'] as const;

/** Events by which two records become one, or two again. */
export const mergeEvents = ['customer.merged', 'customer.merge-undone'] as const;
