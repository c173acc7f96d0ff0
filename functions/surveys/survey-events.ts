/** After these a guest is asked. */
export const closings = ['ticket.closed', 'ticket.answered-at-once'] as const;

/** What the figures are counted from. */
export const counted = ['ticket.closed', 'ticket.reopened', 'ticket.rated', 'survey.asked'] as const;
