import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Purpose, Purpose as Purposes } from '../../functions/customers/consents/model.ts';
import { isGiven } from '../../functions/customers/consents/rules.ts';
import { type Known, knownOf } from '../../functions/customers/known.ts';
import { together } from '../../functions/customers/merging/compose-rules.ts';
import { type MergeDecided, merge, undoMerge } from '../../functions/customers/merging/rules.ts';
import { CustomerStatus, LIVING } from '../../functions/customers/model.ts';
import { isAppError } from '../../functions/kernel/errors.ts';
import type { CustomerId } from '../../functions/kernel/ids.ts';
import { addMinutes, type Instant } from '../../functions/kernel/time.ts';
import { aCustomer, anIdentifier } from '../support/builders-customers.ts';

const monday = '2026-11-23T02:00:00.000Z' as Instant;
const idOf = (n: number) => `cus_01HK153X00FV0QTBMYWKVK8T8${n}` as CustomerId;
const PEOPLE = 5;
const purposes: readonly Purpose[] = Purposes.options.slice(0, 3);

const said = fc.record({ purpose: fc.constantFrom(...purposes), given: fc.boolean() });
const person = (n: number) =>
  fc
    .record({
      status: fc.constantFrom(...LIVING),
      numbers: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
      said: fc.uniqueArray(said, { selector: ({ purpose }) => purpose, maxLength: 3 }),
    })
    .map(({ status, numbers, said: steps }): Known => {
      const customer = aCustomer({ id: idOf(n), status: CustomerStatus.parse(status), name: `客${n}` });
      const { site, id: customerId } = customer;
      const identifiers = numbers.map((k) =>
        anIdentifier({ id: `idn_000000000000000${k}`, index: `index-${k}`, customerId }),
      );
      const consents = steps.map(({ purpose, given }) => ({
        site,
        customerId,
        purpose,
        steps: [{ given, at: monday }],
      }));
      return { ...knownOf(customer), identifiers, consents };
    });
const people = fc.tuple(...Array.from({ length: PEOPLE }, (_, n) => person(n)));
const someone = fc.integer({ min: 0, max: PEOPLE - 1 });
const steps = fc.array(fc.record({ undo: fc.boolean(), source: someone, target: someone }), { maxLength: 24 });

/** The archive of a few people, by the rules alone. */
class Archive {
  readonly #all: Map<CustomerId, Known>;
  now = monday;

  constructor(all: readonly Known[]) {
    this.#all = new Map(all.map((known) => [known.customer.id, known]));
  }

  all = (): Known[] => [...this.#all.values()];
  of = (id: CustomerId): Known => this.#all.get(id) as Known;

  #keep({ source, target }: MergeDecided): void {
    for (const { head, learned } of [source, target])
      this.#all.set(head.id, { ...this.of(head.id), ...learned, customer: { ...head, version: head.version + 1 } });
  }

  /** Whether it was allowed. */
  try(decide: () => MergeDecided): boolean {
    this.now = addMinutes(this.now, 1);
    try {
      this.#keep(decide());
      return true;
    } catch (error) {
      if (!isAppError(error)) throw error;
      return false;
    }
  }

  merge = (source: CustomerId, target: CustomerId): boolean =>
    this.try(() =>
      merge(this.of(source), this.of(target), { now: this.now, ground: 'CONFIRMED_BY_CUSTOMER', reason: '本人' }),
    );

  undo = (source: CustomerId): boolean =>
    this.try(() => {
      const target = this.of(source).customer.mergedInto ?? source;
      return undoMerge(this.of(source), this.of(target), { now: this.now, reason: '两人' });
    });

  /** Everybody who is this one now. */
  members(id: CustomerId): Known[] {
    const own = this.of(id);
    return [
      own,
      ...this.all()
        .filter(({ customer }) => customer.mergedInto === id)
        .flatMap(({ customer }) => this.members(customer.id)),
    ];
  }
}

const withoutVersions = (all: readonly Known[]) =>
  all.map((known) => ({ ...known, customer: { ...known.customer, version: 0 } }));

test('nothing is lost while records are merged, and the stricter word holds', () => {
  fc.assert(
    fc.property(people, steps, (start, acts) => {
      const archive = new Archive(start);
      for (const { undo, source, target } of acts) {
        if (undo) archive.undo(idOf(source));
        else archive.merge(idOf(source), idOf(target));
        for (const one of archive.all().filter(({ customer }) => customer.mergedInto === undefined)) {
          const whole = together(one);
          const members = archive.members(one.customer.id);
          const wanted = new Set(members.flatMap(({ identifiers }) => identifiers.map(({ id }) => id)));
          expect(new Set(whole.identifiers.map(({ id }) => id))).toEqual(wanted);
          for (const purpose of purposes) {
            const words = members.flatMap(({ consents }) =>
              consents.filter((other) => other.purpose === purpose).map(({ steps: [last] }) => last?.given),
            );
            expect(isGiven(whole.consents, purpose)).toBe(words.includes(true) && !words.includes(false));
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('any sequence of merges and undos, taken apart again, leaves everybody as he was', () => {
  fc.assert(
    fc.property(people, steps, fc.infiniteStream(someone), (start, acts, order) => {
      const archive = new Archive(start);
      for (const { undo, source, target } of acts) {
        if (undo) archive.undo(idOf(source));
        else archive.merge(idOf(source), idOf(target));
      }
      // Taken apart in whatever order is allowed: chains from their ends.
      const draws = order[Symbol.iterator]();
      const merged = () => archive.all().some(({ customer }) => customer.status === 'MERGED');
      for (let n = 0; merged() && n < 1_000; n += 1) archive.undo(idOf(draws.next().value as number));

      expect(merged()).toBe(false);
      expect(withoutVersions(archive.all())).toEqual(withoutVersions(start));
    }),
    { numRuns: 300 },
  );
});

test('a merge that was refused changed nothing, and none leads in a circle', () => {
  fc.assert(
    fc.property(people, steps, (start, acts) => {
      const archive = new Archive(start);
      for (const { undo, source, target } of acts) {
        const before = archive.all();
        const done = undo ? archive.undo(idOf(source)) : archive.merge(idOf(source), idOf(target));
        if (!done) expect(archive.all()).toEqual(before);
        for (const { customer } of archive.all()) {
          const seen = new Set<CustomerId>();
          for (let at: CustomerId | undefined = customer.id; at; at = archive.of(at).customer.mergedInto) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
        }
      }
    }),
    { numRuns: 200 },
  );
});
