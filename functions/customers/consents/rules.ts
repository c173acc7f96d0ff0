import type { Instant } from '../../kernel/time.ts';
import type { Decided } from '../archive/rules.ts';
import { alreadySo, neverSaid, noticeNeeded } from '../errors.ts';
import type { Known } from '../known.ts';
import { together } from '../merging/compose-rules.ts';
import { mustLive } from '../rules.ts';
import type { Consent, ConsentStep, Purpose } from './model.ts';

const MOST_STEPS = 10;

type Of = Known;

/** Whether he may be asked, called or written to for a purpose. What was never said is no consent. */
export const isGiven = (consents: readonly Consent[], purpose: Purpose): boolean =>
  consents.find((one) => one.purpose === purpose)?.steps[0]?.given === true;

function said({ customer, consents }: Of, purpose: Purpose, step: ConsentStep): Pick<Decided, 'head' | 'learned'> {
  const { site, id: customerId } = customer;
  const had = consents.find((one) => one.purpose === purpose)?.steps ?? [];
  const consent: Consent = { site, customerId, purpose, steps: [step, ...had].slice(0, MOST_STEPS) };
  return { head: customer, learned: { consents: [...consents.filter((one) => one.purpose !== purpose), consent] } };
}

/**
 * He agrees to one purpose; on the ground of consent, the notice that he was shown and a proof belong to it. Of a record that was merged
 * or erased nobody can say so any more, and one that is restricted is used for nothing new (PIPL 47): the restriction is lifted first.
 */
export function given(of: Of, purpose: Purpose, step: Omit<ConsentStep, 'given'>): Decided {
  mustLive(of.customer, 'giveConsent');
  const { basis = 'CONSENT', noticeVersion, proof } = step;
  if (basis === 'CONSENT' && (noticeVersion === undefined || proof === undefined)) throw noticeNeeded();
  const facts = { purpose, basis, ...(noticeVersion && { noticeVersion }), ...(proof && { proof: proof.kind }) };
  return {
    ...said(of, purpose, { ...step, basis, given: true }),
    event: { type: 'customer.consent-given', facts, ...(proof?.ref && { texts: { proof: proof.ref } }) },
  };
}

/** What is done without a yes, until he says no: he says it, too, who never agreed (PIPL 44). */
const OBJECTED_TO: readonly Purpose[] = ['SURVEY', 'PROFILING'];

/**
 * He withdraws it: as easily as he gave it, so without reason or proof, and whatever his record stands at (PIPL 15). What was done
 * before stays lawful; the steps stay.
 */
export function withdrawn(of: Of, purpose: Purpose, now: Instant): Decided {
  const { consents } = together(of);
  const hasSaid = consents.some((one) => one.purpose === purpose);
  if (!hasSaid && !OBJECTED_TO.includes(purpose)) throw neverSaid();
  if (hasSaid && !isGiven(consents, purpose)) throw alreadySo();
  return {
    ...said(of, purpose, { given: false, at: now }),
    event: { type: 'customer.consent-withdrawn', facts: { purpose } },
  };
}
