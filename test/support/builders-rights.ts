import { defaults } from '../../functions/policies/defaults.ts';
import { clocksFrom } from '../../functions/rights/clock-rules.ts';
import { RightsRequest } from '../../functions/rights/model.ts';
import { seededCustomerId } from '../../local/seed/seeded-records.ts';
import { monday, site } from './world.ts';

export const rightsNumbers = defaults.rights;

/** A request that a customer made by the mini-program, under the id of the routes' examples. */
export const aRightsRequest = (over: Partial<RightsRequest> = {}): RightsRequest =>
  RightsRequest.parse({
    ...{ id: 'rrq_01HK153X00FV0QTBMYWKVK8T81', site, customerId: seededCustomerId(1), kind: 'RESTRICT' },
    ...{ status: 'RECEIVED', channel: 'MINI_PROGRAM', receivedAt: monday, asked: {}, policyVersion: 0 },
    ...{ clocks: clocksFrom(monday, rightsNumbers), misses: 0, woken: 0, version: 1 },
    ...over,
  });
