import * as z from 'zod';
import { TicketId } from '../../kernel/ids.ts';
import { keyReused } from '../../kernel/refused-changes.ts';
import { route } from '../../kernel/route.ts';
import { longText } from '../../kernel/text.ts';

const AT_ONCE = 50; // a page of the list: a flood is looked through page by page

export const reviewTickets = route({
  method: 'POST',
  path: '/tickets/reviews',
  audience: 'staff',
  capability: 'ticket.decline',
  summary: {
    zh: '批量核实待核实的诉求：属实则进入受理，滥用则不予受理（均留记录）',
    en: 'Review matters that wait for it: genuine ones go to the desk, abuse is declined; nothing is lost',
  },
  body: z.strictObject({
    ticketIds: z.array(TicketId).min(1).max(AT_ONCE),
    verdict: z.enum(['GENUINE', 'ABUSE']),
    /** What the guest reads where it is declined. */
    reason: longText(200),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        ticketId: TicketId,
        /** `SKIPPED`: it does not wait for a review any more, or somebody else has changed it meanwhile. */
        outcome: z.enum(['RELEASED', 'DECLINED', 'SKIPPED']),
        code: z.string().optional(),
      }),
    ),
  }),
  refusals: [keyReused],
  example: {
    body: { ticketIds: ['tck_20261123A7K2MX'], verdict: 'GENUINE', reason: '同一酒店网络的多位客人，均属实' },
  },
});
