import { changeTicket } from '../../actions/change-ticket.ts';
import { action } from '../../deps.ts';
import { ticketNotFound } from '../../errors.ts';
import { withFiles } from '../../files.ts';
import { answerAuthority } from '../contract.ts';
import { answerAuthority as answered } from '../external-rules.ts';

/** 1. Whose case it is, as known by now. 2. Its clock is met, and that alone. 3. The answer itself is kept with the matter. */
export const answerAuthorityIt = action(answerAuthority, (call) =>
  changeTicket(call, { id: call.input.params.ticketId, capability: 'ticket.answerAuthority' }, async (ticket) => {
    const { deps, now, input } = call;
    const whole = await deps.tickets.viewIfThere(ticket.site, ticket.ticketNo);
    if (!whole) throw ticketNotFound();
    const known = whole.external ?? whole.detail.source?.external;
    const { attachments: keys, ...told } = input.body;
    return withFiles(call, ticket, answered(ticket, told, { known, now }), { keys });
  }),
);
