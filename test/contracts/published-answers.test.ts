import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { grants } from '../../functions/staff/capabilities.ts';
import { PostCode } from '../../functions/staff/posts.ts';
import { customerProof, everyRoute, pathOf, staffNoOf, type WholeDoor, wholeDoor } from '../support/whole-door.ts';

/** What leaves the door, held against the published file by somebody who has nothing but that file. */

type Schema = Readonly<Record<string, unknown>>;
interface Published {
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { content: Record<string, { schema: Schema }> }> }>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
const published = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Published;

type One = (typeof everyRoute)[number];

/** A schema with what it points at in its place, however deep. */
function filled(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(filled);
  if (typeof part !== 'object' || part === null) return part;
  if ('$ref' in part) return filled(published.components.schemas[String(part.$ref).split('/').at(-1) ?? '']);
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, filled(one)]));
}

/** The published schema of an answer, its references filled in. */
function schemaOf({ route }: One, status: number): z.ZodType | undefined {
  const answer = published.paths[`/v1${route.path}`]?.[route.method.toLowerCase()]?.responses[String(status)];
  const schema = answer?.content['application/json']?.schema;
  if (schema === undefined) return undefined;
  return z.fromJSONSchema(filled(schema) as Parameters<typeof z.fromJSONSchema>[0]);
}

function asker({ route }: One) {
  if (route.audience === 'customer') return { proof: customerProof };
  const post = PostCode.options.find((code) => Object.hasOwn(grants[code], route.capability ?? ''));
  return post ? { staffNo: staffNoOf(post) } : {};
}

let door: WholeDoor;
beforeAll(async () => {
  door = await wholeDoor();
});

test('every answer to an example, and to the same key with another body, is one that the document declares', async () => {
  const seen = new Set<number>();
  const wrong: string[] = [];
  // What is made first is there to be read afterwards.
  const inOrder = [...everyRoute].sort((a, b) => a.route.method.localeCompare(b.route.method) * -1);

  for (const one of inOrder.filter(({ route }) => !route.inText)) {
    const key = { 'idempotency-key': `published-${one.name}` };
    for (const body of [one.route.example?.body, { ...(one.route.example?.body as object), description: '另一件事' }]) {
      const told = await door.askRoute(one, { path: pathOf(one.route), ...asker(one), body, headers: key });
      seen.add(told.status);
      const schema = schemaOf(one, told.status);
      const fault = schema ? schema.safeParse(JSON.parse(told.text)).error : new Error('is not declared');
      if (fault) wrong.push(`${one.name} ${told.status} ${told.code}: ${fault.message.slice(0, 200)}`);
    }
  }

  expect(wrong).toEqual([]);
  expect([...seen]).toEqual(expect.arrayContaining([200, 201, 400, 404, 422]));
});
