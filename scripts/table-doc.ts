import { indexes, keys, queues, watch } from '../functions/platform/keys.ts';
import { type Generated, sourceOf } from './generated.ts';

/** docs/table.md, printed from functions/platform/keys.ts: each builder's key, with the access pattern that stands above it. */

interface Builder {
  readonly name: string;
  readonly says: string;
  readonly parameters: readonly string[];
}

/** The builders of one object of keys.ts with the comment above each and the names of their parameters. */
function buildersOf(object: string, file = 'functions/platform/keys.ts'): Builder[] {
  const source = sourceOf(file);
  const body = source.slice(source.indexOf(`export const ${object} = {`)).split('\n} as const')[0] ?? '';
  const found = body.matchAll(/\/\*\* (.+?) \*\/\s+(\w+): \(([^)]*)\)/gs);
  return [...found].map(([, says = '', name = '', parameters = '']) => ({
    name,
    says: says.replace(/\s*\n\s*\*?\s*/g, ' '),
    parameters: parameters.split(',').map((one) => one.split(':')[0]?.trim() ?? ''),
  }));
}

type AnyBuilder = (...parameters: readonly unknown[]) => { pk: string; sk: string } | string;

/** A key with its parameters' names in the places of their values. */
function shown({ name, parameters }: Builder, of: Readonly<Record<string, unknown>>) {
  const given = parameters.map((one) => (one === 'head' ? { pk: '{pk of its head}', sk: 'A#HEAD' } : `{${one}}`));
  const made = (of[name] as AnyBuilder)(...given);
  const tidy = (text: string) => text.replace(/0+\{/g, '{');
  return typeof made === 'string' ? { pk: tidy(made), sk: '' } : { pk: tidy(made.pk), sk: tidy(made.sk) };
}

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The page about the one table. */
export function tableDoc(): Generated {
  const builders = [
    ...buildersOf('keys'),
    ...buildersOf('customerKeys', 'functions/platform/customer-keys.ts'),
    ...buildersOf('auditKeys', 'functions/platform/audit-keys.ts'),
    ...buildersOf('accessKeys', 'functions/platform/access-keys.ts'),
  ];
  const items = builders.map((builder) => {
    const { pk, sk } = shown(builder, keys);
    return row(`\`${builder.name}\``, `\`${pk}\``, `\`${sk}\``, builder.says);
  });
  const lists = buildersOf('queues').map((builder) =>
    row(`\`${builder.name}\``, `\`${shown(builder, queues).pk}\``, builder.says),
  );
  const text = `# The table

Printed from \`functions/platform/keys.ts\` by \`npm run docs\`; do not edit. One table, site first in every partition key but the list of sites itself.

## Items

${row('builder', 'pk', 'sk', 'what it serves')}
${row('---', '---', '---', '---')}
${items.join('\n')}

## Index \`${indexes.queue.name}\` (\`${indexes.queue.pk}\`, \`${indexes.queue.sk}\`), sparse, keys only

Whose work it is, oldest first. An entry goes when the work is done.

${row('queue', 'partition', 'what stands in it')}
${row('---', '---', '---')}
${lists.join('\n')}

## Index \`${indexes.watch.name}\` (\`${indexes.watch.pk}\`, \`${indexes.watch.sk}\`), sparse, keys only

One partition a site (\`${watch('{site}' as never)}\`), sorted by the instant at or before which somebody must look again. It is
kept lazily: a change files a ticket earlier, never later; whoever looks files it anew. So a take-over or a resolution
moves no entry, and the reconciler reads just what is due.
`;
  return { file: 'docs/table.md', text };
}
