import type { Circumstances } from '../kernel/event.ts';
import type { SiteId, TicketId } from '../kernel/ids.ts';
import { LeakCaseId, TicketNo, ticketNoOf } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { keptAway } from '../leak-cases/model.ts';
import type { BusEvent } from '../platform/bus-event.ts';
import type { StaffMember } from '../staff/model.ts';
import { isLeading } from '../staff/posts.ts';
import { activePosts, isAvailable } from '../staff/rules.ts';
import { isRecused } from '../tickets/dispatch/recusal-rules.ts';
import { isEntrusted, isGuarded } from '../tickets/guard/guard-rules.ts';
import type { Ticket } from '../tickets/model.ts';
import type { NoticeDeps } from './deps.ts';
import { type Audience, noticeKinds } from './notice-kinds.ts';
import { tell } from './rules.ts';
import { noticeIdOf } from './store.ts';

const COMPLAINT_LEADER = 'COMPLAINT_LEADER';

const holding = (staff: readonly StaffMember[], posts: readonly string[], now: Instant) =>
  staff
    .filter((member) => isAvailable(member, now) && activePosts(member, now).some((post) => posts.includes(post.code)))
    .map((member) => member.staffNo);

/** Whom an event's audience means now: people who have not left, and nobody who is kept away from the matter. */
export function recipientsOf(
  audience: Audience,
  of: {
    readonly facts: Readonly<Record<string, unknown>>;
    readonly ticket: Ticket | undefined;
    /** Who hears nothing of it, beside those whom its ticket keeps away. */
    readonly away?: readonly string[];
    readonly staff: readonly StaffMember[];
    readonly now: Instant;
  },
): string[] {
  const { facts, ticket, away = [], staff, now } = of;
  const owners = (): string[] => {
    const order = ticket?.workOrder;
    if (order?.status === 'TAKEN_OVER') return [order.assignee];
    // F03, 首问负责: whoever met the guest first hears of it until somebody has accepted it; not of what is about somebody of the house.
    const first = ticket?.owner === undefined || isGuarded(ticket) ? [] : [ticket.owner];
    if (order?.status === 'OFFERED') return [order.assignee, ...first];
    if (first.length > 0) return first;
    return ticket?.told ? [ticket.told.staffNo] : holding(staff, [COMPLAINT_LEADER], now).slice(0, 1);
  };
  const meant = (): unknown[] => {
    if (audience === 'HOLDERS_OF_POST') return holding(staff, [String(facts.post)], now);
    if (audience === 'OWNER') return owners();
    if ('ownerAnd' in audience) return [...owners(), ...audience.ownerAnd.flatMap((fact) => facts[fact] ?? [])];
    if ('posts' in audience) return holding(staff, audience.posts, now);
    if ('holdersOf' in audience)
      return holding(staff, [facts[audience.holdersOf] ?? []].flat().map(String), now).filter(
        (one) => one !== facts[audience.but],
      );
    if ('fact' in audience) return [facts[audience.fact] ?? []].flat();
    const posts = audience.holders === undefined ? [] : [facts[audience.holders] ?? []].flat().map(String);
    return [...audience.facts.flatMap((fact) => facts[fact] ?? []), ...holding(staff, posts, now)];
  };
  const known = new Set(staff.filter((member) => member.status !== 'LEFT').map((member) => member.staffNo));
  return [...new Set(meant().map(String))].filter(
    (one) =>
      known.has(one) &&
      !away.includes(one) &&
      !(ticket && (isRecused(ticket, one) || hidesFrom(ticket, { staffNo: one, staff, now }))),
  );
}

/** Of what is about somebody of the house nobody hears but those who see it: the supervisor and above, and whoever it is entrusted to. */
export function hidesFrom(
  ticket: Ticket,
  from: { readonly staffNo: string; readonly staff: readonly StaffMember[]; readonly now: Instant },
): boolean {
  if (!isGuarded(ticket) || isEntrusted(ticket, from.staffNo)) return false;
  const member = from.staff.find(({ staffNo }) => staffNo === from.staffNo);
  return !member || !isLeading(activePosts(member, from.now).map(({ code }) => code));
}

const plain = (facts: Readonly<Record<string, unknown>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
    ),
  );

/** A case is named by its id. */
const ofLeakCase = (entityId: string): Record<string, string> =>
  LeakCaseId.safeParse(entityId).success ? { leakCaseId: entityId } : {};

/** The matter that an event is about, so that whoever is kept away from it hears nothing: its own, or the one that a fact names. */
async function ticketOf(site: SiteId, event: BusEvent, deps: NoticeDeps): Promise<Ticket | undefined> {
  if (event.entity === 'ticket') return deps.tickets.find(site, ticketNoOf(event.entityId as TicketId));
  const named = TicketNo.safeParse(event.facts.ticketNo);
  return named.success ? deps.tickets.find(site, named.data) : undefined;
}

/** Of a leak case, whoever it is about and whoever is kept away from it now hear nothing, whatever the event knew. */
export async function awayFrom(
  of: { readonly site: SiteId; readonly entityId: string },
  { leakCases }: Pick<NoticeDeps, 'leakCases'>,
): Promise<readonly string[]> {
  const id = LeakCaseId.safeParse(of.entityId);
  const found = id.success ? await leakCases.find(of.site, id.data) : undefined;
  return found ? keptAway(found) : [];
}

const RISE = 'ticket.escalated';

/**
 * Who is told of an event, and as what. Whoever a level of the ladder calls by an event that is told to others, as by the second giving
 * back of a matter, hears of it as of every rise (F07).
 */
function toldOf(
  event: BusEvent,
  of: Parameters<typeof recipientsOf>[1],
): ReadonlyArray<{ readonly recipient: string; readonly as: string }> {
  const meant = (as: string) => {
    const kind = noticeKinds[as];
    return kind ? recipientsOf(kind.audience, of) : [];
  };
  const people = meant(event.type);
  const called = typeof event.facts.calls === 'number' ? meant(RISE) : [];
  return [
    ...people.map((recipient) => ({ recipient, as: event.type })),
    ...called.filter((one) => !people.includes(one)).map((recipient) => ({ recipient, as: RISE })),
  ];
}

/**
 * F34: one event becomes a notice for each person whom it concerns. The same event again finds them told. Whatever caused the
 * event was done before and waits for nothing here.
 */
export async function tellPeople(
  event: BusEvent,
  at: { readonly now: Instant; readonly deps: NoticeDeps },
): Promise<void> {
  const kind = noticeKinds[event.type];
  if (!kind) return;
  const { deps, now } = at;
  const { site, entityId, facts } = event;
  const ticket = await ticketOf(site, event, deps);
  const away = kind.forAccused ? [] : await awayFrom(event, deps);
  const staff = await deps.staff.all(site);
  const told = toldOf(event, { facts, ticket, away, staff, now });
  const by: Circumstances = {
    actor: { kind: 'system', site, name: 'notices' },
    now,
    correlationId: event.correlationId,
  };
  for (const { recipient, as } of told) {
    const { atOnce, channels } = noticeKinds[as] ?? kind;
    const notice = tell(
      {
        ...{
          id: noticeIdOf({ recipient, at: event.at, eventId: event.id }),
          site,
          recipient,
          kind: as,
          entityId,
        },
        ...(ticket && { ticketNo: ticket.ticketNo, priority: ticket.priority }),
        ...(atOnce && { priority: 'P1' as const }),
        ...{ facts: { ...plain(facts), ...ofLeakCase(entityId) }, createdAt: event.at },
      },
      channels,
    );
    await deps.notices.tell(notice, by);
  }
}
