import type { StaffActor } from '../../../kernel/actor.ts';
import type { Circumstances } from '../../../kernel/event.ts';
import { type AccessAlarmId, LeakCaseId } from '../../../kernel/ids.ts';
import { stale } from '../../../kernel/refused-changes.ts';
import type { Operation } from '../../../kernel/route.ts';
import type { Instant } from '../../../kernel/time.ts';
import { timed } from '../../../leak-cases/clocks/rules.ts';
import { report } from '../../../leak-cases/rules.ts';
import { once } from '../../../platform/once.ts';
import { type AccessDeps, action } from '../../deps.ts';
import { type AlarmView, confirmAlarm, listAccessAlarms, openCaseOfAlarm } from '../contract.ts';
import { type AccessAlarm, alarmLabels, alarmStatusLabels } from '../model.ts';
import { casedAs, confirmed, mustNotBeAbout } from '../rules.ts';

const viewOf = (alarm: AccessAlarm): AlarmView => ({
  ...alarm,
  kindText: alarmLabels[alarm.kind],
  statusText: alarmStatusLabels[alarm.status],
});

/** Alarms, without those about whoever asks: he does not learn of them. */
export const listAlarmsIt = action(listAccessAlarms, async ({ input, actor, now, deps }) => {
  const { staffId, staffNo } = actor as StaffActor;
  const { cursor, limit, settled = false } = input.query;
  const of = { query: `access-alarms/${settled}`, principal: staffId, now };
  const after = cursor ? deps.cursors.open(cursor, of).after : undefined;
  const page = { limit, ...(after !== undefined && { after }) };
  const { alarms, last } = await deps.alarms.ofSite(actor.site, settled ? 'SETTLED' : 'OPEN', page);
  const items = alarms.filter((alarm) => alarm.staffNo !== staffNo).map(viewOf);
  const next = last !== undefined && { nextCursor: deps.cursors.seal({ after: last }, of) };
  return { items, hasMore: last !== undefined, ...next };
});

interface SettlingCall {
  readonly input: { readonly params: { readonly alarmId: AccessAlarmId } };
  readonly actor: unknown;
  readonly now: Instant;
  readonly deps: AccessDeps;
  readonly op?: Operation;
  readonly version: number;
  readonly correlationId: string;
}

/** The course of both verbs: a repeat gets the first answer; load, of the version that was read, and not about oneself; settle it. */
async function settled(
  call: SettlingCall,
  settle: (alarm: AccessAlarm, by: Circumstances) => Promise<AccessAlarm>,
): Promise<AlarmView> {
  const { deps, now, op, version, correlationId } = call;
  const actor = call.actor as StaffActor;
  const { alarmId } = call.input.params;
  const by: Circumstances = { actor, now, correlationId, op };
  const alarm = await once<AccessAlarm>(
    () => deps.alarms.repeated(actor.site, alarmId, by),
    async () => {
      const found = await deps.alarms.get(actor.site, alarmId);
      mustNotBeAbout(found, actor.staffNo);
      if (found.version !== version) throw stale(found.version, found.status);
      return settle(found, by);
    },
  );
  return viewOf(alarm);
}

const whoActs = ({ actor, now }: Circumstances) => ({ staffNo: (actor as StaffActor).staffNo, now });

export const confirmAlarmIt = action(confirmAlarm, (call) =>
  settled(call, (alarm, by) =>
    call.deps.alarms.change(alarm, confirmed(alarm, whoActs(by), call.input.body.finding), by),
  ),
);

/**
 * The case is the alarm's: reported by nobody, so that the privacy officer may investigate it, about whoever read; its clocks begin
 * now. Both change in one transaction, and its id follows from the alarm's, so there is one case of an alarm.
 */
export const openCaseIt = action(openCaseOfAlarm, (call) =>
  settled(call, async (alarm, by) => {
    const { deps, now, input } = call;
    const { numbers } = await deps.leakTiming(alarm.site);
    const id = LeakCaseId.parse(alarm.id.replace(/^alm_/, 'lkc_'));
    const of = {
      id,
      site: alarm.site,
      type: 'IMPROPER_ACCESS' as const,
      aboutStaff: alarm.staffNo ? [alarm.staffNo] : [],
    };
    const changed = report({ ...of, description: input.body.description }, now, numbers);
    const opens = timed(changed, numbers);
    return deps.alarms.openCase(alarm, { ...casedAs(alarm, whoActs(by), id), opens }, by);
  }),
);
