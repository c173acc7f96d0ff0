import type { Actor } from '../kernel/actor.ts';
import type { Circumstances } from '../kernel/event.ts';
import type { TicketNo } from '../kernel/ids.ts';
import type { Write } from '../platform/table.ts';
import { tooManyFiles, uploadUnknown } from './errors.ts';
import { attachmentIdOf, type GivenAttachment, siteOfKey, type UploadKey } from './model.ts';
import { give, mustDiffer } from './rules.ts';
import type { AttachmentStore } from './store.ts';

const MOST_OF_A_TICKET = 60; // they are read with their ticket, and handed out with its evidence

/** Who a key belongs to: a person that is signed in, or whoever holds it. */
export const askerOf = (actor: Actor): string =>
  actor.kind === 'staff' ? actor.staffNo : actor.kind === 'customer' ? actor.customerId : actor.kind;

const giverOf = (actor: Actor): GivenAttachment['givenBy'] => (actor.kind === 'staff' ? actor.staffNo : 'GUEST');

/** Where files come: with a ticket, by its event of this version. */
export interface GivenWith {
  readonly ticketNo: TicketNo;
  readonly ticketVersion: number;
  /** The number by which the guest knows the matter, where it is another. */
  readonly toldAs?: TicketNo;
  /** Who it is on record as, where the matter names nobody; left out, whoever gives them. */
  readonly as?: Actor;
}

/**
 * What the files write that come with a matter or a message, for its transaction: all of them come with it, or none.
 *
 * Errors: `attachment.unknown`, `attachment.used`, `attachment.twice`, `attachment.tooMany`.
 */
export const givingFiles =
  (attachments: AttachmentStore) =>
  async (keys: readonly UploadKey[], { as, ...to }: GivenWith, by: Circumstances): Promise<Write[]> => {
    if (keys.length === 0) return [];
    mustDiffer(keys);
    const { site } = by.actor;
    const before = to.ticketVersion === 1 ? [] : await attachments.ofTicket(site, to.ticketNo);
    if (before.length + keys.length > MOST_OF_A_TICKET) throw tooManyFiles(MOST_OF_A_TICKET);
    const giving = {
      ...{ ...to, as: askerOf(by.actor), givenBy: giverOf(by.actor) },
      request: by.op?.key ?? by.correlationId,
    };
    const writes = keys.map(async (key, at) => {
      const file = siteOfKey(key) === site ? await attachments.find(site, attachmentIdOf(key)) : undefined;
      if (!file) throw uploadUnknown(at);
      return attachments.giving(file, give(file, at, giving, by.now), { ...by, ...(as && { actor: as }) });
    });
    return (await Promise.all(writes)).flat();
  };
export type GivingFiles = ReturnType<typeof givingFiles>;
