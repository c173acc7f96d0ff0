import { beforeAll, describe, expect, test } from 'vitest';
import type { SiteId } from '../../functions/kernel/ids.ts';
import { grants } from '../../functions/staff/capabilities.ts';
import { PostCode } from '../../functions/staff/posts.ts';
import { staffKind } from '../../functions/staff/store.ts';
import { seedRecords } from '../../local/seed/seed-records.ts';
import { aMember, aPost } from '../support/builders-staff.ts';
import { resolvedComplaint } from '../support/complaint.ts';
import { everyRoute, pathOf, staffNoOf, type WholeDoor, wholeDoor } from '../support/whole-door.ts';
import { site as first } from '../support/world.ts';

/** A second resort beside the first, with the same staff numbers, posts and units, and none of its matters. */
const second = 'north-lake' as SiteId;

let door: WholeDoor;
let params: Readonly<Record<string, string>>;
let secrets: readonly string[];

const partitionsOf = (site: SiteId) => door.w.table.items().filter((item) => item.pk.startsWith(`S#${site}#`));

beforeAll(async () => {
  door = await wholeDoor();
  const { w } = door;
  const founder = everyRoute.find((one) => one.name === 'foundSite');
  if (!founder) throw new Error('a site can be founded');
  await door.askRoute(founder, { staffNo: 'A01' });
  w.now = new Date(Date.parse(w.now) + 60_000).toISOString() as typeof w.now;
  await seedRecords(w.records, second);
  for (const post of PostCode.options) {
    const person = aMember(staffNoOf(post), { site: second, posts: [aPost(post)] });
    await w.table.write(await w.records.creating(staffKind, person));
  }
  const { id, ticketNo, workOrder } = await resolvedComplaint(w);
  await w.relay();
  params = { ticketId: id, ticketNo, workOrderId: workOrder?.id ?? '', followUpId: `fu_${id.slice(4)}_1` };
  secrets = [id, ticketNo, id.slice(4)];
});

const ofStaff = everyRoute
  .filter(({ route }) => route.audience === 'staff')
  .map((one) => [`${one.route.method} ${one.route.path}`, one] as const);

describe.each(ofStaff)('%s', (_name, one) => {
  test('shows nobody of another site anything of this one, and changes nothing in it', async () => {
    const able = PostCode.options.filter((post) => Object.hasOwn(grants[post], one.route.capability ?? ''));
    const before = partitionsOf(first);

    for (const post of able) {
      const asked = { path: pathOf(one.route, params), staffNo: staffNoOf(post), site: second };
      const told = await door.askRoute(one, asked);

      expect([401, 403], `${post} works at the second site`).not.toContain(told.status);
      for (const secret of secrets) expect(told.text).not.toContain(secret);
    }

    expect(partitionsOf(first)).toEqual(before);
  });
});

test('the matter that nobody of the other site has seen is there for those of its own', async () => {
  const view = everyRoute.find((one) => one.name === 'viewTicket');
  if (!view) throw new Error('a ticket can be viewed');

  const own = await door.askRoute(view, { path: pathOf(view.route, params), staffNo: 'S04' });
  const foreign = await door.askRoute(view, { path: pathOf(view.route, params), staffNo: 'S04', site: second });

  expect([own.status, foreign.status, foreign.code]).toEqual([200, 404, 'ticket.notFound']);
});

test('a site that was not founded is no site, for staff and for guests', async () => {
  const me = everyRoute.find((one) => one.name === 'whoAmI');
  const form = everyRoute.find((one) => one.name === 'getChallenge');
  if (!me || !form) throw new Error('both routes are there');

  const staff = await door.askRoute(me, { staffNo: 'S04', site: 'nowhere' });
  const guest = await door.askRoute(form, { headers: { 'x-site': 'nowhere' } });
  const known = await door.askRoute(form, { headers: { 'x-site': second } });

  expect([staff.status, staff.code]).toEqual([401, 'auth.signInNeeded']);
  expect([guest.status, known.status]).toEqual([404, 200]);
});

test('every item stands in a partition of its site, but for the list of sites', () => {
  const partitions = new Set(door.w.table.items().map((item) => item.pk.split('#').slice(0, 2).join('#')));

  expect([...partitions].sort()).toEqual(['S#dolon', 'S#north-lake', 'SITES', 'SITES#~EV']);
});
