import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { SiteId } from '../../functions/kernel/ids.ts';
import type { Route } from '../../functions/kernel/route.ts';
import type { Instant } from '../../functions/kernel/time.ts';
import { identifying } from '../../functions/platform/identify.ts';
import { whoActs } from '../../functions/staff/rules.ts';
import { aMember, aPost } from '../support/builders-staff.ts';

const now = '2026-11-23T02:00:00.000Z' as Instant;
const sites = ['dolon', 'second'] as SiteId[];
const members = [
  aMember('S03', { posts: [aPost('COMPLAINT_LEADER'), aPost('SERVICE_SUPERVISOR', { primary: false, deputy: true })] }),
  aMember('S04'),
  aMember('S05', { status: 'LEFT' }),
];

const identify = identifying({
  sites: async () => sites,
  clock: () => now,
  stands: async ({ sid }) => sid !== 'signed-out',
  staffActor: async (asked) =>
    whoActs(
      members.find((member) => member.staffNo === asked.staffNo),
      asked,
    ),
});

const route = (over: Partial<Route>): Route => ({
  method: 'GET',
  path: '/things',
  audience: 'staff',
  summary: { zh: '某', en: 'thing' },
  answer: z.object({}),
  refusals: [],
  ...over,
});

const requestOf = (headers: Record<string, string>, lambda?: object) =>
  ({ headers, requestContext: { ...(lambda && { authorizer: { lambda } }) } }) as unknown as APIGatewayProxyEventV2;

const token = (sub: string, over: object = {}) => ({
  ...{ sub, site: 'dolon', kind: 'staff' },
  ...{ iss: 'https://sign-in.example', sid: '', iat: '1763863200', ...over },
});
const outcomeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'let in',
    (error: { code: string }) => error.code,
  );

describe('a public request', () => {
  test.each([
    { headers: {}, site: 'dolon' },
    { headers: { 'X-Site': 'second' }, site: 'second' },
  ])('with headers $headers belongs to the site $site', async ({ headers, site }) => {
    const actor = await identify(requestOf(headers as Record<string, string>), route({ audience: 'public' }));

    expect(actor).toEqual({ kind: 'public', site });
  });

  test.each([
    ['0123456789abcdef', '0123456789abcdef'],
    ['0123456789abcde', undefined],
    ['x'.repeat(65), undefined],
    ['0123456789abcdef!', undefined],
  ])('of the device %j is counted by %j', async (told, device) => {
    const actor = await identify(requestOf({ 'x-device': told }), route({ audience: 'public' }));

    expect(actor).toEqual({ kind: 'public', site: 'dolon', ...(device !== undefined && { device }) });
  });

  test('for a site that is not of this deployment is refused', async () => {
    const asked = identify(requestOf({ 'x-site': 'third' }), route({ audience: 'public' }));

    expect(await outcomeOf(asked)).toBe('site.unknown');
  });
});

describe('a staff request', () => {
  test.each([
    { who: 'nobody', lambda: undefined, capability: 'ticket.read', outcome: 'auth.signInNeeded' },
    {
      who: 'a customer',
      lambda: token('S04', { kind: 'customer' }),
      capability: 'ticket.read',
      outcome: 'auth.signInNeeded',
    },
    {
      who: 'a token of another deployment',
      lambda: token('S04', { site: 'third' }),
      capability: 'ticket.read',
      outcome: 'auth.signInNeeded',
    },
    {
      who: 'somebody unknown to the directory',
      lambda: token('S99'),
      capability: 'ticket.read',
      outcome: 'auth.signInNeeded',
    },
    {
      who: 'somebody who signed out everywhere meanwhile',
      lambda: token('S04', { sid: 'signed-out' }),
      capability: 'ticket.read',
      outcome: 'auth.signInNeeded',
    },
    { who: 'somebody who has left', lambda: token('S05'), capability: 'ticket.read', outcome: 'auth.signInNeeded' },
    { who: 'an agent', lambda: token('S04'), capability: 'ticket.read', outcome: 'let in' },
    { who: 'an agent', lambda: token('S04'), capability: 'ticket.decline', outcome: 'auth.forbidden' },
    { who: 'an agent', lambda: token('S04'), capability: 'no.such', outcome: 'auth.forbidden' },
    { who: 'an agent', lambda: token('S04'), capability: undefined, outcome: 'auth.forbidden' },
  ])('by $who that needs $capability is answered: $outcome', async ({ lambda, capability, outcome }) => {
    const asked = identify(requestOf({}, lambda), route(capability === undefined ? {} : { capability }));

    expect(await outcomeOf(asked)).toBe(outcome);
  });

  test.each([
    { post: undefined, acts: 'COMPLAINT_LEADER' },
    { post: 'SERVICE_SUPERVISOR', acts: 'SERVICE_SUPERVISOR' },
  ])('that names the post $post is done as $acts', async ({ post, acts }) => {
    const headers: Record<string, string> = post ? { 'x-acting-post': post } : {};

    const actor = await identify(requestOf(headers, token('S03')), route({ capability: 'ticket.decline' }));

    expect(actor).toMatchObject({
      kind: 'staff',
      staffNo: 'S03',
      post: { code: acts },
      capabilities: { 'ticket.handle': 'site' },
    });
  });

  test('that names a post which the person does not hold is refused', async () => {
    const asked = identify(
      requestOf({ 'x-acting-post': 'GUEST_SERVICE_MANAGER' }, token('S03')),
      route({ capability: 'ticket.read' }),
    );

    expect(await outcomeOf(asked)).toBe('auth.forbidden');
  });
});

test('a partner has no door yet', async () => {
  const asked = identify(requestOf({}, token('S04')), route({ audience: 'partner' }));

  expect(await outcomeOf(asked)).toBe('auth.signInNeeded');
});
