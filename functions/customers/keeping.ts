import type { Circumstances, Happening } from '../kernel/event.ts';
import { stale } from '../kernel/refused-changes.ts';
import { keys } from '../platform/keys.ts';
import type { Ledger } from '../platform/ledger.ts';
import type { RecordKind, ValueOf } from '../platform/records.ts';
import { type Item, type Write, WriteLost } from '../platform/table.ts';
import { identifierTaken } from './errors.ts';
import { findingWrites } from './findings.ts';
import {
  consentKind,
  customerKind,
  identifierKind,
  mergedKind,
  nameMarksKind,
  profileKind,
  relationKind,
} from './kinds.ts';
import { type Known, knownOf, type Learned } from './known.ts';
import type { Customer } from './model.ts';
import type { Glimpses } from './search/glimpse.ts';
import type { NameMarks } from './search/model.ts';

/** What a rule decides of a customer: his head, what happened, and what else is known from now on. */
export interface Decision {
  readonly head: Customer;
  readonly event: Happening;
  readonly learned?: Learned;
}

const marksOf = ({ customer: { site, id: customerId }, nameMarks }: Known): NameMarks[] =>
  nameMarks.length === 0 ? [] : [{ site, customerId, marks: [...nameMarks] }];

const HEAD_AND_EVENT = 2; // the first writes of a change

/** Keeps customers: a head, its event, what is known beside it and where it is found, all or none. */
export function customerKeeping(ledger: Ledger, sealing: Glimpses) {
  const { records } = ledger;

  /** Puts what is new or other, deletes what is gone. The head's version referees, so these items need none. */
  async function differing<K extends RecordKind>(
    kind: K,
    before: readonly ValueOf<K>[],
    after: readonly ValueOf<K>[],
  ): Promise<Write[]> {
    const placeOf = (value: ValueOf<K>) => kind.key(value).sk;
    const had = new Map(before.map((value) => [placeOf(value), JSON.stringify(value)]));
    const has = new Set(after.map(placeOf));
    const changed = after.filter((value) => had.get(placeOf(value)) !== JSON.stringify(value));
    const put = await Promise.all(
      changed.map(async (value): Promise<Write> => ({ kind: 'put', item: await records.encode(kind, value) })),
    );
    const gone = before
      .filter((value) => !has.has(placeOf(value)))
      .map((value): Write => ({ kind: 'delete', key: kind.key(value) }));
    return [...put, ...gone];
  }

  async function beside(before: Known, after: Known): Promise<Write[]> {
    const one = <T>(value: T | undefined) => (value === undefined ? [] : [value]);
    const writes = await Promise.all([
      differing(identifierKind, before.identifiers, after.identifiers),
      differing(profileKind, one(before.profile), one(after.profile)),
      differing(nameMarksKind, marksOf(before), marksOf(after)),
      differing(consentKind, before.consents, after.consents),
      differing(relationKind, before.relations, after.relations),
      differing(mergedKind, before.merged, after.merged),
    ]);
    return writes.flat();
  }

  async function loser(error: unknown, id: Pick<Customer, 'site' | 'id'>): Promise<unknown> {
    if (!(error instanceof WriteLost)) return error;
    const taken = error.lost.find(({ index, current }) => index >= HEAD_AND_EVENT && current?.is === 'finding');
    const headLost = error.lost.some(({ index }) => index < HEAD_AND_EVENT);
    if (taken && !headLost) return identifierTaken(String((taken.current as Item).customerId));
    const now = await records.find(customerKind, keys.customer(id.site, id.id));
    return now ? stale(now.version, now.status) : error;
  }

  return {
    /** What `begin` writes. */
    async beginning({ head, event, learned }: Decision, by: Circumstances): Promise<Write[]> {
      const after: Known = { ...knownOf(head), ...learned };
      return [
        ...(await ledger.beginning(customerKind, { head, event }, by)),
        ...(await beside(knownOf(head), after)),
        ...findingWrites(undefined, after, sealing),
      ];
    },

    /** A new customer with all that is known of him. Errors: `customer.identifierTaken`, `version.stale` where the id is taken. */
    async begin(decision: Decision, by: Circumstances): Promise<Customer> {
      try {
        await records.table.transact(await this.beginning(decision, by));
      } catch (error) {
        throw await loser(error, decision.head);
      }
      return { ...decision.head, version: 1 };
    },

    /** What `change` writes, for a transaction in which somebody else changes, too. */
    async changing(before: Known, { head, event, learned }: Decision, by: Circumstances): Promise<Write[]> {
      const after: Known = { ...before, customer: head, ...learned };
      const from = [before.customer.status];
      return [
        ...(await ledger.changing({ kind: customerKind, before: before.customer, changed: { head, event }, from }, by)),
        ...(await beside(before, after)),
        ...findingWrites(before, after, sealing),
      ];
    },

    /** A changed customer with his event, or nothing. Errors: `version.stale`, `customer.identifierTaken`. */
    async change(before: Known, decision: Decision, by: Circumstances, also: readonly Write[] = []): Promise<Known> {
      try {
        await records.table.transact([...(await this.changing(before, decision, by)), ...also]);
      } catch (error) {
        throw await loser(error, before.customer);
      }
      const customer = { ...decision.head, version: before.customer.version + 1 };
      return { ...before, ...decision.learned, customer };
    },

    /** The customer as an equal, earlier request left him. */
    repeated: (of: Pick<Customer, 'site' | 'id'>, by: Circumstances): Promise<Customer | undefined> =>
      ledger.repeated(customerKind, keys.customer(of.site, of.id), by),

    /** All that happened to a customer's record, oldest first, a page at a time. */
    events: (of: Pick<Customer, 'site' | 'id'>, page: Parameters<Ledger['events']>[1]) =>
      ledger.events(keys.customer(of.site, of.id), page),
  };
}
export type CustomerKeeping = ReturnType<typeof customerKeeping>;
