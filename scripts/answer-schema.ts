import * as z from 'zod';
import { personalClassOf } from '../functions/kernel/personal.ts';
import type { Route } from '../functions/kernel/route.ts';
import { Instant } from '../functions/kernel/time.ts';

/** What a route answers as the document tells it: as it leaves the door, and not as the table keeps it. */

const KEPT_INSTANT = z.toJSONSchema(Instant).pattern;

/** An instant leaves as the house's clock with its offset. */
const TOLD_INSTANT = {
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d$',
  format: 'date-time',
};

const MASKED = '已遮蔽 · masked, like +86190****0001';

/** A masked text may be shorter, longer and of another form than what was checked when it came in. */
function told(schema: z.core.JSONSchema.BaseSchema, isMasked: boolean): void {
  if (schema.pattern === KEPT_INSTANT) Object.assign(schema, TOLD_INSTANT);
  if (!isMasked) return;
  for (const limit of ['pattern', 'format', 'minLength', 'maxLength', 'allOf'] as const) delete schema[limit];
  schema.description = MASKED;
}

/** Named shapes of a document, by their names. */
export type Shapes = Readonly<Record<string, z.core.JSONSchema.BaseSchema>>;

const IN_PLACE = '#/$defs/';
const IN_DOCUMENT = '#/components/schemas/';

/** Points at the document's components instead of at the definitions that zod puts beside each schema. */
function pointed<T>(schema: T, nameOf: (name: string) => string): T {
  return JSON.parse(
    JSON.stringify(schema, (_key, part) =>
      typeof part?.$ref === 'string'
        ? { ...part, $ref: `${IN_DOCUMENT}${nameOf(part.$ref.slice(IN_PLACE.length))}` }
        : part,
    ),
  ) as T;
}

/** How the answer of a route reads, its named shapes beside it. */
function rendered(answer: z.ZodType, isMasked: boolean) {
  const envelope = z.object({ code: z.literal(0), message: z.string(), data: answer, requestId: z.string() });
  const {
    $schema: _dialect,
    $defs: shapes = {},
    ...schema
  } = z.toJSONSchema(envelope, {
    io: 'output',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      told(jsonSchema, isMasked && jsonSchema.type === 'string' && personalClassOf(zodSchema) !== undefined);
    },
  });
  return { schema, shapes };
}

/** The JSON Schema of a route's answer in its envelope, and the named shapes (`.meta({ id })`) that it points at. */
export function answerSchemaOf(route: Route): { schema: z.core.JSONSchema.BaseSchema; shapes: Shapes } {
  const { schema, shapes } = rendered(route.answer, !route.reveals);
  const masked = route.reveals ? rendered(route.answer, true).shapes : shapes;
  // What is shown unmasked reads otherwise than its masked sister, and is called otherwise.
  const isUnmasked = (name: string) => JSON.stringify(shapes[name]) !== JSON.stringify(masked[name]);
  const nameOf = (name: string) => (isUnmasked(name) ? `${name}Unmasked` : name);
  const named = Object.entries(shapes).map(([name, { id: _id, ...one }]) => [nameOf(name), pointed(one, nameOf)]);
  return { schema: pointed(schema, nameOf), shapes: Object.fromEntries(named) as Shapes };
}
