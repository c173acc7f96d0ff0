import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const fileIn = (folder: string) => path.join(folder, 'process');

/** The process that uses a data folder now, if one does. */
export async function runningProcess(folder: string): Promise<number | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined);
  const id = Number(text);
  return Number.isInteger(id) && id > 0 && id !== process.pid && isAlive(id) ? id : undefined;
}

/** Marks the folder as used by this process; gives the function that takes the mark away. */
export async function markRunning(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  await writeFile(fileIn(folder), String(process.pid));
  return () => rm(fileIn(folder), { force: true });
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
