import * as z from 'zod';
import { contracts } from '../functions/contracts.ts';
import type { Route } from '../functions/kernel/route.ts';
import { everywhere } from '../functions/platform/request-errors.ts';
import type { Generated } from './generated.ts';
import { refusalsOf } from './openapi.ts';

/**
 * clients/api/types.ts: what each route takes and gives, printed from the contracts. No package: the known printers want an
 * older TypeScript than this project's, and JSON Schema of our own schemas needs a page of code.
 */

type Schema = Readonly<Record<string, unknown>>;

const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`);
const quoted = (value: unknown) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value));

function objectOf(schema: Schema, pad: string): string {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  const needed = new Set((schema.required ?? []) as string[]);
  const more = schema.additionalProperties;
  if (properties.length === 0)
    return typeof more === 'object'
      ? `Readonly<Record<string, ${typeOf(more as Schema, pad)}>>`
      : 'Readonly<Record<string, never>>';
  const lines = properties.map(
    ([name, one]) => `${pad}  readonly ${key(name)}${needed.has(name) ? '' : '?'}: ${typeOf(one, `${pad}  `)};`,
  );
  return `{\n${lines.join('\n')}\n${pad}}`;
}

function typeOf(schema: Schema, pad: string): string {
  const options = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (options) return [...new Set(options.map((one) => typeOf(one, pad)))].join(' | ');
  if ('const' in schema) return quoted(schema.const);
  if (schema.enum) return (schema.enum as unknown[]).map(quoted).join(' | ');
  if (schema.type === 'object') return objectOf(schema, pad);
  if (schema.type === 'array') return `readonly (${schema.items ? typeOf(schema.items as Schema, pad) : 'unknown'})[]`;
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  return schema.type === 'string' || schema.type === 'boolean' || schema.type === 'null'
    ? String(schema.type)
    : 'unknown';
}

function partOf(schema: z.ZodType | undefined, io: 'input' | 'output'): string {
  if (!schema) return 'undefined';
  return typeOf(
    z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      reused: 'inline',
      override: ({ jsonSchema }) => void delete jsonSchema.pattern,
    }) as Schema,
    '    ',
  );
}

const everywhereCodes: ReadonlySet<string> = new Set(everywhere.map(({ code }) => code));

/** The codes that only some routes answer. */
function codesOf(route: Route): string {
  const codes = refusalsOf(route).map(({ code }) => code);
  return (
    codes
      .filter((code) => !everywhereCodes.has(code))
      .map(quoted)
      .join(' | ') || 'never'
  );
}

function routeOf(name: string, route: Route): string {
  return `  /** ${route.summary.zh} · ${route.summary.en} */
  readonly ${name}: {
    readonly params: ${partOf(route.params, 'input')};
    readonly query: ${partOf(route.query, 'input')};
    readonly body: ${partOf(route.body, 'input')};
    readonly answer: ${partOf(route.answer, 'output')};
    readonly refusals: ${codesOf(route)};
  };`;
}

const all = (): [string, Route][] =>
  Object.values(contracts).flatMap((contract) => Object.entries(contract as Record<string, Route>));

/** clients/api/types.ts. */
export function clientTypes(): Generated {
  const table = all().map(
    ([name, { method, path, versioned }]) =>
      `  ${name}: { method: '${method}', path: '${path}'${versioned ? ', versioned: true' : ''} },`,
  );
  const text = `// Printed from the contracts by \`npm run docs\`; do not edit.

/** What every route takes and gives. */
export interface Routes {
${all()
  .map(([name, route]) => routeOf(name, route))
  .join('\n')}
}

/** Codes that every route can refuse with. */
export type RefusedEverywhere = ${[...everywhereCodes].map(quoted).join(' | ')};

/** Where every route is. */
export const routes: Readonly<Record<keyof Routes, { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly path: string; readonly versioned?: true }>> = {
${table.join('\n')}
};
`;
  return { file: 'clients/api/types.ts', text };
}
