import * as z from 'zod';

// Control characters (tab and line breaks aside, where many lines are allowed), the direction overrides that can make a text
// read otherwise than it is, and the byte order mark. Lone surrogates fail `isWellFormed`.
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\ufeff]/u;
const LINE_BREAKS = /[\t\n\r]/u;

const clean = (text: string) => text.isWellFormed() && !UNSEEN.test(text);

/**
 * A text that somebody wrote: what is in it, nobody knows. No record keeps one (its schema does not pass the types) until its field
 * says what it is: `personal(class, …)`, or `plain(…)`, which holds nothing of anybody.
 */
export type Unclassed = z.ZodString & { readonly unclassed: true };

/** The schema of a text whose field says what it is. */
export type Classed<S> = S extends Unclassed ? z.ZodString : S;

/** Whether a schema holds a text, however deep, that no field has said anything of. */
export type HoldsUnclassed<S> = S extends Unclassed
  ? true
  : S extends z.ZodOptional<infer I> | z.ZodNullable<infer I> | z.ZodDefault<infer I> | z.ZodArray<infer I>
    ? HoldsUnclassed<I>
    : S extends z.ZodRecord<infer _Name, infer V>
      ? HoldsUnclassed<V>
      : S extends z.ZodUnion<infer Options> | z.ZodTuple<infer Options>
        ? HoldsUnclassed<Options[keyof Options & number]>
        : S extends z.ZodObject<infer Shape>
          ? { [Name in keyof Shape]: HoldsUnclassed<Shape[Name]> }[keyof Shape]
          : false;

/** Says of a text that people write that it holds nothing of anybody: a category, a label, a reference of the house. */
export const plain = <S extends z.ZodType>(schema: S): Classed<S> => schema as Classed<S>;

/** A line of text: trimmed, 1 to `max` characters, no line breaks, control or direction characters. */
export const shortText = (max: number): Unclassed =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => clean(text) && !LINE_BREAKS.test(text), { error: 'unsupported characters' }) as Unclassed;

/** A text of several lines: trimmed, 1 to `max` characters, no control or direction characters. */
export const longText = (max: number): Unclassed =>
  z.string().trim().min(1).max(max).refine(clean, { error: 'unsupported characters' }) as Unclassed;

/** What a word of the service is called, in both languages: as `statusText` beside `status` in an answer. */
export const Label = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Label' });
