import type { StaffActor } from '../../kernel/actor.ts';
import { stale } from '../../kernel/refused-changes.ts';
import type { Operation } from '../../kernel/route.ts';
import { type Instant, isBefore } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import * as contract from '../contract.ts';
import { action, type LeadDeps } from '../deps.ts';
import { leadNotFound, noNumber } from '../errors.ts';
import { isOpen, type Lead, type LeadId, leadLabels } from '../model.ts';
import * as rules from '../rules.ts';

const viewOf = (lead: Lead, now: Instant): contract.LeadView => ({
  ...lead,
  statusText: leadLabels[lead.status],
  late: isOpen(lead) && isBefore(lead.dueAt, now),
});

/** One lead that the caller may see; whoever is kept away from the inquiry finds none. Errors: `lead.notFound`. */
async function seen(deps: LeadDeps, { site, staffNo }: StaffActor, id: LeadId): Promise<Lead> {
  const lead = await deps.leads.get(site, id);
  if (lead.recused?.includes(staffNo)) throw leadNotFound();
  return lead;
}

interface ChangeCall {
  readonly input: { readonly params: { readonly leadId: LeadId } };
  readonly actor: unknown;
  readonly now: Instant;
  readonly deps: LeadDeps;
  readonly op?: Operation;
  readonly version: number;
  readonly correlationId: string;
}

const supervises = (actor: StaffActor) => actor.postCodes.includes('SALES_SUPERVISOR');

type Decide = (lead: Lead, by: rules.By) => rules.ChangedLead | Promise<rules.ChangedLead>;

/** The course of every verb: a repeat gets the first answer; load and check the version; decide; keep it with its event. */
async function changed(call: ChangeCall, decide: Decide): Promise<Lead> {
  const { deps, now, version, correlationId, op } = call;
  const actor = call.actor as StaffActor;
  const { leadId } = call.input.params;
  const by = { actor, now, correlationId, op };
  return once(
    () => deps.leads.repeated(actor.site, leadId, by),
    async () => {
      const lead = await seen(deps, actor, leadId);
      if (lead.version !== version) throw stale(lead.version, lead.status);
      return deps.leads.change(lead, await decide(lead, { staffNo: actor.staffNo, leads: supervises(actor) }), by);
    },
  );
}

/** The inquiry that a lead points to: what was asked, and whom to call. */
async function asked(deps: LeadDeps, lead: Lead) {
  const whole = await deps.inquiry(lead.site, lead.ticketNo);
  if (!whole) throw leadNotFound();
  const { subject, description, contact } = whole.detail;
  return { description, ...(subject && { subject }), contact: whole.identity?.contact ?? contact };
}

const PAGES_AT_MOST = 5; // a filtered page reads on until it is full, but not without end

/** Open leads, the earliest to be contacted first: all of them, or those that the caller works on. */
export const listIt = action(contract.listLeads, async ({ input, actor, now, deps }) => {
  const who = actor as StaffActor;
  const { cursor, limit, mine = false } = input.query;
  const of = { query: `leads/${mine}`, principal: who.staffId, now };
  const wanted = (lead: Lead) => !lead.recused?.includes(who.staffNo) && (!mine || lead.owner === who.staffNo);
  const items: Lead[] = [];
  let after = cursor ? deps.cursors.open(cursor, of).after : undefined;
  for (let read = 0; read < PAGES_AT_MOST && items.length < limit; read += 1) {
    const page = await deps.leads.ofSite(who.site, {
      limit: limit - items.length,
      ...(after !== undefined && { after }),
    });
    items.push(...page.leads.filter(wanted));
    after = page.last;
    if (after === undefined) break;
  }
  const next = after !== undefined && { nextCursor: deps.cursors.seal({ after }, of) };
  return { items: items.map((lead) => viewOf(lead, now)), hasMore: after !== undefined, ...next };
});

export const viewIt = action(contract.viewLead, async ({ input, actor, now, deps }) => {
  const lead = await seen(deps, actor as StaffActor, input.params.leadId);
  const { contact, ...words } = await asked(deps, lead);
  return { ...viewOf(lead, now), ...words, ...(contact && { contact }) };
});

export const contactIt = action(contract.contactLead, async (call) =>
  viewOf(await changed(call, (lead, by) => rules.contacted(lead, by, { ...call.input.body, now: call.now })), call.now),
);

export const winIt = action(contract.winLead, async (call) =>
  viewOf(await changed(call, (lead, by) => rules.won(lead, by, { ...call.input.body, now: call.now })), call.now),
);

export const loseIt = action(contract.loseLead, async (call) =>
  viewOf(await changed(call, (lead, by) => rules.lost(lead, by, { ...call.input.body, now: call.now })), call.now),
);

/** 1. There is a number. 2. If the call is not his to make now, it is counted as a reveal. 3. It stands in an event. 4. The number. */
export const showNumberIt = action(contract.showLeadNumber, async (call) => {
  const numberOf = async (lead: Lead) => {
    const { contact } = await asked(call.deps, lead);
    if (!contact?.phone) throw noNumber();
    return contact.phone;
  };
  const lead = await changed(call, async (found, by) => {
    await numberOf(found);
    const shown = rules.numberShown(found, by);
    const { deps, now, op } = call;
    const actor = call.actor as StaffActor;
    if (!rules.isToBeCalled(found, actor.staffNo, now)) await deps.countShown({ actor, now, op });
    return shown;
  });
  return { phone: await numberOf(lead) };
});
