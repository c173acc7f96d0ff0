import * as z from 'zod';
import { CustomerId, SiteId } from '../../kernel/ids.ts';
import { personal } from '../../kernel/personal.ts';
import { Instant } from '../../kernel/time.ts';

/** By what a customer is known again. WeChat users have records of their own (`wechat-account`), found by their openid. */
export const IdentifierKind = z.enum(['PHONE', 'EMAIL', 'CARD', 'ID_DOCUMENT']).meta({ id: 'IdentifierKind' });
export type IdentifierKind = z.infer<typeof IdentifierKind>;

/** Several people share a telephone or a mailbox; a card or a document is one customer's. */
export const isShared = (kind: IdentifierKind): boolean => kind === 'PHONE' || kind === 'EMAIL';

/**
 * `RECYCLED`: the carrier may have given the number to somebody else, so that whoever has it now must show who he is before
 * anything of the past is told. `ENDED`: his no more.
 */
export const IdentifierState = z.enum(['ACTIVE', 'RECYCLED', 'ENDED']).meta({ id: 'IdentifierState' });
export type IdentifierState = z.infer<typeof IdentifierState>;

/** How it was shown to be his. */
export const Proof = z.enum(['WECHAT', 'SMS', 'CALL', 'DOCUMENT', 'CARD']).meta({ id: 'IdentifierProof' });
export type Proof = z.infer<typeof Proof>;

export const IdentifierId = z.string().regex(/^idn_[\w-]{16}$/);

export const Identifier = z.object({
  id: IdentifierId,
  site: SiteId,
  customerId: CustomerId,
  kind: IdentifierKind,
  /** Blind index of the value: HMAC under a key that the table does not hold. */
  index: z.string().max(64),
  /** Of a document only the index is kept. */
  value: personal('CONTACT', z.string().max(120)).optional(),
  state: IdentifierState,
  since: Instant,
  verifiedAt: Instant.optional(),
  verifiedBy: Proof.optional(),
  /** When it was found to be somebody else's, perhaps. */
  recycledAt: Instant.optional(),
});
export type Identifier = z.infer<typeof Identifier>;

/** As many as anybody has; more are a mistake. */
export const MOST_IDENTIFIERS = 10;
