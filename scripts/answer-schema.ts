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

/** The JSON Schema of a route's answer in its envelope. */
export function answerSchemaOf(route: Route) {
  const envelope = z.object({ code: z.literal(0), message: z.string(), data: route.answer, requestId: z.string() });
  const { $schema: _dialect, ...schema } = z.toJSONSchema(envelope, {
    io: 'output',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      told(jsonSchema, !route.reveals && jsonSchema.type === 'string' && personalClassOf(zodSchema) !== undefined);
    },
  });
  return schema;
}
