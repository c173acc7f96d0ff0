import type { DayRead } from './checkpoints/read-day.ts';
import type { Finding } from './model.ts';
import type { AuditStore } from './store.ts';

/** Whether the events that a chain had come to still stand there: whoever rewrites a chain to its end is found by this. */
export async function againstTips(audit: AuditStore, chain: string, day: DayRead): Promise<Finding[]> {
  const tips = day.tips.get(chain) ?? [];
  const links = await audit.links(
    chain,
    tips.map(({ version }) => version),
  );
  return tips.flatMap(({ version, link }, n): Finding[] => {
    if (links[n] === link) return [];
    return [{ what: links[n] === undefined ? 'MISSING' : 'REWRITTEN', from: version, to: version }];
  });
}
