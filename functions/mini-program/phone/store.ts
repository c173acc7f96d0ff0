import type { CustomerKeeping, Decision } from '../../customers/keeping.ts';
import { customerKind } from '../../customers/kinds.ts';
import type { Known } from '../../customers/known.ts';
import type { Customer } from '../../customers/model.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import { stale } from '../../kernel/refused-changes.ts';
import { type Instant, millis } from '../../kernel/time.ts';
import { keys } from '../../platform/keys.ts';
import type { Ledger } from '../../platform/ledger.ts';
import { recordKind } from '../../platform/records.ts';
import { type Write, WriteLost } from '../../platform/table.ts';
import { PhoneCode, SentCodes } from './model.ts';
import { type ChangedCode, oneMore } from './rules.ts';

const DAY_SECONDS = 86_400;

export const phoneCodeKind = recordKind({
  name: 'phone-code',
  schema: PhoneCode,
  key: ({ site, customerId }) => keys.phoneCode(site, customerId),
});

const sentCodesKind = recordKind({
  name: 'sent-codes',
  schema: SentCodes,
  key: ({ site, who }) => keys.sentCodes(site, who),
  expires: ({ sentAt }) => Math.ceil(millis(sentAt.at(-1) as Instant) / 1_000) + DAY_SECONDS,
});

/** Codes for phone numbers in the table. One function per access pattern. */
export function phoneCodeStore(ledger: Ledger, keeping: CustomerKeeping) {
  const { records } = ledger;

  async function keep(
    before: PhoneCode | undefined,
    changed: ChangedCode,
    by: Circumstances,
    also: readonly Write[] = [],
  ): Promise<PhoneCode> {
    if (before) return ledger.change({ kind: phoneCodeKind, before, changed, also }, by);
    try {
      return await ledger.begin(phoneCodeKind, changed, by, also);
    } catch (error) {
      if (error instanceof WriteLost) throw stale(1, undefined);
      throw error;
    }
  }

  return {
    /** The code of a customer, if he ever asked for one. */
    find: (site: SiteId, customerId: CustomerId): Promise<PhoneCode | undefined> =>
      records.find(phoneCodeKind, keys.phoneCode(site, customerId)),

    repeated: (site: SiteId, customerId: CustomerId, by: Circumstances) =>
      ledger.repeated(phoneCodeKind, keys.phoneCode(site, customerId), by),

    keep,

    /** What becomes of a code, for the transaction of what it proves. */
    changing: (before: PhoneCode, changed: ChangedCode, by: Circumstances): Promise<Write[]> => {
      const { op: _ofWhatItProves, ...circumstances } = by;
      return ledger.changing({ kind: phoneCodeKind, before, changed }, circumstances);
    },

    /** One more code to a number or for a customer, for the transaction of the code. Errors: `phone.tooOften`. */
    async counting(site: SiteId, who: string, now: Instant): Promise<Write> {
      const before = await records.find(sentCodesKind, keys.sentCodes(site, who));
      const sentAt = oneMore(before?.sentAt ?? [], now);
      if (!before) return records.creating(sentCodesKind, { site, who, sentAt, version: 1 });
      const { version } = before;
      return records.replacing(sentCodesKind, { ...before, sentAt, version: version + 1 }, { version });
    },

    /** The right code and the number that it proves, or neither. */
    async prove(
      code: { before: PhoneCode; changed: ChangedCode },
      customer: { before: Known; decision: Decision },
      by: Circumstances,
    ): Promise<Customer> {
      // A repeat is looked for at the code; the customer's event tells only what became of him.
      const { op: _ofTheCode, ...circumstances } = by;
      const also = await keeping.changing(customer.before, customer.decision, circumstances);
      await keep(code.before, code.changed, by, also);
      return { ...customer.decision.head, version: customer.before.customer.version + 1 };
    },

    /** The number that WeChat told. */
    tell: async (before: Known, decision: Decision, by: Circumstances): Promise<Customer> =>
      (await keeping.change(before, decision, by)).customer,

    /** The customer as an equal, earlier request left him. */
    toldBefore: (site: SiteId, customerId: CustomerId, by: Circumstances) =>
      ledger.repeated(customerKind, keys.customer(site, customerId), by),
  };
}
export type PhoneCodeStore = ReturnType<typeof phoneCodeStore>;
