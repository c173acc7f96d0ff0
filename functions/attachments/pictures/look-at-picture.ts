import type { Circumstances, EventRecord } from '../../kernel/event.ts';
import type { AttachmentId, CustomerId, SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Ticket } from '../../tickets/model.ts';
import { keepFinding } from '../../tickets/screening/keep-finding.ts';
import { flagPicture } from '../../tickets/screening/picture-flag.ts';
import type { Checking, Finding } from '../../tickets/screening/text-check.ts';
import type { TicketStore } from '../../tickets/store.ts';
import { type GivenAttachment, isGiven, keptKeyOf } from '../model.ts';
import type { AttachmentStore } from '../store.ts';
import { type Answer, answered, givenUp, judged, type PictureCheck, type PictureResult } from './picture-check.ts';
import type { PictureCheckStore } from './picture-check-store.ts';

/** Asks WeChat to look at a picture of one of its users, at an address. Never throws: what goes wrong is an answer. */
export type AskPictureCheck = (site: SiteId, customerId: CustomerId, url: string) => Promise<Answer>;

/** What keeping a finding needs. */
export interface KeepingPicture {
  readonly now: Instant;
  readonly checks: PictureCheckStore;
  readonly tickets: TicketStore;
  readonly correlationId: string;
}

export interface LookingAtPicture extends KeepingPicture {
  readonly attachments: Pick<AttachmentStore, 'find'>;
  readonly ask: AskPictureCheck;
  /** An address at which an object opens for WeChat, for so many seconds. */
  link(name: string, of: { readonly fileName: string; readonly seconds: number }): Promise<string>;
  /** What WeChat has told of a trace already: its message may be quicker than we are. */
  told(traceId: string): Promise<Finding | undefined>;
  /** The numbers of checking: policy data. */
  numbers(site: SiteId): Promise<Omit<Checking, 'now'>>;
}

/** WeChat fetches the picture within the half hour in which it answers; after that nobody can open the address. */
const OPEN_SECONDS = 30 * 60;
const MOST_BYTES = 10 * 1_048_576; // of mediaCheckAsync

/** Keeps what has become known of a picture, with the mark on its matter where there is one; false where the check has moved on meanwhile. */
async function keepPicture(
  before: PictureCheck | undefined,
  { changed, flag, why }: PictureResult,
  { now, checks, tickets, correlationId }: KeepingPicture,
): Promise<boolean> {
  const { site, ticketNo, attachmentId, of } = changed.head;
  const by: Circumstances = { actor: { kind: 'system', site, name: 'picture-check' }, now, correlationId };
  const mark = flag && ((ticket: Ticket) => flagPicture(ticket, { flag, of, attachmentId, why }));
  return keepFinding(
    { site, ticketNo },
    {
      writes: () => checks.writes(before, changed, by),
      isDone: async () => (await checks.find(site, ticketNo, attachmentId))?.version !== before?.version,
      ...(mark && { mark }),
    },
    { tickets, by },
  );
}

/** The user of the mini-program who gave a picture; undefined where nobody of it did, or he tells as nobody. */
const giverOf = ({ actor }: EventRecord, ticket: Ticket): CustomerId | undefined =>
  actor.kind === 'customer' && actor.id !== undefined && !ticket.anonymous ? (actor.id as CustomerId) : undefined;

async function answerOf(file: GivenAttachment, giver: CustomerId, at: LookingAtPicture): Promise<Answer> {
  const { sha256 = '', bytes = 0 } = file;
  if (bytes > MOST_BYTES) return { kind: 'NEVER', why: 'picture.tooLarge' };
  // The name of the file may hold a person's; WeChat need not know it.
  const url = await at.link(keptKeyOf(file, sha256), { fileName: 'picture', seconds: OPEN_SECONDS });
  return at.ask(file.site, giver, url);
}

/** What WeChat has told meanwhile; and if it never did, and its time is over, nobody waits any longer. */
async function settle(check: PictureCheck, traceId: string, at: LookingAtPicture): Promise<void> {
  const verdict = await at.told(traceId);
  const isOver = check.dueAt !== undefined && check.dueAt <= at.now;
  const result = verdict ? judged(check, traceId, verdict) : isOver ? givenUp(check, 'wechat.noResult') : undefined;
  if (result) await keepPicture(check, result, at);
}

/**
 * F03: has a picture looked at once it is kept. 1. Only a guest's of the mini-program, and one that nobody has looked at. 2. Ask.
 * 3. Keep by which trace the result will come. 4. Look whether it has come already: its message is put by before anything else is
 * done with it, so whichever of the two is later sees the other.
 */
export async function lookAtPicture(of: { site: SiteId; id: AttachmentId }, at: LookingAtPicture): Promise<void> {
  const file = await at.attachments.find(of.site, of.id);
  if (!file || !isGiven(file) || file.status !== 'CHECKED') return;
  if (file.givenBy !== 'GUEST' || !file.type.startsWith('image/')) return;
  const { site, id, ticketNo, ticketVersion } = file;
  const before = await at.checks.find(site, ticketNo, id);
  if (before?.traceId !== undefined) return before.status === 'ASKED' ? settle(before, before.traceId, at) : undefined;
  if (before && before.status !== 'OPEN') return;
  const [ticket, event] = await Promise.all([
    at.tickets.find(site, ticketNo),
    at.tickets.eventAt(site, ticketNo, ticketVersion),
  ]);
  const giver = ticket && event && giverOf(event, ticket);
  if (giver === undefined) return;
  const answer = await answerOf(file, giver, at);
  const picture = { site, ticketNo, attachmentId: id, of: ticketVersion };
  await keepPicture(before, answered(before, picture, answer, { now: at.now, ...(await at.numbers(site)) }), at);
  const kept = await at.checks.find(site, ticketNo, id);
  if (kept?.status === 'ASKED' && kept.traceId !== undefined) await settle(kept, kept.traceId, at);
}

/**
 * What WeChat has told of a picture, wherever in the house it is; of one that nobody knows, nothing comes. Where the check moves on at
 * that moment, as when nobody wanted to wait any longer, it is judged as it stands then.
 */
export async function hearVerdict(
  traceId: string,
  verdict: Finding,
  at: KeepingPicture & { readonly sites: readonly SiteId[] },
): Promise<void> {
  for (const site of at.sites) {
    const trace = await at.checks.trace(site, traceId);
    if (!trace) continue;
    for (let isKept = false; !isKept; ) {
      const check = await at.checks.find(site, trace.ticketNo, trace.attachmentId);
      const result = check && judged(check, traceId, verdict);
      if (!result) return;
      isKept = await keepPicture(check, result, at);
    }
    return;
  }
}
