import { Instant } from '../kernel/time.ts';
import { headOfEvents } from '../platform/event-keys.ts';
import type { Item, RawCursor } from '../platform/table.ts';
import type { ChainVerdict, Finding } from './model.ts';
import type { AuditStore } from './store.ts';
import { atBeginning, endOf, stepOn, type Walk } from './walk-chain.ts';

/** Events that one page looks at: each may be opened, which costs some tenths of a millisecond. */
export const EVENTS_A_PAGE = 200;

/** Where a page of a chain goes on. */
export interface Position {
  readonly walk: Walk;
  readonly after: RawCursor;
}

export interface PartVerified {
  readonly verdict: ChainVerdict;
  readonly next?: Position;
  /** When the last event of the page happened. */
  readonly lastAt?: Instant;
}

interface Part {
  readonly items: readonly Item[];
  readonly findings: Finding[];
  readonly walk: Walk;
  readonly wordsErased: number;
}

async function walked(store: AuditStore, items: readonly Item[], begin: Walk): Promise<Part> {
  const findings: Finding[] = [];
  let [walk, wordsErased] = [begin, 0];
  const words = await Promise.all(items.map((item) => store.words(item)));
  for (const [n, item] of items.entries()) {
    const step = stepOn(walk, item);
    walk = step.walk;
    if (step.finding) findings.push(step.finding);
    if (words[n] === 'ERASED') wordsErased += 1;
    if (words[n] === 'CHANGED') findings.push({ what: 'WORDS_CHANGED', from: walk.version, to: walk.version });
  }
  return { items, findings, walk, wordsErased };
}

/**
 * One page of a chain: 1. the head, before the events, so that whoever writes meanwhile only adds to them; 2. each event by its link
 * and its words; 3. at the end, whether the chain ends where the head does. Undefined where there is neither head nor event.
 */
export async function verifyChain(
  store: AuditStore,
  chain: string,
  from?: Position,
): Promise<PartVerified | undefined> {
  const key = headOfEvents(chain);
  if (key === undefined) return undefined;
  const head = await store.head(key);
  const page = await store.page(chain, { limit: EVENTS_A_PAGE, ...(from && { after: from.after }) });
  if (!head && !from && page.items.length === 0) return undefined;
  const begin = from?.walk ?? atBeginning;
  const part = await walked(store, page.items, begin);
  const { entity, entityId } = (part.items[0] ?? {}) as { entity?: string; entityId?: string };
  if (!page.next) {
    const beyond = part.walk.version > Number(head?.version ?? 0);
    const end = endOf(part.walk, beyond ? await store.head(key) : head, entity);
    if (end) part.findings.push(end);
  }
  const verdict: ChainVerdict = {
    chain,
    ...(entity !== undefined && { entity, entityId: String(entityId) }),
    from: part.items.length > 0 ? begin.version + 1 : begin.version,
    to: part.walk.version,
    events: part.items.length,
    wordsErased: part.wordsErased,
    complete: !page.next,
    intact: part.findings.length === 0,
    findings: part.findings,
  };
  const lastAt = Instant.safeParse(part.items.at(-1)?.at).data;
  return {
    verdict,
    ...(page.next && { next: { walk: part.walk, after: page.next } }),
    ...(lastAt !== undefined && { lastAt }),
  };
}
