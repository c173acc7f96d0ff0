import type { Circumstances } from '../../kernel/event.ts';
import type { CustomerId, SiteId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { BusEvent } from '../../platform/bus-event.ts';
import type { PolicyOf } from '../../policies/model.ts';
import type { StaffMember } from '../../staff/model.ts';
import { dayOf } from '../log/model.ts';
import type { Kinship } from './model.ts';
import type { ReadingStore } from './reading-store.ts';
import { type Finding, type ReadingDay, raised, unusualDay, unusualRead, watchersOf } from './rules.ts';
import { type AccessAlarmStore, alarmIdOf } from './store.ts';

/** What alarms are raised with. */
export interface AlarmingDeps {
  readonly alarms: Pick<AccessAlarmStore, 'raise'>;
  readonly reading: ReadingStore;
  numbers(site: SiteId): Promise<PolicyOf<'access'>>;
  staff(site: SiteId): Promise<readonly StaffMember[]>;
  /** Ids of the planted records. */
  canaries(site: SiteId): Promise<ReadonlySet<string>>;
  /** What a customer is to a member of staff; undefined where nothing. */
  kinship(site: SiteId, staffNo: string, customer: CustomerId): Promise<Kinship | undefined>;
}

export interface Alarming {
  readonly now: Instant;
  readonly deps: AlarmingDeps;
  readonly correlationId: string;
}

/** What an alarm is raised by. */
export interface Cause {
  readonly site: SiteId;
  readonly at: Instant;
  readonly staffNo?: string;
  readonly readId?: string;
  readonly route?: string;
}

/** Keeps an alarm for each finding, with whom to tell; what was raised of the same day already stays as it is. */
export async function raiseAll(
  findings: readonly Finding[],
  cause: Cause,
  at: Omit<Alarming, 'deps'> & { readonly deps: Pick<AlarmingDeps, 'alarms' | 'staff'> },
): Promise<void> {
  if (findings.length === 0) return;
  const { deps, now, correlationId } = at;
  const { site, at: happened, ...of } = cause;
  const to = watchersOf(await deps.staff(site), cause.staffNo, now);
  const by: Circumstances = { actor: { kind: 'system', site, name: 'read-watch' }, now, correlationId };
  for (const finding of findings) {
    const what = [site, finding.kind, cause.staffNo, finding.subject];
    const id = alarmIdOf({ day: dayOf(happened), what });
    await deps.alarms.raise(raised({ ...of, ...finding, id, site }, { now, to }), by);
  }
}

/** A person is looked up, and no list is gone through: a read of so few people may be meant for one of them. */
const MEANT = 3;

async function kinIn(subjects: readonly string[], of: { site: SiteId; staffNo: string }, deps: AlarmingDeps) {
  const customers = subjects.filter((one) => one.startsWith('cus_')) as CustomerId[];
  if (customers.length > MEANT) return [];
  const found = await Promise.all(
    customers.map(async (subject) => ({ subject, kinship: await deps.kinship(of.site, of.staffNo, subject) })),
  );
  return found.flatMap(({ subject, kinship }) => (kinship ? [{ subject, kinship }] : []));
}

/** One read by itself: at night, of a planted record, of somebody near to the reader. */
export async function alarmOfRead(
  read: Cause & { readonly staffNo: string; readonly clear: boolean; readonly subjects: readonly string[] },
  at: Alarming,
): Promise<void> {
  const { deps } = at;
  const { site, at: happened, staffNo, clear, subjects, ...of } = read;
  const [planted, kin, numbers] = await Promise.all([
    deps.canaries(site),
    kinIn(subjects, { site, staffNo }, deps),
    deps.numbers(site),
  ]);
  const canaries = subjects.filter((one) => planted.has(one));
  const findings = unusualRead({ at: happened, clear, canaries, kin }, numbers);
  await raiseAll(findings, { ...of, site, at: happened, staffNo }, at);
}

const NOTHING: ReadingDay = { reads: 0, people: 0, clear: 0 };

/** A person's day as a whole, beside what he usually does. */
export async function alarmOfDay(read: Cause & { readonly staffNo: string }, at: Alarming): Promise<void> {
  const { deps } = at;
  const numbers = await deps.numbers(read.site);
  const to = dayOf(read.at);
  const days = await deps.reading.last(read.site, read.staffNo, { to, days: numbers.average.days });
  const today = days.find(({ day }) => day === to) ?? NOTHING;
  const before = days.filter(({ day }) => day !== to);
  await raiseAll(unusualDay(today, before, numbers), read, at);
}

/** Somebody changed the log, or took something out of it. */
export const alarmOfTampering = ({ site, at: happened, entityId }: BusEvent, at: Alarming): Promise<void> =>
  raiseAll([{ kind: 'TAMPERED', subject: entityId }], { site, at: happened }, at);
