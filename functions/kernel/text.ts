import * as z from 'zod';

// Control characters (tab and line break aside, where many lines are allowed), the bidi overrides that can make a text
// read otherwise than it is, and noncharacters. Lone surrogates fail `isWellFormed`.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\uffff]/u;
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
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(clean, { error: 'unsupported characters' });
