import { isAppError } from '../kernel/errors.ts';
import type { CallbackId, SiteId } from '../kernel/ids.ts';
import { addMs, type Instant, isBefore } from '../kernel/time.ts';
import type { CallingDeps } from './deps.ts';
import type { Callback } from './model.ts';
import { type Callers, type ChangedCallback, dueNow, miss, remind, ring } from './rules.ts';

export interface Settling {
  readonly now: Instant;
  readonly deps: CallingDeps;
  readonly correlationId: string;
}

/** Who can be told to call now: those on shift, whoever has least in his list first. */
async function callersOf(callback: Callback, { now, deps }: Settling): Promise<Callers> {
  const { site } = callback;
  const [agents, otherwise] = await Promise.all([
    deps.agentsAt(site, { from: now }, callback),
    deps.standsFor(site, now),
  ]);
  const loads = await Promise.all(
    agents.map(async (agent) => {
      const { callbacks } = await deps.callbacks.ofAgent(site, agent, { to: now, limit: 20 });
      return [agent, callbacks.length] as const;
    }),
  );
  const inOrder = [...loads].sort(([a, busy], [b, busyToo]) => busy - busyToo || (a < b ? -1 : 1));
  return { agents: inOrder.map(([agent]) => agent), otherwise };
}

const CLOCKS_DIFFER_MS = 2_000; // a timer that comes on time is not early because our own clock is late

const reached = ({ lookAt }: Callback, now: Instant): Instant =>
  isBefore(now, lookAt) && !isBefore(addMs(now, CLOCKS_DIFFER_MS), lookAt) ? lookAt : now;

async function decided(callback: Callback, at: Settling): Promise<ChangedCallback | undefined> {
  const due = dueNow(callback, at.now);
  if (!due) return undefined;
  const callers = await callersOf(callback, at);
  const timing = { numbers: await at.deps.numbers(callback.site), calendar: await at.deps.calendar(callback.site) };
  if (due === 'REMIND') return remind(callback, callers);
  return due === 'RING' ? ring(callback, callers, at.now, timing) : miss(callback, callers, at.now, timing);
}

/**
 * Does what is due for a call-back now: the agent is reminded, told to dial, or somebody else is. 1. Re-read. 2. One that was
 * timed anew since, moved, cancelled or made ends quietly. 3. Decide. 4. Keep it; where somebody was quicker, his state stands.
 *
 * @param of `generation`: the one that a timer was made for; left out, whatever stands there is settled
 */
export async function settleCallback(
  of: { readonly site: SiteId; readonly id: CallbackId; readonly generation?: number },
  at: Settling,
): Promise<void> {
  const { deps, correlationId } = at;
  const callback = await deps.callbacks.find(of.site, of.id);
  if (!callback || (of.generation !== undefined && of.generation !== callback.generation)) return;
  const now = reached(callback, at.now);
  const changed = await decided(callback, { ...at, now });
  if (!changed) return;
  const { perAgent } = await deps.numbers(of.site);
  const by = { actor: { kind: 'system' as const, site: of.site, name: 'call-back' }, now, correlationId };
  try {
    await deps.callbacks.change(callback, changed, by, perAgent);
  } catch (error) {
    if (!(isAppError(error) && (error.kind === 'stale' || error.kind === 'conflict'))) throw error;
  }
}
