import type { CustomerId } from '../../kernel/ids.ts';
import type { Consent, ConsentStep, Purpose } from '../consents/model.ts';
import type { Identifier } from '../identifiers/model.ts';
import type { Known } from '../known.ts';
import type { Relation } from '../relations/model.ts';
import type { Merged } from './model.ts';

/** A customer together with all records that were merged into his. Nothing is kept of this: it follows from what is. */

const ownFirst = <T>(keyOf: (one: T) => string, all: readonly T[]): T[] =>
  [...new Map([...all].reverse().map((one) => [keyOf(one), one])).values()].reverse();

/**
 * What he said of a purpose: a withdrawal in any of his records holds against consent in another one, until he says otherwise
 * since they are one.
 */
function effective(
  own: ConsentStep | undefined,
  brought: ReadonlyArray<{ step: ConsentStep; at: string }>,
): ConsentStep | undefined {
  const withdrawn = brought.filter(({ step, at }) => !step.given && !(own && own.at > at));
  const strictest = withdrawn[0]?.step;
  if (own && !own.given) return own;
  if (strictest) return strictest;
  return own ?? brought.find(({ step }) => step.given)?.step;
}

function consentsOf({ customer, consents, merged }: Known): Consent[] {
  const purposes = new Set<Purpose>([
    ...consents.map(({ purpose }) => purpose),
    ...merged.flatMap((one) => one.consents.map(({ purpose }) => purpose)),
  ]);
  return [...purposes].flatMap((purpose) => {
    const own = consents.find((one) => one.purpose === purpose);
    const brought = merged.flatMap(({ at, consents: others }) =>
      others.filter((one) => one.purpose === purpose).map(({ step }) => ({ step, at })),
    );
    const step = effective(own?.steps[0], brought);
    if (!step) return [];
    const earlier = own?.steps.filter((one) => one !== step) ?? [];
    return [{ site: customer.site, customerId: customer.id, purpose, steps: [step, ...earlier].slice(0, 10) }];
  });
}

/** All that is known of him, be it told of him or of a record that is his, too. */
export function together(known: Known): Known {
  const { customer, merged } = known;
  if (merged.length === 0) return known;
  const himself = new Set<CustomerId>([customer.id, ...merged.flatMap(({ source, earlier }) => [source, ...earlier])]);
  const identifiers = ownFirst<Identifier>(
    ({ id }) => id,
    [...known.identifiers, ...merged.flatMap((one) => one.identifiers)],
  );
  const relations = ownFirst<Relation>(
    ({ other }) => other,
    [...known.relations, ...merged.flatMap((one) => one.relations)],
  );
  const [name, alias] = [merged.find((one) => one.name)?.name, merged.find((one) => one.alias)?.alias];
  return {
    ...known,
    customer: { ...customer, ...(name && !customer.name && { name }), ...(alias && !customer.alias && { alias }) },
    identifiers,
    relations: relations.filter(({ other }) => !himself.has(other)),
    consents: consentsOf(known),
  };
}

/** What a record brings with it into another one, with what had come to it before. */
export function brought(source: Known, into: { customerId: CustomerId; at: Merged['at'] }): Merged {
  const { customer, merged } = source;
  const whole = together(source);
  return {
    ...{ site: customer.site, source: customer.id, ...into },
    earlier: merged.flatMap((one) => [one.source, ...one.earlier]),
    ...(whole.customer.name && { name: whole.customer.name }),
    ...(whole.customer.alias && { alias: whole.customer.alias }),
    identifiers: [...whole.identifiers],
    consents: whole.consents.flatMap(({ purpose, steps: [step] }) => (step ? [{ purpose, step }] : [])),
    relations: [...whole.relations],
  };
}
