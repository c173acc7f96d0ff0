import { createHash } from 'node:crypto';
import type { StaffActor } from '../../kernel/actor.ts';
import { textsOf } from '../../kernel/event.ts';
import { plainDateIn } from '../../kernel/time.ts';
import * as contract from '../case-contract.ts';
import { known } from '../change-case.ts';
import { action, type LeakCaseDeps } from '../deps.ts';
import type { Evidence } from '../evidence/model.ts';
import type { EvidenceView } from '../evidence/parts.ts';
import { isContinuous } from '../evidence/rules.ts';
import { keptAway, type LeakCase } from '../model.ts';
import { countedByType } from '../statistics.ts';
import { measuresOf, viewOf } from '../views.ts';

const PAGES_AT_MOST = 5; // a filtered page reads on until it is full, but not without end

/** Cases that the caller may know of, the newest report first. */
export const listIt = action(contract.listLeakCases, async ({ input, actor, now, deps }) => {
  const who = actor as StaffActor;
  const { cursor, limit, status, type, ticketNo, closed = status === 'CLOSED' } = input.query;
  const of = { query: `leak-cases/${status}/${type}/${ticketNo}/${closed}`, principal: who.staffId, now };
  const wanted = (found: LeakCase) =>
    !keptAway(found).includes(who.staffNo) &&
    (status === undefined || found.status === status) &&
    (type === undefined || found.type === type) &&
    (ticketNo === undefined || found.ticketNo === ticketNo);
  const items: LeakCase[] = [];
  let after = cursor ? deps.cursors.open(cursor, of).after : undefined;
  for (let read = 0; read < PAGES_AT_MOST && items.length < limit; read += 1) {
    const page = { limit: limit - items.length, ...(after !== undefined && { after }) };
    const { cases, last } = await deps.leakCases.ofSite(who.site, closed ? 'CLOSED' : 'OPEN', page);
    items.push(...cases.filter(wanted));
    after = last;
    if (after === undefined) break;
  }
  const next = after !== undefined && { nextCursor: deps.cursors.seal({ after }, of) };
  return { items: items.map((found) => viewOf(found, now)), hasMore: after !== undefined, ...next };
});

const PAGE = 100;
const COUNTED_AT_MOST = 1_000; // a resort has some dozens a year

async function upTo(deps: LeakCaseDeps, site: LeakCase['site'], which: 'OPEN' | 'CLOSED') {
  const all: LeakCase[] = [];
  let after: string | undefined;
  do {
    const page = await deps.leakCases.ofSite(site, which, { limit: PAGE, ...(after !== undefined && { after }) });
    all.push(...page.cases);
    after = page.last;
  } while (after !== undefined && all.length < COUNTED_AT_MOST);
  return { all, partial: after !== undefined };
}

/** Counts by type, of the cases that the caller may know of: a number must not tell him what a list keeps from him. */
export const countIt = action(contract.countLeakCases, async ({ input, actor, now, deps }) => {
  const { site, staffNo } = actor as StaffActor;
  const { from = '0000-01-01', to = '9999-12-31' } = input.query;
  const [open, closed] = await Promise.all([upTo(deps, site, 'OPEN'), upTo(deps, site, 'CLOSED')]);
  const within = [...open.all, ...closed.all].filter((found) => {
    const day = plainDateIn(found.reportedAt, 'Asia/Shanghai');
    return from <= day && day <= to && !keptAway(found).includes(staffNo);
  });
  return { items: countedByType(within, now), partial: open.partial || closed.partial };
});

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const evidenceViewOf = (evidence: Evidence): EvidenceView => ({
  ...evidence,
  ...(evidence.file && { fileName: evidence.file.fileName }),
  chainIntact: isContinuous(evidence, hash),
});

/** A case whole, but for what its evidence says and who told it. */
export const viewIt = action(contract.viewLeakCase, async ({ input, actor, now, deps }) => {
  const found = await known(deps, actor as StaffActor, input.params.leakCaseId);
  const { site, id, words } = found;
  const [evidence, hearingList] = await Promise.all([
    deps.leakCases.allEvidence(site, id),
    deps.leakCases.hearings(site, id),
  ]);
  const said = Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined));
  return {
    ...{ ...viewOf(found, now), words: said, measureList: measuresOf(found) },
    ...{ evidenceList: evidence.map(evidenceViewOf), hearingList },
  };
});

/** What happened, oldest first, a page at a time. */
export const timelineIt = action(contract.viewLeakTimeline, async ({ input, actor, now, deps }) => {
  const who = actor as StaffActor;
  const { site, id } = await known(deps, who, input.params.leakCaseId);
  const { cursor, limit } = input.query;
  const of = { query: `leak-timeline/${id}`, principal: who.staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of) : undefined;
  const { items, next } = await deps.leakCases.events(site, id, { limit, ...(after && { after }) });
  const steps = items.map((event) => {
    const { at, type, version, actor: did, facts } = event;
    const texts = textsOf(event);
    return { at, what: type, version, actor: did, facts, ...(texts && { texts }) };
  });
  return { items: steps, hasMore: next !== undefined, ...(next && { nextCursor: deps.cursors.seal(next, of) }) };
});
