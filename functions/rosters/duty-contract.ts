import * as z from 'zod';
import { route } from '../kernel/route.ts';
import { Label } from '../kernel/text.ts';
import { Instant, SentInstant } from '../kernel/time.ts';
import { StaffNo } from '../staff/model.ts';
import { PostCode } from '../staff/posts.ts';
import { Place } from './model.ts';

const OnDutyView = z
  .object({
    staffNo: StaffNo,
    post: PostCode,
    label: Label,
    /** `NOT_ROSTERED`: nothing is planned for him, so he counts as at work while he holds the post. */
    why: z.enum(['ON_SHIFT', 'DUTY_MANAGER', 'ON_CALL', 'NOT_ROSTERED', 'DEPUTY_OF']),
    until: Instant.optional(),
    place: Place.optional(),
    deputyOf: StaffNo.optional(),
  })
  .meta({ id: 'OnDutyView' });

export const showDuty = route({
  method: 'GET',
  path: '/duty',
  audience: 'staff',
  capability: 'duty.read',
  summary: { zh: '某一时刻谁在岗', en: 'Who holds which post at an instant, and why' },
  query: z.strictObject({ at: SentInstant.optional() }),
  answer: z.object({
    at: Instant,
    /** Whether that month is published. */
    rostered: z.boolean(),
    people: z.array(OnDutyView),
    dutyManager: StaffNo.optional(),
    /** Who owns what nobody else can: the guest service manager. */
    lastResort: StaffNo,
    gaps: z.array(z.enum(['NO_DUTY_MANAGER', 'TWO_DUTY_MANAGERS'])),
  }),
  refusals: [],
  example: { query: { at: '2027-01-05T10:00:00+08:00' } },
});
