import { mayUse } from '../customers/consents/use-rules.ts';
import { customerStore } from '../customers/store.ts';
import type { CustomerId, SiteId } from '../kernel/ids.ts';
import { blindIndex } from '../platform/blind-index.ts';
import type { runtime } from '../platform/runtime.ts';
import { accountStore } from '../sessions/account-store.ts';
import { domesticPhone } from '../tickets/phone.ts';
import { ticketDeps } from '../tickets/wiring.ts';
import type { SurveyDeps } from './deps.ts';
import { surveyStore } from './store.ts';
import { type SurveyTokens, surveyTokens } from './tokens.ts';

type Runtime = Parameters<typeof ticketDeps>[0] & Pick<ReturnType<typeof runtime>, 'staff' | 'policies'>;

export async function tokensOf({ secret }: Pick<Runtime, 'secret'>): Promise<SurveyTokens> {
  const [token, hash] = await Promise.all([secret('survey-token'), secret('survey-token-hash')]);
  return surveyTokens({ token, hash });
}

/** What this domain needs, from what the function has. */
export async function surveyDeps(from: Runtime): Promise<SurveyDeps> {
  const { ledger, staff, policies } = from;
  const tickets = await ticketDeps(from);
  const accounts = accountStore(ledger);
  const customers = customerStore(ledger.records);
  const mayBeAsked = async (site: SiteId, id: CustomerId) => {
    const customer = await customers.resolved(site, id);
    return customer !== undefined && mayUse(await customers.known(site, customer.id), 'SURVEY');
  };
  const numbers = await from.secret('blind-index');
  return {
    tickets,
    surveys: surveyStore(ledger),
    tokens: await tokensOf(from),
    policy: async (site) => (await policies.current(site, 'survey')).policy,
    guestOf: async ({ site, ticketNo, customerId }) => {
      const account = customerId && (await accounts.ofCustomer(site, customerId));
      const whole = await tickets.tickets.viewIfThere(site, ticketNo);
      const phone = domesticPhone((whole?.identity?.contact ?? whole?.detail.contact)?.phone);
      const numberIndex = phone === undefined ? undefined : blindIndex(numbers, phone);
      const people = phone === undefined ? [] : await staff.all(site);
      const isStaff =
        account?.staffNo !== undefined ||
        people.some((one) => one.status !== 'LEFT' && domesticPhone(one.phone) === phone);
      const notWanted = customerId !== undefined && !(await mayBeAsked(site, customerId));
      return { isStaff, notWanted, ...(numberIndex !== undefined && { numberIndex }) };
    },
  };
}
