import type { StaffActor } from '../../kernel/actor.ts';
import type { Circumstances } from '../../kernel/event.ts';
import type { Operation } from '../../kernel/route.ts';
import { addDays } from '../../kernel/time.ts';
import { once } from '../../platform/once.ts';
import { staffNotFound } from '../../staff/errors.ts';
import { maySee } from '../../tickets/desk/scope.ts';
import { ticketNotFound } from '../../tickets/errors.ts';
import type { WholeTicket } from '../../tickets/store.ts';
import { reportLeakCase } from '../case-contract.ts';
import { timed } from '../clocks/rules.ts';
import { action, type LeakCaseDeps } from '../deps.ts';
import { notMisconduct, wordsWanted } from '../errors.ts';
import { report } from '../rules.ts';

/** A ticket of misconduct that the caller may see. Errors: `ticket.notFound`, `leakCase.notMisconduct`. */
export async function misconductOf(deps: LeakCaseDeps, actor: StaffActor, no: WholeTicket['ticket']['ticketNo']) {
  const whole = await deps.ticket(actor.site, no);
  if (!whole || !maySee(actor, 'ticket.read', whole.ticket)) throw ticketNotFound();
  if (whole.ticket.kind !== 'MISCONDUCT') throw notMisconduct();
  return whole;
}

/**
 * 1. A repeat gets the first answer. 2. A ticket brings its words and whom it is about, so that nothing is typed again. 3. The case is kept;
 * who told it, unless he wishes to stay unknown, apart and sealed. No event, id or mark of it says who it was: to the house it
 * comes from the channel of reports.
 */
export const reportIt = action(reportLeakCase, async ({ input, actor, now, deps, op, correlationId }) => {
  const who = actor as StaffActor;
  const { site } = who;
  const { ticketNo, anonymous, contact, description, aboutStaff, ...of } = input.body;
  const mark = (day: typeof now) => deps.blinded(op as Operation, day);
  const by: Circumstances = {
    ...{ actor: { kind: 'system', site, name: 'report-channel' }, now, correlationId, op: mark(now).op },
  };
  const repeated = async () => {
    const days = [now, addDays(now, -1)];
    const found = await Promise.all(days.map((day) => deps.leakCases.repeated(site, mark(day).id, by)));
    return found.find((one) => one !== undefined);
  };
  const told = async () => {
    const whole = ticketNo && (await misconductOf(deps, who, ticketNo));
    const words = description ?? whole?.detail.description;
    if (words === undefined) throw wordsWanted();
    const members = await Promise.all(aboutStaff.map((staffNo) => deps.member(site, staffNo)));
    if (members.some((member) => member === undefined)) throw staffNotFound();
    const { id } = mark(now);
    const about = [...aboutStaff, ...(whole?.ticket.recused ?? [])];
    const { numbers } = await deps.timing(site);
    const changed = report({ ...of, id, site, ticketNo, description: words, aboutStaff: about }, now, numbers);
    const reporter = { id, site, staffNo: who.staffNo, ...(contact !== undefined && { contact }) };
    return deps.leakCases.report(timed(changed, numbers), anonymous ? undefined : reporter, by);
  };
  const { id, status, reportedAt } = await once(repeated, told);
  return { id, status, reportedAt };
});
