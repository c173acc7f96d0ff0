import type { StaffActor } from '../../kernel/actor.ts';
import { isLeading } from '../../staff/posts.ts';
import { existsFor } from '../../tickets/desk/scope.ts';
import { listFollowUps } from '../contract.ts';
import { action } from '../deps.ts';
import { type FollowUp, FollowUpPost } from '../model.ts';
import { isOpen } from '../rules.ts';

/** Calls of the caller's own posts; with `due`, those of every post that are due by now. His own cases are left out. */
export const list = action(listFollowUps, async ({ input, actor, now, deps }) => {
  const { staffId, staffNo, postCodes, site } = actor as StaffActor;
  const { due, cursor, limit } = input.query;
  const own = FollowUpPost.exclude(['SERVICE_SUPERVISOR']).options.filter((post) => postCodes.includes(post));
  const posts = due === undefined && own.length > 0 ? own : FollowUpPost.options;
  const of = { query: `follow-ups/${due === undefined ? 'mine' : 'due'}`, principal: staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of).after : undefined;
  const page = await deps.followUps.ofPosts(site, posts, {
    limit,
    ...(due !== undefined && { to: now }),
    ...(after !== undefined && { after }),
  });
  const next = page.last && { nextCursor: deps.cursors.seal({ after: page.last }, of) };
  const heads = await deps.followUps.tickets.headsOf(
    site,
    page.items.map(({ ticketNo }) => ticketNo),
  );
  // It may have turned out after the call was planned whom a matter is about, or that somebody is kept away from it.
  const hidden = heads.filter((one) => !existsFor(actor, one, 'followUp.read')).map(({ ticketNo }) => ticketNo);
  // A call about what concerns somebody of the house is made by the supervisor and above, and known to nobody else.
  const shown = ({ post, ticketNo }: FollowUp) =>
    !hidden.includes(ticketNo) && (post !== 'SERVICE_SUPERVISOR' || isLeading(postCodes));
  const items = page.items.filter((one) => isOpen(one) && shown(one) && !one.notFor.includes(staffNo));
  return { items, hasMore: page.last !== undefined, ...next };
});
