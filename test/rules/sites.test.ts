import { expect, test } from 'vitest';
import { PostId, type SiteId, StaffId } from '../../functions/kernel/ids.ts';
import { found } from '../../functions/sites/rules.ts';
import { activePosts, capabilitiesOf } from '../../functions/staff/rules.ts';
import { monday, outcomeOf } from '../support/world.ts';

const ids = {
  staff: StaffId.parse('stf_01HK153X00FV0QTBMYWKVK8T81'),
  post: PostId.parse('pst_01HK153X00FV0QTBMYWKVK8T81'),
};
const known = ['dolon' as SiteId];
const wanted = {
  id: 'north-lake' as SiteId,
  name: { zh: '北湖营地', en: 'North Lake Camp' },
  administrator: { staffNo: 'A01', name: '己亥' },
};

test('a new site has a unit and an administrator who can build the rest, and sees no guest', () => {
  const { site, unit, administrator } = found(wanted, { known, now: monday, ids });

  expect(site.head).toMatchObject({ id: 'north-lake', site: 'north-lake', foundedAt: monday });
  expect(activePosts(administrator, monday)).toMatchObject([{ code: 'SYSTEM_ADMINISTRATOR', unitId: unit.id }]);
  const may = Object.keys(capabilitiesOf(administrator, monday));
  expect(may).toContain('staff.write');
  expect(may.filter((capability) => /^(ticket|customer|followUp)\./.test(capability))).toEqual([]);
});

test('the event of a founding tells of no name', () => {
  const { site } = found(wanted, { known, now: monday, ids });

  expect(JSON.stringify(site.event)).not.toContain('己亥');
});

test('a site is founded once', async () => {
  expect(await outcomeOf(() => found({ ...wanted, id: 'dolon' as SiteId }, { known, now: monday, ids }))).toBe(
    'site.taken',
  );
});
