import * as z from 'zod';
import { Purpose, TemplateId } from './model.ts';

/** A template that the mini-program should ask permission for. */
export const Asked = z.object({ templateId: TemplateId, purpose: Purpose });
export type Asked = z.infer<typeof Asked>;
