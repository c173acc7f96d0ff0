import { countingShown } from '../access/reveal/count-shown.ts';
import { proofOfWork, shippedWork } from '../challenges/pow.ts';
import { spendingChallenges } from '../challenges/store.ts';
import { customerStore } from '../customers/store.ts';
import { isBefore } from '../kernel/time.ts';
import { keys } from '../platform/keys.ts';
import type { runtime } from '../platform/runtime.ts';
import { wrongTries } from '../platform/wrong-tries.ts';
import type { OnDuty } from '../rosters/duty-rules.ts';
import { dutyOf } from '../rosters/wiring.ts';
import { nextUp } from '../staff/ladder.ts';
import { callbackCodes } from './codes.ts';
import type { CallbackDeps, CallingDeps } from './deps.ts';
import { tooManyCallbackTries } from './errors.ts';
import { callbackStore } from './store.ts';

type Parts = ReturnType<typeof runtime>;
type Calling = Pick<Parts, 'ledger' | 'staff' | 'rosters' | 'policies' | 'calendars'>;
type Runtime = Calling & Pick<Parts, 'records' | 'secret' | 'cursors' | 'powSecrets' | 'drawn'>;

const AT_THE_DESK: readonly OnDuty['why'][] = ['ON_SHIFT', 'NOT_ROSTERED', 'DEPUTY_OF'];
const ABOVE_THE_AGENTS = 2; // of the ladder: where no agent is there, his leader as a rule is none more

/** What timers and the reconciler need, from what the function has. */
export function callingDeps({ ledger, staff, rosters, policies, calendars }: Calling): CallingDeps {
  const numbers: CallingDeps['numbers'] = async (site) => (await policies.current(site, 'callback')).policy;
  return {
    callbacks: callbackStore(ledger),
    calendar: async (site) => (await calendars.promises(site)).SERVICE,
    numbers,
    agentsAt: async (site, { from, until }, { topic, domain }) => {
      const [duty, people, { posts }] = await Promise.all([
        dutyOf({ staff, rosters }, site, from),
        staff.all(site),
        numbers(site),
      ]);
      const skills = new Map(people.map((member) => [member.staffNo, member.skills]));
      const able = (staffNo: string) => {
        const own = skills.get(staffNo) ?? [];
        return domain === undefined || own.length === 0 || own.includes(domain);
      };
      const found = duty.people.filter(
        (one) =>
          AT_THE_DESK.includes(one.why) &&
          posts[topic].some((post) => post === one.post) &&
          (until === undefined || one.until === undefined || !isBefore(one.until, until)) &&
          able(one.staffNo),
      );
      return [...new Set(found.map((one) => one.staffNo))];
    },
    standsFor: async (site, at) => {
      const [duty, people, { deputies }] = await Promise.all([
        dutyOf({ staff, rosters }, site, at),
        staff.all(site),
        staff.organisation(site),
      ]);
      if (duty.dutyManager !== undefined) return duty.dutyManager;
      const onDuty = (staffNo: string) => duty.presence.get(staffNo) ?? ('OFF_DUTY' as const);
      return nextUp(people, { from: ABOVE_THE_AGENTS, exclude: [], now: at, deputies, onDuty }).staffNo;
    },
  };
}

/** What the actions of call-backs need, from what the function has. */
export async function callbackDeps(from: Runtime): Promise<CallbackDeps> {
  const { records, secret, powSecrets, drawn } = from;
  const customers = customerStore(records);
  const [id, code, codeHash] = await Promise.all([
    secret('callback-id'),
    secret('callback-code'),
    secret('callback-code-hash'),
  ]);
  const work = proofOfWork({ settings: shippedWork, secrets: powSecrets, drawn });
  const counted = wrongTries(records.table, { tries: 5, lockedMinutes: 15, locked: tooManyCallbackTries });
  return {
    ...callingDeps(from),
    codes: callbackCodes({ id, code, codeHash }),
    cursors: await from.cursors(),
    countShown: countingShown({ table: records.table, policies: from.policies }),
    spendChallenge: spendingChallenges({ records, proofOfWork: work, purpose: 'callback' }),
    tries: {
      mayTry: (site, one, now) => counted.mayTry(keys.callbackTries(site, one), now),
      failed: (site, one, now) => counted.failed(keys.callbackTries(site, one), now),
    },
    knownOf: async (site, customerId) => {
      const customer = await customers.find(site, customerId);
      return {
        ...(customer?.phone !== undefined && { phone: customer.phone }),
        ...(customer?.name !== undefined && { name: customer.name }),
      };
    },
  };
}
