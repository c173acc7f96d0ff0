import * as z from 'zod';
import { TicketNo } from './ticket-number.ts';
import { type Instant, millis } from './time.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford base32
const ULID = '[0-9A-HJKMNP-TV-Z]{26}';
const NUMBER = '\\d{8}[0-9A-HJKMNP-TV-Z]{5}[0-9A-Z]';

/** An id's schema: prefix, underline, 26 characters that sort by time. */
const idOf = <Brand extends string>(prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_${ULID}$`))
    .brand<Brand>();

/** A ticket's id is its number without `GD`, so that id and number lead to the same place without an index. */
export const TicketId = z
  .string()
  .regex(new RegExp(`^tck_${NUMBER}$`))
  .brand<'TicketId'>();
export type TicketId = z.infer<typeof TicketId>;
/** Work order `n` of a ticket. */
export const WorkOrderId = z
  .string()
  .regex(new RegExp(`^wo_${NUMBER}_\\d{1,3}$`))
  .brand<'WorkOrderId'>();
export type WorkOrderId = z.infer<typeof WorkOrderId>;
/** Follow-up `n` of a ticket. */
export const FollowUpId = z
  .string()
  .regex(new RegExp(`^fu_${NUMBER}_\\d{1,3}$`))
  .brand<'FollowUpId'>();
export type FollowUpId = z.infer<typeof FollowUpId>;

/** A file that belongs to a matter, or is meant to. */
export const AttachmentId = idOf<'AttachmentId'>('att');
export type AttachmentId = z.infer<typeof AttachmentId>;
export const CustomerId = idOf<'CustomerId'>('cus');
export type CustomerId = z.infer<typeof CustomerId>;
export const CallbackId = idOf<'CallbackId'>('cb');
export type CallbackId = z.infer<typeof CallbackId>;
export const StaffId = idOf<'StaffId'>('stf');
export type StaffId = z.infer<typeof StaffId>;
export const PostId = idOf<'PostId'>('pst');
export type PostId = z.infer<typeof PostId>;
/** One sign-in by the mini-program: a family of refresh tokens. */
export const SessionId = idOf<'SessionId'>('ses');
export type SessionId = z.infer<typeof SessionId>;
/** One emergency access of one person. */
export const BreakGlassId = idOf<'BreakGlassId'>('bg');
export type BreakGlassId = z.infer<typeof BreakGlassId>;
/** One entry of a customer's credit. */
export const CreditEntryId = idOf<'CreditEntryId'>('crd');
export type CreditEntryId = z.infer<typeof CreditEntryId>;
/** One case of a leak or of misconduct. */
export const LeakCaseId = idOf<'LeakCaseId'>('lkc');
export type LeakCaseId = z.infer<typeof LeakCaseId>;
/** One file of customers that is imported. */
export const ImportId = idOf<'ImportId'>('imp');
export type ImportId = z.infer<typeof ImportId>;
/** One file of customers that leaves the house. */
export const ExportId = idOf<'ExportId'>('exp');
export type ExportId = z.infer<typeof ExportId>;
/** One request of somebody for his own data. */
export const RightsRequestId = idOf<'RightsRequestId'>('rrq');
export type RightsRequestId = z.infer<typeof RightsRequestId>;
/** One answer in the log of who was shown what. */
export const ReadId = idOf<'ReadId'>('rd');
export type ReadId = z.infer<typeof ReadId>;
/** One alarm about how somebody reads customers' data. */
export const AccessAlarmId = idOf<'AccessAlarmId'>('alm');
export type AccessAlarmId = z.infer<typeof AccessAlarmId>;
/** A resort: a short word that begins every partition key. */
export const SiteId = z
  .string()
  .regex(/^[a-z0-9-]{2,20}$/)
  .brand<'SiteId'>();
export type SiteId = z.infer<typeof SiteId>;

const prefixes = {
  attachment: 'att',
  customer: 'cus',
  callback: 'cb',
  staff: 'stf',
  post: 'pst',
  import: 'imp',
  export: 'exp',
  session: 'ses',
  breakGlass: 'bg',
  creditEntry: 'crd',
  leakCase: 'lkc',
  rightsRequest: 'rrq',
  read: 'rd',
  accessAlarm: 'alm',
} as const;

const TIME_CHARACTERS = 10; // 48 bits of milliseconds
const RANDOM_CHARACTERS = 16; // 80 bits

function base32(value: bigint, characters: number): string {
  let text = '';
  for (let n = 0, rest = value; n < characters; n += 1, rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
}

/** A new id: sorts by the instant given; `random` gives that many random bytes. */
export function newId(kind: keyof typeof prefixes, now: Instant, random: (bytes: number) => Uint8Array): string {
  const drawn = random(10).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return `${prefixes[kind]}_${base32(BigInt(millis(now)), TIME_CHARACTERS)}${base32(drawn, RANDOM_CHARACTERS)}`;
}

export const ticketIdOf = (no: TicketNo): TicketId => `tck_${no.slice(2)}` as TicketId;
export const ticketNoOf = (id: TicketId): TicketNo => `GD${id.slice(4)}` as TicketNo;
export const workOrderIdOf = (id: TicketId, n: number): WorkOrderId => `wo_${id.slice(4)}_${n}` as WorkOrderId;
export const followUpIdOf = (id: TicketId, n: number): FollowUpId => `fu_${id.slice(4)}_${n}` as FollowUpId;

const middle = (id: string) => id.split('_')[1] ?? '';
export const ticketIdOfWorkOrder = (id: WorkOrderId): TicketId => `tck_${middle(id)}` as TicketId;
export const ticketIdOfFollowUp = (id: FollowUpId): TicketId => `tck_${middle(id)}` as TicketId;
export const followUpNumber = (id: FollowUpId): number => Number(id.split('_')[2]);

export { TicketNo };
