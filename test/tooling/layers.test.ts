import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/folders.ts';

const functions = path.join(root, 'functions');
const files = readdirSync(functions, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(path.sep).join('/'));

/** The files that must be pure by their name; what they import must be pure too. */
const pure = files.filter((file) =>
  /^kernel\/|^[^/]+\/(?:[a-z-]+\/)?(model|words|parts|views|clocks|([\w-]+-)?(rules|errors|contract))\.ts$/.test(file),
);

/** The parts of functions/ that touch the world. */
const edge =
  /^platform\/|^[^/]+\/(?:[a-z-]+\/)?(store|handler|deps|on-[^/]+)\.ts$|^[^/]+\/(?:[a-z-]+\/)?(actions|steps)\//;

const worldly =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\.|\bconsole\.|\bcrypto\.|\bperformance\.now\b|\bfetch\(|\bset(Timeout|Interval)\(|\bTemporal\.Now\b/;

interface Import {
  readonly from: string;
  readonly to: string;
}

describe('pure files', () => {
  it('exist in the kernel and in every domain with rules', () => {
    expect(pure.length).toBeGreaterThan(5);
  });

  it('import only pure files, directly or through others', () => {
    const found = reached(pure).filter(({ to }) => edge.test(to));

    expect(found.map(say)).toEqual([]);
  });

  it('import no package but zod, and temporal-polyfill in the kernel', () => {
    const found = reached(pure).filter(({ from, to }) => !to.endsWith('.ts') && !isAllowed(from, to));

    expect(found.map(say)).toEqual([]);
  });

  it('read no environment, clock, randomness or network, and write no log', () => {
    const reachedFiles = [...new Set([...pure, ...reached(pure).map(({ to }) => to)])].filter((file) =>
      files.includes(file),
    );
    const found = reachedFiles.filter((file) => worldly.test(withoutText(read(file))));

    expect(found).toEqual([]);
  });
});

describe('the table', () => {
  it('is spoken to by no file but its port', () => {
    const found = files.filter((file) => importsOf(file).some(({ to }) => to.startsWith('@aws-sdk/lib-dynamodb')));

    expect(found.filter((file) => !/^platform\/(dynamo-)?table[^/]*\.ts$/.test(file))).toEqual([]);
  });
});

it('finds what it forbids when it is there', () => {
  const text = "const at = new Date();\nconst said = 'process.env'; // console.log";

  expect(worldly.test(withoutText(text))).toBe(true);
  expect(worldly.test(withoutText("const said = 'process.env'; // console.log(1)"))).toBe(false);
  expect(edge.test('tickets/store.ts')).toBe(true);
});

const say = ({ from, to }: Import) => `${from} imports ${to}`;

function isAllowed(from: string, to: string): boolean {
  return to === 'zod' || (to === 'temporal-polyfill' && from.startsWith('kernel/'));
}

/** Every import met on the way from the given files through files of functions/. */
function reached(start: readonly string[]): Import[] {
  const seen = new Set(start);
  const found: Import[] = [];
  for (const file of seen) {
    for (const one of importsOf(file)) {
      found.push(one);
      if (files.includes(one.to) && !edge.test(one.to)) seen.add(one.to);
    }
  }
  return found;
}

function importsOf(file: string): Import[] {
  const targets = [
    ...read(file).matchAll(
      /^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ];
  return targets.map(([, from = '', dynamic = '', bare = '']) => ({
    from: file,
    to: resolve(file, from || dynamic || bare),
  }));
}

function resolve(file: string, target: string): string {
  return target.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), target)) : target;
}

function read(file: string): string {
  return readFileSync(path.join(functions, file), 'utf8');
}

/** The code without comments and without the inside of strings. */
function withoutText(code: string): string {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
    .replace(/\/\/.*$/gm, '');
}
