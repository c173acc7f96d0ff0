import type { StaffActor } from '../../kernel/actor.ts';
import type { Call } from '../../kernel/route.ts';
import { type Instant, instant, millis, type PlainDate } from '../../kernel/time.ts';
import { chainOf, isOfSite } from '../chains.ts';
import { verifyAudit } from '../contract.ts';
import { type AuditDeps, action } from '../deps.ts';
import { askOneThing, badPeriod, noSuchChain } from '../errors.ts';
import { type ChainVerdict, findingLabels } from '../model.ts';
import { type ChainPosition, verifyAgainst } from '../verify-against.ts';
import { type PeriodPosition, verifyPeriod } from '../verify-period.ts';

type Asked = Call<typeof verifyAudit, AuditDeps>;

const LONGEST_DAYS = 31;
const DAY_MS = 86_400_000;

const shown = (verdict: ChainVerdict) => ({
  ...verdict,
  findings: verdict.findings.map((finding) => ({ ...finding, text: findingLabels[finding.what] })),
});

/** A page's answer; where the next page begins goes into the cursor, which holds texts only. */
function answered(
  call: Asked,
  of: string,
  verdicts: readonly ChainVerdict[],
  next: ChainPosition | PeriodPosition | undefined,
) {
  const nextCursor = next && call.deps.cursors.seal({ at: JSON.stringify(next) }, cursorOf(call, of));
  return { items: verdicts.map(shown), hasMore: next !== undefined, ...(nextCursor !== undefined && { nextCursor }) };
}

const cursorOf = ({ actor, now }: Asked, of: string) => ({
  query: `audit/verify ${of}`,
  principal: (actor as StaffActor).staffId,
  now,
});

function begun<P>(call: Asked, of: string): P | undefined {
  const { cursor } = call.input.query;
  if (cursor === undefined) return undefined;
  return JSON.parse(call.deps.cursors.open(cursor, cursorOf(call, of)).at ?? '') as P;
}

async function ofChain(call: Asked, chain: string | undefined) {
  if (chain === undefined || !isOfSite(call.actor.site, chain)) throw noSuchChain();
  const of = { site: call.actor.site, chain, now: call.now };
  const page = await verifyAgainst(of, call.deps, begun<ChainPosition>(call, chain));
  if (!page) throw noSuchChain();
  return answered(call, chain, [page.verdict], page.next);
}

const beginOf = (day: PlainDate): Instant => instant(Date.parse(`${day}T00:00:00.000Z`));

async function ofPeriod(call: Asked, from: PlainDate, to: PlainDate) {
  const days = (millis(beginOf(to)) - millis(beginOf(from))) / DAY_MS + 1;
  if (days < 1 || days > LONGEST_DAYS) throw badPeriod(LONGEST_DAYS);
  const { site } = call.actor;
  const of = `${from} ${to}`;
  const page = await verifyPeriod({ site, from, to, now: call.now }, call.deps, begun<PeriodPosition>(call, of));
  return answered(call, of, page.verdicts, page.next);
}

/** One chain, or all that changed in a period, a page at a time: what is asked for, where the page before ended, what stands there now. */
export const verifyAuditIt = action(verifyAudit, async (call) => {
  const { entity, id, chain, from, to } = call.input.query;
  const asked = [entity ?? id, chain, from ?? to].filter((one) => one !== undefined);
  if (asked.length !== 1) throw askOneThing();
  if (chain !== undefined) return ofChain(call, chain);
  if (from !== undefined && to !== undefined) return ofPeriod(call, from, to);
  if (entity === undefined || id === undefined) throw askOneThing();
  return ofChain(call, chainOf(call.actor.site, entity, id));
});
