/** Entities whose events bring the next piece of work; the rule of the bus is laid from it, so it imports nothing. */
export const rightsEntities = ['rights-request'] as const;
