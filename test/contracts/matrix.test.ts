import { beforeAll, describe, expect, test } from 'vitest';
import { capabilities, grants } from '../../functions/staff/capabilities.ts';
import { isLeading, PostCode } from '../../functions/staff/posts.ts';
import { seededCustomerId } from '../../local/seed/seeded-records.ts';
import { customerProof, everyRoute, staffNoOf, type WholeDoor, wholeDoor } from '../support/whole-door.ts';

const posts = PostCode.options;
const staffRoutes = everyRoute.filter(({ route }) => route.audience === 'staff');
const named = staffRoutes.map((one) => [`${one.route.method} ${one.route.path}`, one] as const);

const postsWith = (capability: string | undefined): PostCode[] =>
  posts.filter((post) => Object.hasOwn(grants[post], capability ?? ''));

let door: WholeDoor;
beforeAll(async () => {
  door = await wholeDoor();
});

describe.each(named)('%s', (_name, one) => {
  const allowed = postsWith(one.route.capability);

  test('lets in every post that its capability is granted to', async () => {
    const statuses = await Promise.all(allowed.map((post) => door.askRoute(one, { staffNo: staffNoOf(post) })));

    const refused = allowed.filter((_post, n) => [401, 403].includes(statuses[n]?.status ?? 0));
    expect(refused).toEqual([]);
    expect(allowed.length).toBeGreaterThan(0);
  });

  test('refuses every other post', async () => {
    const others = posts.filter((post) => !allowed.includes(post));

    const told = await Promise.all(others.map((post) => door.askRoute(one, { staffNo: staffNoOf(post) })));

    const letIn = others.filter((_post, n) => told[n]?.status !== 403 || told[n]?.code !== 'auth.forbidden');
    expect(letIn).toEqual([]);
  });

  test.each([
    ['nobody who is signed in', {}],
    ['a person of another site', { staffNo: staffNoOf('GUEST_SERVICE_MANAGER'), site: 'elsewhere' }],
    ['a person whom the directory does not know', { staffNo: 'Y99' }],
  ])('asks %s to sign in', async (_who, over) => {
    const told = await door.askRoute(one, over);

    expect(told).toMatchObject({ status: 401, code: 'auth.signInNeeded', data: {} });
  });

  test('refuses a person who names a post that does not allow it', async () => {
    const headers = { 'x-acting-post': 'NO_SUCH_POST' };

    const told = await door.askRoute(one, { staffNo: staffNoOf(allowed[0] as PostCode), headers });

    expect(told.status).toBe(403);
  });
});

describe.each(
  everyRoute
    .filter(({ route }) => route.audience === 'customer')
    .map((one) => [`${one.route.method} ${one.route.path}`, one] as const),
)('%s', (_name, one) => {
  test('lets in a customer whose sign-in stands', async () => {
    const told = await door.askRoute(one, { proof: customerProof });

    expect(told.code).not.toBe('auth.signInNeeded');
  });

  test.each([
    ['nobody who is signed in', {}],
    ['a member of staff', { staffNo: staffNoOf('GUEST_SERVICE_MANAGER') }],
    ['a customer of another site', { proof: { ...customerProof, site: 'elsewhere' } }],
    ['a customer whose sign-in nobody knows', { proof: { ...customerProof, sid: 'ses_01HK153X00FV0QTBMYWKVK8T99' } }],
    ['another customer by this one’s sign-in', { proof: { ...customerProof, sub: seededCustomerId(2) } }],
    ['a customer by a token of an issuer', { proof: { ...customerProof, iss: 'https://sign-in.example' } }],
  ])('asks %s to sign in', async (_who, over) => {
    expect(await door.askRoute(one, over)).toMatchObject({ status: 401, code: 'auth.signInNeeded', data: {} });
  });
});

test('every staff route names a capability that posts can be granted, and no other route names one', () => {
  const words: readonly string[] = capabilities;

  const unknown = staffRoutes.filter(({ route }) => !words.includes(route.capability ?? ''));
  const needless = everyRoute.filter(({ route }) => route.audience !== 'staff' && route.capability !== undefined);

  expect(unknown).toEqual([]);
  expect(needless).toEqual([]);
});

test('the acts that cannot be taken lightly are open to exactly these posts', () => {
  const supervisors: PostCode[] = ['GUEST_SERVICE_MANAGER', 'SERVICE_SUPERVISOR'];
  const wanted = {
    'policy.write': ['SYSTEM_ADMINISTRATOR'],
    'operations.deadLetters': ['SYSTEM_ADMINISTRATOR'],
    'roster.publish': supervisors,
    'roster.approve': [...supervisors, 'COMPLAINT_LEADER', 'INQUIRY_LEADER', 'FOLLOW_UP_LEADER', 'SALES_SUPERVISOR'],
    'staff.access': ['SYSTEM_ADMINISTRATOR'],
    'breakGlass.ask': ['SERVICE_SUPERVISOR', 'SYSTEM_ADMINISTRATOR'],
    'breakGlass.decide': ['GUEST_SERVICE_MANAGER', 'COMPANY_LEADER', 'PRIVACY_OFFICER'],
    'ticket.decline': [...supervisors, 'COMPLAINT_LEADER', 'INQUIRY_LEADER', 'COMPANY_LEADER'],
    'ticket.decideCompensation': [
      'GUEST_SERVICE_MANAGER',
      'SERVICE_SUPERVISOR',
      'COMPLAINT_LEADER',
      'INQUIRY_LEADER',
      'COMPANY_LEADER',
    ],
    'followUp.attempt': [
      ...supervisors,
      'FOLLOW_UP_LEADER',
      'SERVICE_TRACKING',
      'PRE_SALE_FOLLOW_UP',
      'AFTER_SALE_FOLLOW_UP',
      'DERIVATIVE_FOLLOW_UP',
      'COMPANY_LEADER',
    ],
  };

  const granted = Object.fromEntries(Object.keys(wanted).map((capability) => [capability, postsWith(capability)]));

  expect(granted).toEqual(wanted);
});

test('administrators hold no data of customers: no capability of theirs reads a matter, a call or a guest', () => {
  const theirs = Object.keys(grants.SYSTEM_ADMINISTRATOR);

  const ofGuests = theirs.filter((capability) => /^(?:ticket|workOrder|followUp|customer|board)\./.test(capability));
  const routes = staffRoutes.filter(({ route }) => theirs.includes(route.capability ?? ''));
  const ofGuestsByPath = routes.filter(({ route }) =>
    /^\/(?:tickets|work-orders|follow-ups|customers|board|callbacks|calls)\b/.test(route.path),
  );

  expect(ofGuests).toEqual([]);
  expect(ofGuestsByPath).toEqual([]);
  expect(routes.length).toBeGreaterThan(5);
});

test('nobody may both ask for break-glass access and decide on it by virtue of one post', () => {
  const both = posts.filter((post) => 'breakGlass.ask' in grants[post] && 'breakGlass.decide' in grants[post]);

  expect(both).toEqual([]);
});

// From the supervisor up it is the person who is kept from it, by what he did: a higher level calls where nobody else is left to.
test('nobody below the supervisor who handles matters may call guests back about them by virtue of one post', () => {
  const both = posts.filter((post) => 'followUp.attempt' in grants[post] && 'ticket.handle' in grants[post]);

  expect(both.filter((post) => !isLeading([post]))).toEqual([]);
});

test('routes for everybody answer without a sign', async () => {
  const open = everyRoute.filter(({ route }) => route.audience === 'public');

  const told = await Promise.all(open.map((one) => door.askRoute(one)));

  const atTheDoor = ['auth.signInNeeded', 'auth.forbidden'];
  expect(open.filter((_one, n) => atTheDoor.includes(String(told[n]?.code)))).toEqual([]);
  expect(open.length).toBeGreaterThan(0);
});
