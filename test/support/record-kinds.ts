import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { holdsPersonal, innerOf, personalClassOf } from '../../functions/kernel/personal.ts';

const ROOT = path.resolve('functions');

/** Imports every file that declares a kind of record, so that all of them are declared. */
export async function loadRecordKinds(): Promise<void> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(ROOT, file))
    .filter((file) => readFileSync(file, 'utf8').includes('recordKind('));
  for (const file of files) await import(file);
}

/** Dotted paths of the personal fields of a schema; `*` stands for every entry of a list or a record. */
export function personalFieldsOf(schema: z.core.$ZodType, at = ''): string[] {
  if (personalClassOf(schema)) return [at];
  const inner = innerOf(schema);
  if (inner) return personalFieldsOf(inner, at);
  const { shape, element, valueType, options } = schema._zod.def as {
    shape?: Record<string, z.core.$ZodType>;
    element?: z.core.$ZodType;
    valueType?: z.core.$ZodType;
    options?: readonly z.core.$ZodType[];
  };
  const under = (name: string) => (at === '' ? name : `${at}.${name}`);
  const parts: Array<[string, z.core.$ZodType]> = [
    ...Object.entries(shape ?? {}).map(([name, part]): [string, z.core.$ZodType] => [under(name), part]),
    ...[element, valueType].flatMap((part): Array<[string, z.core.$ZodType]> => (part ? [[under('*'), part]] : [])),
    ...(options ?? []).map((part): [string, z.core.$ZodType] => [at, part]),
  ];
  return [...new Set(parts.flatMap(([name, part]) => (holdsPersonal(part) ? personalFieldsOf(part, name) : [])))];
}

/** All values at a path with stars. */
export function valuesAt(value: unknown, at: string): unknown[] {
  const [name, ...rest] = at.split('.');
  if (name === undefined || name === '') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const parts = name === '*' ? Object.values(value) : [(value as Record<string, unknown>)[name]];
  return parts.flatMap((part) => (rest.length === 0 ? [part] : valuesAt(part, rest.join('.'))));
}
