import type { Known } from '../../customers/known.ts';
import { type Customer, isLiving, LIVING } from '../../customers/model.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import { wrongState } from '../../kernel/moves.ts';
import { addPlainDays, type Instant, millis } from '../../kernel/time.ts';
import { instantOfWall } from '../../kernel/zone.ts';
import type { PolicyOf } from '../../policies/model.ts';
import { isOpen, type Ticket } from '../../tickets/model.ts';
import { matterOver, matterWanted, nothingToReveal, onlyKept, otherMatter, reasonHoldsData } from '../errors.ts';
import { dayOf, ZONE } from '../log/model.ts';
import { purposeRules, type RevealPurpose } from '../purposes.ts';
import type { CustomerField } from './contract.ts';

// A run of seven digits is a number of somebody, and so are eleven of them in groups; a date or a time of day is none.
const NUMBER = /\p{Nd}{7}|(?:\p{Nd}[ ()-]{0,2}){11}/u;
const ADDRESS = /@/;

/** What for, said in a way that the log can keep. Errors: `reveal.reasonHoldsData`. */
export function mustSayNothingPersonal(reason: string): void {
  const plain = reason.normalize('NFKC');
  if (NUMBER.test(plain) || ADDRESS.test(plain)) throw reasonHoldsData();
}

/** How often a person may reveal on a day: more where he meets guests at the front desk (F26). */
export const revealLimit = (
  { postCodes }: Pick<StaffActor, 'postCodes'>,
  { revealsADay, revealsADayAtDesk }: Pick<PolicyOf<'access'>, 'revealsADay' | 'revealsADayAtDesk'>,
): number => (postCodes.includes('FRONT_DESK') ? Math.max(revealsADayAtDesk, revealsADay) : revealsADay);

/** A restricted record is shown for these alone (PIPL 47). */
const DESPITE_RESTRICTION: readonly RevealPurpose[] = ['RIGHTS_REQUEST', 'INVESTIGATION'];

/** Errors: `reveal.restricted`, `state.notAllowed` of a record that is merged or erased. */
export function mustBeShown({ customer }: Pick<Known, 'customer'>, purpose: RevealPurpose): void {
  if (isLiving(customer)) return;
  if (customer.status !== 'RESTRICTED') throw wrongState('reveal', customer.status, LIVING, customer.version);
  if (!DESPITE_RESTRICTION.includes(purpose)) throw onlyKept();
}

/**
 * Of a guest who is restricted a matter shows whom to reach while it goes on, for he waits for what becomes of it; afterwards it is kept
 * like the rest (PIPL 47). Errors: `reveal.restricted`.
 */
export function mustWaitForIt(
  ticket: Pick<Ticket, 'status'>,
  customer: Pick<Customer, 'status'> | undefined,
  purpose: RevealPurpose,
): void {
  if (customer?.status !== 'RESTRICTED' || isOpen(ticket) || DESPITE_RESTRICTION.includes(purpose)) return;
  throw onlyKept();
}

/** Errors: `reveal.matterWanted`. */
export function mustNameMatter(purpose: RevealPurpose, ticketNo: string | undefined): void {
  if (ticketNo === undefined && purposeRules[purpose].needsTicket) throw matterWanted();
}

/** Errors: `reveal.matterOver`. */
export function mustGoOn({ status }: Pick<Ticket, 'status'>): void {
  if (status === 'ARCHIVED') throw matterOver();
}

/** The matter is the customer's: by its head, or because it hangs on him. Errors: `reveal.otherMatter`. */
export function mustBeHis(
  ticket: Pick<Ticket, 'id' | 'customerId'>,
  his: { readonly records: readonly string[]; readonly dealings: readonly string[] },
): void {
  const byHead = ticket.customerId !== undefined && his.records.includes(ticket.customerId);
  if (!byHead && !his.dealings.includes(ticket.id)) throw otherMatter();
}

/** Exactly what was asked for. Errors: `reveal.nothing` where none of it is known. */
export function chosen<F extends string, V extends Readonly<Partial<Record<F, unknown>>>>(
  all: V,
  fields: readonly F[],
): Pick<V, F> {
  const shown = Object.fromEntries(fields.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]])));
  if (Object.keys(shown).length === 0) throw nothingToReveal();
  return shown as Pick<V, F>;
}

/** All of a customer that can be shown. */
export function shownOf({ customer, profile, identifiers }: Known) {
  const { name, alias, phone } = customer;
  const { address, bornOn, note, preferences, contacts } = profile ?? {};
  const values = identifiers.flatMap(({ kind, value, state }) =>
    value === undefined || state === 'ENDED' ? [] : [{ kind, value }],
  );
  return {
    ...{ name, alias, phone, address, bornOn, note, preferences, contacts },
    identifiers: values.length > 0 ? values : undefined,
  } satisfies Record<CustomerField, unknown>;
}

/** So long until the house's day ends and its numbers begin anew. */
export function secondsOfDayLeft(now: Instant): number {
  const midnight = instantOfWall(addPlainDays(dayOf(now), 1), 0, ZONE);
  return Math.max(1, Math.ceil((midnight - millis(now)) / 1_000));
}
