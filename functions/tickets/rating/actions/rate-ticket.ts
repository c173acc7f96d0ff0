import { ticketIdOf } from '../../../kernel/ids.ts';
import { fileFollowing } from '../../after-closing/file-following.ts';
import { action } from '../../deps.ts';
import { admittedBySignIn, myViewOf } from '../../dialogue/actions/my-acts.ts';
import { guestChanges } from '../../dialogue/guest-acting.ts';
import { rateMine } from '../../dialogue/my-contract.ts';
import { isBad, isTooLate, rate, rated } from '../rules.ts';

/** What a matter is called that follows one whose guest was not content and left no words. */
const NO_WORDS = '对原诉求的处理结果不满意，请重新核实。';

/**
 * F10. 1. It must be his. 2. Keep the answer, the first or its correction, with what it does: a bad one takes the matter up
 * again. 3. Where that is closed for too long, a new one follows it.
 */
export const rateMineIt = action(rateMine, async (call) => {
  const { deps, now } = call;
  const admitted = await admittedBySignIn(call);
  const { site, ticketNo } = admitted.ticket;
  const { comment, ...told } = call.input.body;
  const opinion = { ...told, at: now };
  const ticket = await guestChanges(call, admitted, async (standing, timing) => {
    const before = await deps.tickets.rating(site, ticketNo);
    const rating = rated(before, standing, opinion);
    const correction = rating.corrected !== undefined && rating.first === before?.first;
    const also = [await deps.tickets.ratingWrite(rating, before)];
    return { ...rate(standing, { opinion, comment, correction }, now, timing), also };
  });
  const view = await myViewOf(deps, { ticket, asked: admitted.asked }, now);
  const timing = await deps.timing(site, ticket);
  if (!isBad(opinion) || !isTooLate(ticket, now, timing)) return view;
  const whole = await deps.tickets.viewIfThere(site, ticketNo);
  if (!whole) return view;
  const next = await fileFollowing(call, whole, { description: comment ?? NO_WORDS, channel: 'MINI_PROGRAM' });
  return { ...view, followedBy: { id: ticketIdOf(next.ticketNo), ticketNo: next.ticketNo } };
});
