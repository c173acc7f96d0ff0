import fc from 'fast-check';
import * as z from 'zod';

/** The parts of JSON Schema that the contracts' schemas come to. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** What a schema takes, as JSON Schema. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

const LONGEST = 60;

const textOf = ({ pattern, maxLength = LONGEST, format }: JsonSchema): fc.Arbitrary<unknown> => {
  if (format === 'email') return fc.emailAddress();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const date = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((at) => at.toISOString());
  return fc.oneof(fc.string({ minLength: 1, maxLength: Math.min(maxLength, LONGEST), unit: 'grapheme' }), date);
};

/** Values that a schema is likely to take; what it checks beyond JSON Schema they may miss. */
export function likely(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(likely));
  if (schema.type === 'string') return textOf(schema);
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? -9, max: schema.maximum ?? 9 });
  if (schema.type === 'number') return fc.double({ min: schema.minimum ?? -9, max: schema.maximum ?? 9, noNaN: true });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'array') return fc.array(likely(schema.items ?? {}), { maxLength: 3 });
  if (schema.type !== 'object') return fc.jsonValue();
  const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, likely(part)] as const);
  return fc.record(Object.fromEntries(parts), { requiredKeys: [...(schema.required ?? [])] });
}
