import { HEAD } from './key-parts.ts';
import type { Key } from './table.ts';

/** What the partitions of events, and no others, carry in their name: no id, number or site holds a tilde. */
export const EVENTS = '#~EV';

/** Partitions of events as a policy names them: whoever may write the table is kept from changing what stands in these. */
export const eventPartitions = [`*${EVENTS}`, `*${EVENTS}#*`] as const;

/** The head whose events stand in a partition; undefined for a partition of anything else. */
export function headOfEvents(chain: string): Key | undefined {
  const mark = chain.indexOf(EVENTS);
  const rest = chain.slice(mark + EVENTS.length);
  if (mark < 0 || (rest !== '' && !rest.startsWith('#'))) return undefined;
  return { pk: chain.slice(0, mark), sk: rest === '' ? HEAD : rest.slice(1) };
}

/** The version that a sort key of an event stands for; undefined for one that no event of ours has. */
export const versionAt = (sk: string): number | undefined => (/^E#\d{8}$/.test(sk) ? Number(sk.slice(2)) : undefined);
