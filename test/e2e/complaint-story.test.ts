import { beforeAll, describe, expect, inject, test } from 'vitest';
import { staffToken } from '../../local/staff-token.ts';
import { type Api, apiOf } from '../../local/story/api.ts';
import { closedComplaint, reopenedComplaint, timelineOf, withQuickPolicies } from '../../local/story/complaint.ts';

const { apiUrl, issuer } = inject('service');
const api: Api = apiOf(apiUrl, (staffNo) => staffToken(issuer, staffNo));

describe('a complaint on the deployed service', () => {
  let told: { closed: string[]; reopened: string[] };

  beforeAll(async () => {
    told = await withQuickPolicies(api, async () => {
      const silent = () => {};
      const [closed, reopened] = await Promise.all([closedComplaint(api, silent), reopenedComplaint(api, silent)]);
      return { closed: await timelineOf(api, closed), reopened: await timelineOf(api, reopened) };
    });
  }, 180_000);

  test('goes from the form to closed, by the hands of different people', () => {
    const steps = told.closed.map((line) => line.split(/\s+/)[1]);

    expect(steps).toEqual([
      'ticket.received',
      'ticket.assessed',
      'ticket.accepted',
      'work-order.offered',
      'work-order.offered-again',
      'work-order.taken-over',
      'ticket.resolved',
      'follow-up.planned',
      'follow-up.due',
      'ticket.closed',
    ]);
  });

  test('is taken up again, one level higher, when the guest says that it is not solved', () => {
    expect(told.reopened.at(-1)).toContain('ticket.reopened');
  });
});
