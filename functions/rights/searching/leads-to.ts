import {
  type CallbackId,
  type CustomerId,
  type RightsRequestId,
  type SiteId,
  TicketId,
  ticketNoOf,
} from '../../kernel/ids.ts';
import { inboxOf } from '../../notices/store.ts';
import { eventsPlace, keys } from '../../platform/keys.ts';
import type { Item } from '../../platform/table.ts';

/** Which other partitions hang on an item: by these, a walk that begins at a customer comes to everything that is his. */

type Leads = (item: Item, site: SiteId) => readonly string[];

const text = (value: unknown): string => String(value ?? '');
/** Events of a head that shares its partition with others stand apart. */
const itsEvents: Leads = ({ pk, sk }) => [eventsPlace({ pk, sk })];
/** Everything that is found by a party: told matters, money offered, codes sent, matters counted. */
const ofParty = (site: SiteId, who: { readonly party: string; readonly name: string }): string[] => [
  keys.trace(site, who.party, '').pk,
  keys.given(site, who.party).pk,
  keys.sentCodes(site, who.name).pk,
  keys.filings(site, who.name, '').pk,
];

/**
 * What came with a record that was merged into his is walked from that record, and a call that names him has a pointer of its own: each
 * is come to once.
 */
const dealing: Leads = ({ what, ref, from, by }, site) => {
  if (from !== undefined) return [];
  if (what === 'CALLBACK' && by !== 'PHONE') return [];
  if (what === 'CALLBACK') return [keys.callback(site, text(ref) as CallbackId).pk];
  const id = TicketId.safeParse(ref);
  if (what !== 'TICKET' || !id.success) return [];
  const no = ticketNoOf(id.data);
  // Who left a number with a matter and was in no archive then was told of it as the matter.
  return [keys.ticket(site, no).pk, keys.lead(site, no).pk, keys.lesson(site, no).pk, inboxOf(site, id.data)];
};

export const leadsTo: Readonly<Record<string, Leads>> = {
  customer: ({ id }, site) => [
    ...ofParty(site, { party: `C.${text(id)}`, name: text(id) }),
    inboxOf(site, text(id)),
    keys.signOut(site, text(id)).pk,
  ],
  identifier: ({ kind, index }, site) =>
    kind === 'PHONE' ? ofParty(site, { party: `P.${text(index)}`, name: text(index) }) : [],
  dealing,
  'callback-of-customer': ({ id }, site) => [keys.callback(site, text(id) as CallbackId).pk],
  'ticket-file': ({ id }, site) => [keys.attachment(site, text(id) as never).pk],
  'wechat-of-customer': ({ index }, site) => [keys.wechatAccount(site, text(index)).pk],
  'rights-of-customer': ({ id }, site) => [keys.rightsRequest(site, text(id) as RightsRequestId).pk],
  'phone-code': itsEvents,
  standing: itsEvents,
  'credit-entry': itsEvents,
  subscriptions: itsEvents,
  'service-window': itsEvents,
  notice: itsEvents,
  'text-check': itsEvents,
  'picture-check': itsEvents,
};

/** The partition in which everything of a customer's record begins. */
export const rootOf = (site: SiteId, id: CustomerId): string => keys.customer(site, id).pk;
