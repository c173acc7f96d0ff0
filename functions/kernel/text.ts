import * as z from 'zod';

// Control characters (tab and line breaks aside, where many lines are allowed), the direction overrides that can make a text
// read otherwise than it is, and the byte order mark. Lone surrogates fail `isWellFormed`.
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufeff]/u;
const LINE_BREAKS = /[\t\n\r]/u;

const clean = (text: string) => text.isWellFormed() && !UNSEEN.test(text);

/** A line of text: trimmed, 1 to `max` characters, no line breaks, control or direction characters. */
export const shortText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => clean(text) && !LINE_BREAKS.test(text), { error: 'unsupported characters' });

/** A text of several lines: trimmed, 1 to `max` characters, no control or direction characters. */
export const longText = (max: number) =>
  z.string().trim().min(1).max(max).refine(clean, { error: 'unsupported characters' });

/** What a word of the service is called, in both languages: as `statusText` beside `status` in an answer. */
export const Label = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Label' });
