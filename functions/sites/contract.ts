import * as z from 'zod';
import { listOf } from '../kernel/page.ts';
import { keyReused } from '../kernel/refused-changes.ts';
import { route } from '../kernel/route.ts';
import { StaffMember, StaffNo } from '../staff/model.ts';
import { siteTaken } from './errors.ts';
import { Site } from './model.ts';

const SiteView = Site.omit({ site: true }).meta({ id: 'SiteView' });

export const listSites = route({
  method: 'GET',
  path: '/sites',
  audience: 'staff',
  capability: 'site.write',
  summary: { zh: '已设立的站点', en: 'The sites that were founded on this deployment' },
  answer: listOf(SiteView),
  refusals: [],
});

export const foundSite = route({
  method: 'POST',
  path: '/sites',
  audience: 'staff',
  capability: 'site.write',
  summary: { zh: '设立新站点及其管理员', en: 'Found a resort with one administrator, who builds up the rest' },
  status: 201,
  idempotencyKey: 'needed',
  body: z.strictObject({
    id: Site.shape.id,
    name: Site.shape.name,
    administrator: z.strictObject({ staffNo: StaffNo, name: StaffMember.shape.name }),
  }),
  answer: SiteView,
  refusals: [siteTaken, keyReused],
  example: {
    body: {
      id: 'north-lake',
      name: { zh: '北湖营地', en: 'North Lake Camp' },
      administrator: { staffNo: 'A01', name: '示例管理员' },
    },
  },
});

export const contract = { listSites, foundSite } as const;
