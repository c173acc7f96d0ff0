import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let made = 0;

/**
 * An empty folder of this process alone. Those that ended processes left are swept first: a test worker is stopped without
 * being asked to clean up.
 *
 * @param kind what is in it, as part of its name
 */
export function scratchFolder(kind: string): string {
  const prefix = `guest-service-${kind}-`;
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split('-')[0]);
    if (Number.isInteger(owner) && !isAlive(owner)) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
  made += 1;
  const folder = path.join(tmpdir(), `${prefix}${process.pid}-${made}`);
  // Left by an earlier process of the same number.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
