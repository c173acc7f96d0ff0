import * as z from 'zod';
import type { Classed } from './text.ts';

/** Classes of personal data (PIPL 28, 51): what a class means for sealing, masking and revealing is one table's business. */
export type PersonalClass = 'NAME' | 'CONTACT' | 'IDENTITY' | 'ADDRESS' | 'SENSITIVE_TEXT';

const classes = z.registry<{ personal: PersonalClass }>();

/**
 * Marks a field as personal: it is sealed in the table under its place, and masked in every answer that is not a reveal.
 * The mark is on the returned schema, so wrap the innermost schema of the field: `personal('CONTACT', Phone).optional()`.
 */
export function personal<S extends z.ZodType>(kind: PersonalClass, schema: S): Classed<S> {
  const marked = schema.clone();
  classes.add(marked, { personal: kind });
  return marked as unknown as Classed<S>;
}

/** The class of a field's schema, looking through optional, nullable, default and readonly wrappers. */
export function personalClassOf(schema: z.core.$ZodType): PersonalClass | undefined {
  const own = classes.get(schema as z.ZodType);
  if (own) return own.personal;
  const inner = innerOf(schema);
  return inner && personalClassOf(inner);
}

/** The wrapped schema of optional, nullable, default, readonly and the like; undefined for a schema of its own. */
export function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const def = schema._zod.def as { innerType?: z.core.$ZodType; in?: z.core.$ZodType };
  return def.innerType ?? def.in;
}

/** Replaces every personal text of a value, following its schema; `change` gets the text, its class and its dotted path. */
export function mapPersonal(
  schema: z.core.$ZodType,
  value: unknown,
  change: (text: string, kind: PersonalClass, path: string) => string,
  path = '',
): unknown {
  if (value === undefined || value === null || !holdsPersonal(schema)) return value;
  const kind = personalClassOf(schema);
  if (kind) return typeof value === 'string' ? change(value, kind, path) : value;
  const inner = innerOf(schema);
  if (inner) return mapPersonal(inner, value, change, path);
  const { shape, element, valueType } = schema._zod.def as {
    shape?: Record<string, z.core.$ZodType>;
    element?: z.core.$ZodType;
    valueType?: z.core.$ZodType;
  };
  const under = (key: string) => (path === '' ? key : `${path}.${key}`);
  if ((shape || valueType) && typeof value === 'object') {
    const schemaOf = (key: string) => valueType ?? shape?.[key];
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        const inside = schemaOf(key);
        return [key, inside && holdsPersonal(inside) ? mapPersonal(inside, part, change, under(key)) : part];
      }),
    );
  }
  if (element && Array.isArray(value))
    return value.map((part, n) => mapPersonal(element, part, change, under(String(n))));
  return value;
}

const holding = new WeakMap<z.core.$ZodType, boolean>();

/** Whether a value of a schema can hold a personal text at all: heads cannot, and need not be looked through. Worked out once. */
export function holdsPersonal(schema: z.core.$ZodType): boolean {
  const known = holding.get(schema);
  if (known !== undefined) return known;
  const inside = () => {
    const inner = innerOf(schema);
    if (inner) return holdsPersonal(inner);
    const { shape, element, valueType, options } = schema._zod.def as {
      shape?: Record<string, z.core.$ZodType>;
      element?: z.core.$ZodType;
      valueType?: z.core.$ZodType;
      options?: readonly z.core.$ZodType[];
    };
    const parts = [...Object.values(shape ?? {}), element, valueType, ...(options ?? [])];
    return parts.some((part) => part !== undefined && holdsPersonal(part));
  };
  const holds = personalClassOf(schema) !== undefined || inside();
  holding.set(schema, holds);
  return holds;
}

const stars = (n: number) => '*'.repeat(n);

/** Country, three digits and the last four; a number too short to hide three of its digits shows two of them. */
function maskedPhone(text: string): string {
  const parts = /^(\+86|\+\d{2})?(\d{3})\d{3,}(\d{4})$/.exec(text.replace(/[ ()-]/g, ''));
  const [, country = '', first = '', last = ''] = parts ?? [];
  return parts ? `${country}${first}${stars(4)}${last}` : `${stars(4)}${text.slice(-2)}`;
}

/** How a class shows itself by default: enough to recognise, too little to use. */
export function mask(text: string, kind: PersonalClass): string {
  if (kind === 'NAME') return `${[...text][0] ?? ''}${stars(Math.max(1, [...text].length - 1))}`;
  if (kind === 'CONTACT' && /^\+?[\d ()-]+$/.test(text)) return maskedPhone(text);
  if (kind === 'CONTACT' && text.includes('@')) return text.replace(/^(.).*(@.*)$/, '$1***$2');
  return stars(4);
}
