import type { StaffActor } from '../../../kernel/actor.ts';
import { readLabels } from '../../../kernel/reads.ts';
import { action } from '../../deps.ts';
import { askBySomething } from '../../errors.ts';
import { purposeRules } from '../../purposes.ts';
import { type EntryView, searchAccessLog } from '../contract.ts';
import type { ReadEntry } from '../model.ts';

const viewOf = (entry: ReadEntry): EntryView => ({
  ...entry,
  whatText: readLabels[entry.what],
  shown: entry.clear ? 'CLEAR' : 'MASKED',
  ...(entry.purpose && { purposeText: purposeRules[entry.purpose].label }),
});

/** 1. By exactly one of customer, ticket, member of staff. 2. His partitions of the log, the newest month first. */
export const searchLogIt = action(searchAccessLog, async ({ input, actor, now, deps }) => {
  const { customerId, ticketId, staffNo, month, cursor, limit } = input.query;
  const asked = [customerId, ticketId, staffNo].filter((one) => one !== undefined);
  const [by] = asked;
  if (by === undefined || asked.length > 1) throw askBySomething();
  const of = { query: `access-log/${by}/${month ?? ''}`, principal: (actor as StaffActor).staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of) : undefined;
  const page = { limit, now, ...(month !== undefined && { month }), ...(after && { after }) };
  const found =
    staffNo === undefined
      ? await deps.log.bySubject(actor.site, by, page)
      : await deps.log.byStaff(actor.site, staffNo, page);
  const { entries, next } = found;
  const nextCursor = next && { nextCursor: deps.cursors.seal(next, of) };
  return { items: entries.map(viewOf), hasMore: next !== undefined, ...nextCursor };
});
