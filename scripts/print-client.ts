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

/** A schema of the contracts as JSON Schema; what has a name (`.meta({ id })`) is pointed at, and stands in `$defs`. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema }) => void delete jsonSchema.pattern,
  }) as Schema;
}

function typeOf(schema: Schema, pad: string): string {
  if (typeof schema.$ref === 'string') return schema.$ref.slice('#/$defs/'.length);
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

/** The shapes with a name that the routes show, each printed once; one name, one shape. */
class NamedTypes {
  readonly all = new Map<string, string>();

  /** The type of one part of a route. */
  partOf(schema: z.ZodType | undefined, io: 'input' | 'output'): string {
    if (!schema) return 'undefined';
    const { $defs = {}, ...whole } = schemaOf(schema, io);
    for (const [name, shape] of Object.entries($defs as Record<string, Schema>)) this.add(name, typeOf(shape, ''));
    return typeOf(whole, '    ');
  }

  private add(name: string, printed: string): void {
    if ((this.all.get(name) ?? printed) !== printed)
      throw new Error(`The name "${name}" stands for two shapes: give one of them a name of its own.`);
    this.all.set(name, printed);
  }
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

function routeOf(name: string, route: Route, types: NamedTypes): string {
  return `  /** ${route.summary.zh} · ${route.summary.en} */
  readonly ${name}: {
    readonly params: ${types.partOf(route.params, 'input')};
    readonly query: ${types.partOf(route.query, 'input')};
    readonly body: ${types.partOf(route.body, 'input')};
    readonly answer: ${types.partOf(route.answer, 'output')};
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
  const types = new NamedTypes();
  const listed = all().map(([name, route]) => routeOf(name, route, types));
  const named = [...types.all]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, printed]) => `export type ${name} = ${printed};`);
  const text = `// Printed from the contracts by \`npm run docs\`; do not edit.

${named.join('\n\n')}

/** What every route takes and gives. */
export interface Routes {
${listed.join('\n')}
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
