import {
  AttachmentId,
  CallbackId,
  CustomerId,
  ExportId,
  ImportId,
  LeakCaseId,
  type SiteId,
  TicketId,
  ticketNoOf,
} from '../kernel/ids.ts';
import { LeadId, ticketNoOfLead } from '../leads/model.ts';
import { LessonId, matterOfLesson } from '../lessons/model.ts';
import { headOfEvents } from '../platform/event-keys.ts';
import { at } from '../platform/key-parts.ts';
import { eventsPlace, keys } from '../platform/keys.ts';
import type { Key } from '../platform/table.ts';
import { StaffNo } from '../tickets/words.ts';
import type { Entity } from './parts.ts';

interface Parsed<T> {
  safeParse(id: string): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** A head's key by its id, if that is an id at all. */
const by =
  <T>(schema: Parsed<T>, place: (site: SiteId, id: T) => Key) =>
  (site: SiteId, id: string): Key | undefined => {
    const parsed = schema.safeParse(id);
    return parsed.success ? place(site, parsed.data) : undefined;
  };

const heads: Readonly<Record<Entity, (site: SiteId, id: string) => Key | undefined>> = {
  ticket: by(TicketId, (site, id) => keys.ticket(site, ticketNoOf(id))),
  customer: by(CustomerId, keys.customer),
  'leak-case': by(LeakCaseId, keys.leakCase),
  lesson: by(LessonId, (site, id) => keys.lesson(site, matterOfLesson(id))),
  lead: by(LeadId, (site, id) => keys.lead(site, ticketNoOfLead(id))),
  callback: by(CallbackId, keys.callback),
  staff: by(StaffNo, keys.staff),
  policy: keys.policy,
  attachment: by(AttachmentId, keys.attachment),
  'customer-import': by(ImportId, keys.customerImport),
  'customer-export': by(ExportId, keys.customerExport),
};

/** The chain of an entity; undefined where the id is none. */
export function chainOf(site: SiteId, entity: Entity, id: string): string | undefined {
  const head = heads[entity](site, id);
  return head && eventsPlace(head);
}

/** Whether a name is that of a chain of this site. */
export const isOfSite = (site: SiteId, chain: string): boolean =>
  chain.startsWith(at(site, '')) && headOfEvents(chain) !== undefined;
