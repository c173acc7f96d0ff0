import * as z from 'zod';
import { type Moment, moments, Purpose, type Subscriptions, TemplateId } from './model.ts';
import type { Asked } from './views.ts';

/** What a message tells, by the house's own names; a template says under which key WeChat wants each. */
export const Told = z.enum(['no', 'status', 'what', 'at']);
export type Told = z.infer<typeof Told>;

/** A template as WeChat gave it out: its id and keys (`thing3`), which differ from one mini-program to the next. */
export const Template = z.object({ id: TemplateId, fields: z.partialRecord(Told, z.string().regex(/^[a-z_]+\d+$/)) });
export type Template = z.infer<typeof Template>;

/** The templates of a deployment, and which edition of the mini-program a message opens. */
export const Templates = z.object({
  state: z.enum(['developer', 'trial', 'formal']),
  purposes: z.record(Purpose, Template),
});
export type Templates = z.infer<typeof Templates>;

/** What to ask a user for at a moment: all but what WeChat itself forbids. */
export function toAsk(templates: Templates, moment: Moment, head: Subscriptions | undefined): Asked[] {
  return moments[moment]
    .map((purpose) => ({ purpose, templateId: templates.purposes[purpose].id }))
    .filter(({ templateId }) => head?.permissions[templateId]?.last !== 'ban');
}
