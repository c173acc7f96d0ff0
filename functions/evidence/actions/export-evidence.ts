import { createHash } from 'node:crypto';
import type { StaffActor } from '../../kernel/actor.ts';
import type { EventRecord } from '../../kernel/event.ts';
import { ticketNoOf } from '../../kernel/ids.ts';
import { keyReused } from '../../kernel/refused-changes.ts';
import { contentsOf } from '../../tickets/archiving/record-set.ts';
import { maySee } from '../../tickets/desk/scope.ts';
import { ticketNotFound } from '../../tickets/errors.ts';
import type { WholeTicket } from '../../tickets/store.ts';
import { exportEvidence } from '../contract.ts';
import { action, type EvidenceDeps } from '../deps.ts';
import { tooMuchEvidence } from '../errors.ts';
import type { Evidence } from '../evidence.ts';
import { filesOf } from '../files-of.ts';
import { packageEvidence } from '../package-evidence.ts';

const MOST_MB = 4; // the gateway carries six, and base64 makes four of three
const EXPORTED = 'ticket.evidence-exported';

async function allEvents({ tickets }: EvidenceDeps, { ticket }: WholeTicket): Promise<EventRecord[]> {
  const events: EventRecord[] = [];
  let after: Readonly<Record<string, string>> | undefined;
  do {
    const page = await tickets.events(ticket.site, ticket.ticketNo, { limit: 200, ...(after && { after }) });
    events.push(...page.items);
    after = page.next;
  } while (after);
  return events;
}

/** The seal's own list; where there is none yet, what would be sealed now. */
async function chainOf(
  { tickets }: EvidenceDeps,
  { ticket }: WholeTicket,
  version: number,
): Promise<Evidence['chain']> {
  const sealed = await tickets.sealed(ticket.site, ticket.ticketNo);
  if (sealed) return { sealed: true, root: sealed.root, contents: sealed.contents };
  const items = await tickets.wholePartition(ticket.site, ticket.ticketNo);
  return { sealed: false, ...contentsOf(items, version) };
}

/**
 * 1. Read everything. 2. Put it on record who took it, for whom and what for; a repeat gives the same file again. 3. Pack what stood
 * there before that.
 */
export const exportEvidenceIt = action(exportEvidence, async (call) => {
  const { deps, actor, now, op, correlationId } = call;
  const { recipient, purpose } = call.input.body;
  const { tickets } = deps;
  const ticketNo = ticketNoOf(call.input.params.ticketId);
  const matter = await tickets.viewIfThere(actor.site, ticketNo);
  if (!matter || !maySee(actor, 'ticket.evidence', matter.ticket)) throw ticketNotFound();
  const all = await allEvents(deps, matter);
  const before = op && all.find((event) => event.type === EXPORTED && event.op?.key === op.key);
  if (before && before.op?.body !== op?.body) throw keyReused();
  const version = before ? before.version - 1 : matter.ticket.version;
  const exported = { at: before?.at ?? now, by: (actor as StaffActor).staffNo, recipient, purpose };
  const ticket = { ...matter.ticket, version };
  const events = all.filter((event) => event.version <= version);
  const file = await packageEvidence({
    ...{ matter: { ...matter, ticket }, events, exported },
    files: await filesOf(deps, matter, { version, mostBytes: MOST_MB * 1_048_576 }),
    chain: await chainOf(deps, matter, version),
  });
  if (file.length > MOST_MB * 1_048_576) throw tooMuchEvidence(MOST_MB);
  const sha256 = createHash('sha256').update(file).digest('hex');
  if (!before) {
    const event = { type: EXPORTED, facts: { sha256, bytes: file.length }, texts: { recipient, note: purpose } };
    await tickets.save(matter.ticket, { head: matter.ticket, event }, { actor, now, correlationId, op });
  }
  const fileName = `evidence-${ticketNo}-v${version}.zip`;
  return { fileName, mime: 'application/zip' as const, sha256, bytes: file.length, base64: file.toString('base64') };
});
