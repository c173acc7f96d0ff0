import type {
  AttachmentId,
  CallbackId,
  CustomerId,
  LeakCaseId,
  RightsRequestId,
  SiteId,
  TicketNo,
} from '../kernel/ids.ts';
import { type Instant, shortInstant } from '../kernel/time.ts';
import { accessKeys } from './access-keys.ts';
import { auditKeys } from './audit-keys.ts';
import { customerKeys } from './customer-keys.ts';
import { EVENTS } from './event-keys.ts';
import { at, HEAD } from './key-parts.ts';
import type { Key } from './table.ts';

/** Attribute names that CDK and the code must agree on. */
export const attributes = { pk: 'pk', sk: 'sk', expires: 'expiresAtEpoch' } as const;

/**
 * The sparse indexes, both KEYS_ONLY: an entry costs nothing when a head changes in other fields, and pages read the heads
 * themselves, so a list never shows an older state than the view.
 */
export const indexes = {
  /** Whose work is it: one partition per queue, oldest promise first. */
  queue: { name: 'queue', pk: 'queuePk', sk: 'queueSk' },
  /** When must somebody look again: filed at or before the next thing that falls due; read by lists of due work and by the reconciler. */
  watch: { name: 'watch', pk: 'watchPk', sk: 'watchSk' },
} as const;

const padded = (n: number) => String(n).padStart(8, '0');

/** The partition of a head's events, named after the head, so that no two heads' events meet: the name of its chain. */
export const eventsPlace = ({ pk, sk }: Key): string => (sk === HEAD ? `${pk}${EVENTS}` : `${pk}${EVENTS}#${sk}`);

/**
 * Every key of the table. Above each builder stands what it serves; docs/table.md is printed from it.
 */
export const keys = {
  /** Ticket head by number or id; head and detail in one Query. */
  ticket: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: HEAD }),
  /** The long text of a ticket, written once (personal, sealed). */
  ticketDetail: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'B#DETAIL' }),
  /** Name and number that somebody anonymous told later (personal, sealed). */
  ticketIdentity: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'B#IDENTITY' }),
  /** The document by which somebody acts for another, shown later (sealed). */
  ticketAuthority: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'B#AUTHORITY' }),
  /** The case of an authority that came to a ticket, or was given another date, after it was taken in. */
  ticketExternal: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'B#EXTERNAL' }),
  /** A file that was given with a ticket, read with its head and detail; what it is called is sealed. */
  ticketFile: (site: SiteId, no: TicketNo, id: AttachmentId): Key => ({ pk: at(site, 'T', no), sk: `B#FILE#${id}` }),
  /** A file from its upload on: who may use its key, and what became of it. */
  attachment: (site: SiteId, id: AttachmentId): Key => ({ pk: at(site, 'ATT', id), sk: HEAD }),
  /** What a ticket is linked with, one item for each other one, read with its head and detail. */
  ticketLink: (site: SiteId, no: TicketNo, other: TicketNo): Key => ({ pk: at(site, 'T', no), sk: `B#LINK#${other}` }),
  /** One complaint of the cause that a parent case is about; there may be many, so they are not read with it. */
  causeMember: (site: SiteId, no: TicketNo, other: TicketNo): Key => ({ pk: at(site, 'T', no), sk: `M#${other}` }),
  /** What was found of a guest's words, by the event that they stand in; only of words that were not simply passed. */
  textCheck: (site: SiteId, no: TicketNo, version: number): Key => ({
    pk: at(site, 'T', no),
    sk: `W#${padded(version)}`,
  }),
  /** What WeChat thinks of a picture that a guest of the mini-program has given. */
  pictureCheck: (site: SiteId, no: TicketNo, id: AttachmentId): Key => ({ pk: at(site, 'T', no), sk: `V#${id}` }),
  /** Which picture WeChat's message is about, by its trace. */
  pictureTrace: (site: SiteId, traceId: string): Key => ({ pk: at(site, 'PICTURE', traceId), sk: HEAD }),
  /** The newest request to offer a guest more than its handler may, read with its head and detail. */
  compensationRequest: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'B#COMPENSATION' }),
  /** How a guest has rated it. */
  ticketRating: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'D#RATING' }),
  /** The seal of an archived ticket: contents list and root hash. */
  ticketArchive: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'Z#ARCHIVE' }),
  /** That nothing of a ticket may be deleted, and why. */
  legalHold: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'Z#HOLD' }),
  /** Which items of a ticket lost their words because somebody was erased. */
  wordsErased: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'Z#ERASED' }),
  /** Proofs of deletions in the order of their days. */
  deletionCertificate: (site: SiteId, when: string): Key => ({ pk: at(site, 'DELETED'), sk: when }),
  /** A co-handler's order of a ticket, read with its head and detail. */
  coOrder: (site: SiteId, no: TicketNo, n: number): Key => ({ pk: at(site, 'T', no), sk: `C#${padded(n)}` }),
  /** Follow-up of a ticket by its running number, which its id carries; it shares the ticket's events. */
  followUp: (site: SiteId, no: TicketNo, n: number): Key => ({ pk: at(site, 'T', no), sk: `F#${padded(n)}` }),
  /** Events of any entity, in the order they happened, in a partition of their own, so that a role can be kept from changing them: timeline, audit trail, outbox, memory of repeats. */
  event: (head: Key, version: number): Key => ({ pk: eventsPlace(head), sk: `E#${padded(version)}` }),
  /** The sites that were founded: the one partition that belongs to no site. */
  site: (id: SiteId): Key => ({ pk: 'SITES', sk: `S#${id}` }),
  /** All staff of a site in one Query; one person by staff number. */
  staff: (site: SiteId, staffNo: string): Key => ({ pk: at(site, 'STAFF'), sk: `P#${staffNo}` }),
  /** The organisation of a site: units, head counts and deputies in one Query. */
  unit: (site: SiteId, unitId: string): Key => ({ pk: at(site, 'ORG'), sk: `U#${unitId}` }),
  /** How many people may hold a post of a unit. */
  establishment: (site: SiteId, id: string): Key => ({ pk: at(site, 'ORG'), sk: `H#${id}` }),
  /** Who stands in for whom. */
  deputy: (site: SiteId, id: string): Key => ({ pk: at(site, 'ORG'), sk: `D#${id}` }),
  /** A month of a site's roster; a month and the one before it in one Query: who is on duty. */
  roster: (site: SiteId, month: string): Key => ({ pk: at(site, 'ROSTER'), sk: `M#${month}` }),
  /** Shifts and cover rules that a site plans with, in one read. */
  shiftBook: (site: SiteId): Key => ({ pk: at(site, 'SHIFTS'), sk: HEAD }),
  /** Swaps of a month's shifts; one by its id, which carries the month. */
  swap: (site: SiteId, month: string, id: string): Key => ({ pk: at(site, 'SWAP', month), sk: `S#${id}` }),
  /** Leave that begins in a month; one by its id, which carries the month. */
  leave: (site: SiteId, month: string, id: string): Key => ({ pk: at(site, 'LEAVE', month), sk: `L#${id}` }),
  /** The years of a site's calendars, all in one Query; one by calendar and year. */
  calendarYear: (site: SiteId, id: string): Key => ({ pk: at(site, 'CALENDARS'), sk: `C#${id}` }),
  /** By which versions of the calendars the open matters of a site were timed last. */
  retimed: (site: SiteId): Key => ({ pk: at(site, 'CALENDARS'), sk: 'RETIMED' }),
  /** A policy as it is now, in one read. */
  policy: (site: SiteId, name: string): Key => ({ pk: at(site, 'POLICY', name), sk: HEAD }),
  /** A policy's versions, newest first; one version by number. */
  policyVersion: (site: SiteId, name: string, version: number): Key => ({
    pk: at(site, 'POLICY', name),
    sk: `V#${padded(version)}`,
  }),
  ...customerKeys,
  ...accessKeys,
  ...auditKeys,
  /** A WeChat user of the mini-program, by the blind index of his openid. */
  wechatAccount: (site: SiteId, index: string): Key => ({ pk: at(site, 'WX', index), sk: HEAD }),
  /** By which WeChat user a customer is reached: the one that he last signed in by. */
  wechatOf: (site: SiteId, id: CustomerId): Key => ({ pk: at(site, 'C', id), sk: 'B#WECHAT' }),
  /** How many subscription messages a WeChat user still allows. */
  subscriptions: (site: SiteId, index: string): Key => ({ pk: at(site, 'WX', index), sk: 'S#LEDGER' }),
  /** How many messages of the service chat a WeChat user may still be sent, and until when. */
  serviceWindow: (site: SiteId, index: string): Key => ({ pk: at(site, 'WX', index), sk: 'S#WINDOW' }),
  /** The token by which the house asks WeChat, kept until shortly before it ends. */
  accessToken: (site: SiteId): Key => ({ pk: at(site, 'WXTOKEN'), sk: 'TOKEN' }),
  /** The code by which a customer shows that a number is his. */
  phoneCode: (site: SiteId, id: CustomerId): Key => ({ pk: at(site, 'C', id), sk: 'X#PHONE' }),
  /** When codes were sent to a number, or for a customer, in the last day. */
  sentCodes: (site: SiteId, who: string): Key => ({ pk: at(site, 'SMS', who), sk: 'CODES' }),
  /** What WeChat has pushed, by the hash of what makes it one: the same twice is found there. */
  wechatPush: (site: SiteId, hash: string): Key => ({ pk: at(site, 'WXPUSH', hash), sk: HEAD }),
  /** One sign-in with the state of its refresh tokens; it expires some days after its last use. */
  session: (site: SiteId, id: string): Key => ({ pk: at(site, 'SES', id), sk: HEAD }),
  /** When a person or customer signed out everywhere: what was signed in before is over. */
  signOut: (site: SiteId, subject: string): Key => ({ pk: at(site, 'OUT', subject), sk: HEAD }),
  /** What a sign-in with an Idempotency-Key led to, so that its repeat gets the same answer. */
  signInRepeat: (site: SiteId, key: string): Key => ({ pk: at(site, 'AGAIN', key), sk: 'AGAIN' }),
  /** Whether, and since when, a member of staff has the mini-program as his second way in. */
  binding: (site: SiteId, staffNo: string): Key => ({ pk: at(site, 'BND', staffNo), sk: HEAD }),
  /** A binding code by its hash; one use, ten minutes. */
  bindingCode: (site: SiteId, hash: string): Key => ({ pk: at(site, 'BDC', hash), sk: HEAD }),
  /** Wrong binding codes of one WeChat user within their window. */
  bindingTries: (site: SiteId, index: string): Key => ({ pk: at(site, 'WX', index), sk: 'X#TRIES' }),
  /** Emergency accesses of a site by id, which sorts by time: those that can still hold in one Query. */
  breakGlass: (site: SiteId, id: string): Key => ({ pk: at(site, 'GLASS'), sk: `G#${id}` }),
  /** A person's inbox in the order of time; one notice by the instant and hash of its event. */
  notice: (site: SiteId, staffNo: string, when: string): Key => ({ pk: at(site, 'INBOX', staffNo), sk: `N#${when}` }),
  /** How many matters a party, a device or an address has told within a day or an hour. */
  filings: (site: SiteId, who: string, window: string): Key => ({ pk: at(site, 'FILED', who), sk: window }),
  /** How often somebody has looked up in a day who reported a case. */
  reporterLookups: (site: SiteId, staffNo: string, day: string): Key => ({ pk: at(site, 'LOOKUPS', staffNo), sk: day }),
  /** How many messages a channel has taken in a minute. */
  noticeTurns: (site: SiteId, channel: string, minute: string): Key => ({ pk: at(site, 'TURNS', channel), sk: minute }),
  /** How a customer stands: sums of twelve months, grade, override. */
  standing: (site: SiteId, id: CustomerId): Key => ({ pk: at(site, 'C', id), sk: 'G#STANDING' }),
  /** One thing that a customer did, by its kind and a hash of its number: counted once. */
  activity: (site: SiteId, id: CustomerId, what: string): Key => ({ pk: at(site, 'C', id), sk: `Q#${what}` }),
  /** An entry of a customer's credit; all of one customer in one Query. */
  creditEntry: (site: SiteId, customer: CustomerId, id: string): Key => ({
    pk: at(site, 'C', customer),
    sk: `R#${id}`,
  }),
  /** What the board knows of a ticket: the version it has seen, and where it has put it. */
  boardRow: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'P#BOARD' }),
  /** A ticket in one list of the board, the longest-standing or earliest due first. */
  boardEntry: (site: SiteId, list: string, when: string): Key => ({ pk: at(site, 'BOARD', list), sk: when }),
  /** How many tickets stand in each list of the board, in one read. */
  boardCounts: (site: SiteId): Key => ({ pk: at(site, 'BOARD'), sk: 'COUNTS' }),
  /** Quality of dispatch and first contact of the matters that came in on a day, one item each. */
  qualityRow: (site: SiteId, day: string, no: string): Key => ({ pk: at(site, 'QUALITY', day), sk: no }),
  /** What somebody told, newest first, by a customer or the blind index of a number: suspected repeats. */
  trace: (site: SiteId, party: string, when: string): Key => ({ pk: at(site, 'TOLD', party), sk: when }),
  /** Complaints of one cause in the order in which they came in. */
  causeTrace: (site: SiteId, cause: string, when: string): Key => ({ pk: at(site, 'CAUSE', cause), sk: when }),
  /** The last parent case of a cause. */
  causeParent: (site: SiteId, cause: string): Key => ({ pk: at(site, 'CAUSEOF', cause), sk: 'PARENT' }),
  /** Matters in which one guest was offered money. */
  given: (site: SiteId, party: string): Key => ({ pk: at(site, 'GIVEN', party), sk: HEAD }),
  /** When each person was last given a matter, in one read. */
  lastGiven: (site: SiteId): Key => ({ pk: at(site, 'GIVING'), sk: 'LAST' }),
  /** Who was chosen for what within the last minute, in one read and one write: nobody is chosen by two at once. */
  claims: (site: SiteId): Key => ({ pk: at(site, 'GIVING'), sk: 'CLAIMS' }),
  /** What became of an inquiry that sales goes on with: one by its ticket's number. */
  lead: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'LED', no), sk: HEAD }),
  /** A case of a leak or of misconduct by id, beside its events. */
  leakCase: (site: SiteId, id: LeakCaseId): Key => ({ pk: at(site, 'LKC', id), sk: HEAD }),
  /** Who told the house of a case (personal, sealed): read by one act alone, and to keep him from deciding on it. */
  leakReporter: (site: SiteId, id: LeakCaseId): Key => ({ pk: at(site, 'LKC', id), sk: 'R#REPORTER' }),
  /** A piece of evidence of a case with its chain of custody; all of a case in one Query. */
  leakEvidence: (site: SiteId, id: LeakCaseId, no: number): Key => ({ pk: at(site, 'LKC', id), sk: `V#${padded(no)}` }),
  /** What somebody whom a case is about has said of it; all of a case in one Query. */
  leakHearing: (site: SiteId, id: LeakCaseId, staffNo: string): Key => ({
    pk: at(site, 'LKC', id),
    sk: `H#${staffNo}`,
  }),
  /** What somebody asks for his own data, by id, beside its events. */
  rightsRequest: (site: SiteId, id: RightsRequestId): Key => ({ pk: at(site, 'RRQ', id), sk: HEAD }),
  /** Proof that somebody was erased, by the id of his request, which sorts by time. */
  erasureCertificate: (site: SiteId, id: RightsRequestId): Key => ({ pk: at(site, 'ERASED'), sk: id }),
  /** Runs that ended the time of a class of records, the newest first: the certificates of what went. */
  retentionRun: (site: SiteId, id: string): Key => ({ pk: at(site, 'RETAINED'), sk: `R#${id}` }),
  /** The requests of a customer, by id, which sorts by time. */
  rightsOfCustomer: (site: SiteId, customer: CustomerId, id: string): Key => ({
    pk: at(site, 'C', customer),
    sk: `Y#${id}`,
  }),
  /** The request of each kind that a customer has open: one at a time. */
  openRight: (site: SiteId, customer: CustomerId, kind: string): Key => ({
    pk: at(site, 'C', customer),
    sk: `U#${kind}`,
  }),
  /** What is to be learned from a matter: one by its ticket's number, or by the id of its leak case. */
  lesson: (site: SiteId, matter: string): Key => ({ pk: at(site, 'LES', matter), sk: HEAD }),
  /** Mark of a proof of work that was used: one use, then nothing until it expires. */
  usedChallenge: (site: SiteId, hash: string): Key => ({ pk: at(site, 'POW', hash), sk: 'USED' }),
  /** Wrong tries of a query code within their window. */
  codeTries: (site: SiteId, no: TicketNo): Key => ({ pk: at(site, 'T', no), sk: 'X#TRIES' }),
  /** A booked call-back by id. */
  callback: (site: SiteId, id: CallbackId): Key => ({ pk: at(site, 'CB', id), sk: HEAD }),
  /** A customer's call-backs, newest first: where each of them stands. */
  callbackOfCustomer: (site: SiteId, customer: CustomerId, id: CallbackId): Key => ({
    pk: at(site, 'C', customer),
    sk: `K#${id}`,
  }),
  /** How many calls each person has in a slot; all slots of a day in one Query. */
  callbackSlot: (site: SiteId, day: string, slot: string): Key => ({ pk: at(site, 'CBDAY', day), sk: `L#${slot}` }),
  /** Wrong tries of a call-back's query code within their window. */
  callbackTries: (site: SiteId, id: CallbackId): Key => ({ pk: at(site, 'CB', id), sk: 'X#TRIES' }),
  /** Wrapped data key of a site and day. */
  dataKey: (site: SiteId, day: string): Key => ({ pk: at(site, 'KEYS'), sk: `D#${day}` }),
  /** The code of a room or table; all of one type in one Query. */
  placeCode: (site: SiteId, type: string, ref: string): Key => ({ pk: at(site, 'PLACES', type), sk: `L#${ref}` }),
  /** A questionnaire by the hash of its token, which is kept nowhere. */
  survey: (site: SiteId, tokenHash: string): Key => ({ pk: at(site, 'SVY', tokenHash), sk: HEAD }),
  /** When a customer was last asked what he thinks. */
  lastSurvey: (site: SiteId, id: CustomerId): Key => ({ pk: at(site, 'C', id), sk: 'X#SURVEY' }),
  /** When somebody in no archive was last asked, by the blind index of the number he left. */
  lastSurveyOfNumber: (site: SiteId, index: string): Key => ({ pk: at(site, 'SVYNUMBER', index), sk: 'X#SURVEY' }),
  /** What was asked and answered in a month, one item a closing: the figures in one Query. */
  surveyRow: (site: SiteId, month: string, closing: string): Key => ({ pk: at(site, 'SVYMONTH', month), sk: closing }),
  /** What a consumer did already, so that a repeated message acts once. */
  done: (site: SiteId, consumer: string, id: string): Key => ({ pk: at(site, 'DONE', consumer, id), sk: 'DONE' }),
} as const;

/** First part of each range of a ticket's partition. */
export const ranges = {
  view: { from: 'A#', to: 'C#\uffff' },
  coOrders: 'C#',
  links: 'B#LINK#',
  files: 'B#FILE#',
  causeMembers: 'M#',
  textChecks: 'W#',
  pictureChecks: 'V#',
  events: 'E#',
  dataKeys: 'D#',
  leakEvidence: 'V#',
  leakHearings: 'H#',
  rightsOfCustomer: 'Y#',
} as const;

/** Partitions of the queue index. */
export const queues = {
  /** Accepted or received, no owner yet. */
  undispatched: (site: SiteId) => at(site, 'Q', 'UNDISPATCHED'),
  /** Nobody has looked yet whether they are genuine. */
  review: (site: SiteId) => at(site, 'Q', 'REVIEW'),
  /** Words of guests that nobody could check yet, by when they are tried again. */
  textChecks: (site: SiteId) => at(site, 'Q', 'TEXT_CHECKS'),
  /** Pictures of guests that WeChat has said nothing of yet, by when somebody looks again. */
  pictureChecks: (site: SiteId) => at(site, 'Q', 'PICTURE_CHECKS'),
  /** Codes of places that are still to be made, by when they are tried again. */
  placeCodes: (site: SiteId) => at(site, 'Q', 'PLACE_CODES'),
  /** Matters that ended in one way, the newest first. */
  ended: (site: SiteId, endedAs: string) => at(site, 'Q', 'ENDED', endedAs),
  /** Offers that found nobody. */
  noTaker: (site: SiteId) => at(site, 'Q', 'NO_TAKER'),
  /** Offered to or handled by one person. */
  owner: (site: SiteId, staffNo: string) => at(site, 'Q', 'OWNER', staffNo),
  /** Parts that one person does beside the lead, the earliest due first. */
  coOrders: (site: SiteId, staffNo: string) => at(site, 'Q', 'CO', staffNo),
  /** Notices that wait to go out of the house, the earliest due first. */
  notices: (site: SiteId) => at(site, 'Q', 'NOTICES'),
  /** Notices that no channel has taken. */
  undeliverable: (site: SiteId) => at(site, 'Q', 'UNDELIVERABLE'),
  /** Open leads of sales, by when somebody must look at them. */
  leads: (site: SiteId) => at(site, 'Q', 'LEADS'),
  /** Cases of leaks and misconduct, open or closed, the newest report first. */
  leakCases: (site: SiteId, which: string) => at(site, 'Q', 'LEAK_CASES', which),
  /** Runs of the retention that were begun and not ended. */
  retentionRuns: (site: SiteId) => at(site, 'Q', 'RETENTION'),
  /** Requests for one's own data: open ones by when they are to be done, the others the newest first. */
  rightsRequests: (site: SiteId, which: string) => at(site, 'Q', 'RIGHTS', which),
  /** What waits for one person to speak in his own case. */
  leakHearings: (site: SiteId, staffNo: string) => at(site, 'Q', 'LEAK_HEARINGS', staffNo),
  /** Alarms about reads, open or settled, the newest first. */
  accessAlarms: (site: SiteId, which: string) => at(site, 'Q', 'ACCESS_ALARMS', which),
  /** Open lessons, by when somebody must look at them. */
  lessons: (site: SiteId) => at(site, 'Q', 'LESSONS'),
  /** Imports and exports of customers under way, by when somebody must look at them. */
  exchanges: (site: SiteId) => at(site, 'Q', 'EXCHANGES'),
  /** Customers of one status, by grade. */
  customers: (site: SiteId, status: string) => at(site, 'Q', 'CUSTOMERS', status),
  /** Open call-backs of one person, the earliest first. */
  callbacks: (site: SiteId, staffNo: string) => at(site, 'Q', 'CALLBACK', staffNo),
  /** Credit entries whose customers do not agree, the earliest to be decided first. */
  contests: (site: SiteId) => at(site, 'Q', 'CONTESTED'),
  /** Follow-up calls of one post. */
  followUps: (site: SiteId, postCode: string) => at(site, 'Q', 'FOLLOW_UP', postCode),
} as const;

/** Partition of the watch index; `shard` spreads a large site, 0 for a resort. */
export const watch = (site: SiteId, shard = 0) => at(site, 'WATCH', String(shard));

/** Partition of the watch index in which open call-backs stand by when somebody must look at them. */
export const watchCallbacks = (site: SiteId) => at(site, 'WATCH', 'CB');

/** Partition of the watch index in which files wait that were given and not checked yet. */
export const watchAttachments = (site: SiteId) => at(site, 'WATCH', 'ATT');

/** Partition of the watch index in which standings of customers stand by when time alone may change them. */
export const watchStandings = (site: SiteId) => at(site, 'WATCH', 'GRADE');

/** Partition of the watch index in which cases of leaks and misconduct stand by when something of them is due. */
export const watchLeakCases = (site: SiteId) => at(site, 'WATCH', 'LEAK');

/** Partition of the watch index in which requests for one's own data stand by when somebody must look at them. */
export const watchRights = (site: SiteId) => at(site, 'WATCH', 'RIGHTS');

/** Partition of the watch index in which records of a class stand by when they ended, until their time is over. */
export const watchKept = (site: SiteId, kept: string) => at(site, 'WATCH', 'KEPT', kept);

/** Sort key of both indexes: by instant, in its short form because every head pays for it, then by id, so that no two entries meet. */
export const sortedBy = (at: Instant, id: string) => `${shortInstant(at)}#${id}`;

/** How a record that has ended stands in the watch index until the time of its class is over. */
export const filedAsKept = (
  site: SiteId,
  kept: string,
  of: { readonly endedAt: Instant; readonly id: string },
): Readonly<Record<string, string>> => ({
  [indexes.watch.pk]: watchKept(site, kept),
  [indexes.watch.sk]: sortedBy(of.endedAt, of.id),
});

/** Bounds of a page in that order: nothing later than an instant, nothing up to where the page before ended. */
export const bounds = ({ to, after }: { to?: Instant; after?: string }) => ({
  ...(after && { from: `${after}\u0000` }),
  ...(to && { to: `${shortInstant(to)}\uffff` }),
});
