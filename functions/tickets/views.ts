import * as z from 'zod';
import type { TicketFile } from '../attachments/model.ts';
import type { PictureCheck } from '../attachments/pictures/picture-check.ts';
import { FileView, fileViewOf } from '../attachments/views.ts';
import { TicketNo } from '../kernel/ids.ts';
import { Label } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { PROMISED } from './clocks.ts';
import { CoOrder } from './co-handling/model.ts';
import { CompensationRequest } from './compensation/model.ts';
import { ExternalCase } from './external/model.ts';
import { MatterObject, OnBehalf } from './intake/behalf.ts';
import { Source } from './intake/source.ts';
import { Contact, Ticket, type TicketDetail, WorkOrder } from './model.ts';
import { ClockKind, ClockState, endedAsLabels, statusLabels } from './words.ts';

/** What the audiences see. Nothing leaves that is not declared here; contact data is masked on its way out. */

const LiveClock = z.object({ kind: ClockKind, state: ClockState, dueAt: Instant });

/** A ticket in a list, and as every verb answers it. */
export const TicketView = Ticket.pick({
  id: true,
  ticketNo: true,
  kind: true,
  channel: true,
  domain: true,
  stage: true,
  category: true,
  status: true,
  resumes: true,
  severity: true,
  priority: true,
  anonymous: true,
  customerId: true,
  receivedAt: true,
  resolvedAt: true,
  reopened: true,
  level: true,
  handlers: true,
  owner: true,
  noTaker: true,
  recused: true,
  about: true,
  told: true,
  pausedAt: true,
  urges: true,
  extension: true,
  offeredFen: true,
  agreedFen: true,
  extended: true,
  mergedInto: true,
  grade: true,
  legal: true,
  outside: true,
  contained: true,
  returns: true,
  supervision: true,
  coHandlers: true,
  handOver: true,
  closedAt: true,
  endedAs: true,
  withdrawnAt: true,
  spokeAt: true,
  silent: true,
  proposedAt: true,
  goodwill: true,
  review: true,
  suspectedRepeatOf: true,
  textFlag: true,
  version: true,
})
  .extend({
    statusText: Label,
    /** How it ended, in words. */
    endedAsText: Label.optional(),
    clocks: z.array(LiveClock),
    workOrder: WorkOrder.optional(),
  })
  .meta({ id: 'TicketView' });
export type TicketView = z.input<typeof TicketView>;

/** The whole ticket for staff who may read it: the story in clear, names and numbers masked. */
export const TicketFullView = TicketView.extend({
  coOrders: z.array(CoOrder.omit({ site: true, ticketId: true, version: true })),
  attachments: z.array(FileView),
  /** The newest request to offer the guest more than his handler may. */
  compensation: CompensationRequest.omit({ site: true, ticketNo: true, version: true }).optional(),
  /** The authority's case as it stands now, where it came or was changed after the intake. */
  external: ExternalCase.omit({ site: true, ticketNo: true, version: true }).optional(),
  detail: z.object({
    /** Its words are hidden: `?words=OPENED` shows them. */
    hidden: z.literal(true).optional(),
    subject: z.string().optional(),
    description: z.string(),
    remedyAsked: z.string().optional(),
    /** Whom of the house it is about, in the guest's words. */
    aboutStaff: z.string().optional(),
    occurredAt: Instant.optional(),
    source: Source.optional(),
    onBehalf: OnBehalf.optional(),
    object: MatterObject.optional(),
    follows: TicketNo.optional(),
    contact: Contact.optional(),
  }),
}).meta({ id: 'TicketFullView' });

export const Promised = z.object({ clock: ClockKind, dueAt: Instant }).meta({ id: 'PromisedTime' });

// In the order of the words, so that two answers about one state are equal to the letter.
const clocksOf = (ticket: Ticket) =>
  ClockKind.options.flatMap((kind) => {
    const clock = ticket.clocks[kind];
    return clock ? [{ kind, state: clock.state, dueAt: clock.dueAt }] : [];
  });

/** The view of a head. */
export const viewOf = (ticket: Ticket): TicketView => ({
  ...ticket,
  statusText: statusLabels[ticket.status],
  ...(ticket.endedAs && { endedAsText: endedAsLabels[ticket.endedAs] }),
  clocks: clocksOf(ticket),
});

/** The view of a head with its detail. */
export const fullViewOf = (
  ticket: Ticket,
  detail: TicketDetail,
  beside: {
    readonly coOrders: readonly CoOrder[];
    readonly files: readonly TicketFile[];
    readonly pictures: readonly PictureCheck[];
    readonly contact: TicketDetail['contact'];
    readonly compensation: CompensationRequest | undefined;
    readonly external: ExternalCase | undefined;
  },
): z.input<typeof TicketFullView> => ({
  ...viewOf(ticket),
  coOrders: [...beside.coOrders],
  attachments: beside.files.map((file) => fileViewOf(file, beside.pictures)),
  ...(beside.external && { external: beside.external }),
  ...(beside.compensation && { compensation: beside.compensation }),
  detail: { ...detail, ...(beside.contact && { contact: beside.contact }) },
});

/** The due times that a guest is told: promises, and kept as such. */
export const promisesOf = (ticket: Ticket): Array<z.infer<typeof Promised>> =>
  clocksOf(ticket)
    .filter((clock) => PROMISED.includes(clock.kind))
    .map(({ kind, dueAt }) => ({ clock: kind, dueAt }));
