import type { Instant } from '../kernel/time.ts';
import type { BusEvent } from '../platform/bus-event.ts';
import { READ_KEPT, READ_TAMPERED } from '../platform/relay-reads.ts';
import { alarmOfDay, alarmOfRead, alarmOfTampering } from './alarms/raise-alarms.ts';
import type { WatchingDeps } from './deps.ts';
import { allSubjects, indexRead, ToldRead } from './log/index-read.ts';
import { dayOf } from './log/model.ts';

/**
 * What follows of an entry in the read log, outside of the request that made it. 1. What is unusual about it by itself. 2. It is found by
 * whose data it was; by that it is known whether it was counted. 3. It is counted. 4. What is unusual about the day. Done again
 * after a crash, nothing is raised or counted twice.
 */
export async function watchRead(
  event: BusEvent,
  { now, deps }: { readonly now: Instant; readonly deps: WatchingDeps },
): Promise<void> {
  const { site, at, entityId, correlationId } = event;
  const alarming = { now, deps, correlationId };
  if (event.type === READ_TAMPERED) return alarmOfTampering(event, alarming);
  if (event.type !== READ_KEPT) return;
  const { staffNo, post, route, clear = false, subjects: shown } = ToldRead.parse(event.facts);
  const subjects = await allSubjects(site, shown, deps);
  const cause = { site, at, staffNo, readId: entityId, route };
  await alarmOfRead({ ...cause, clear, subjects }, alarming);
  const isNew = await indexRead(event, subjects, deps);
  const people = shown.length;
  if (isNew) await deps.reading.add({ site, staffNo, day: dayOf(at) }, { people, clear, post });
  await alarmOfDay(cause, alarming);
}
