import { stderr } from 'node:process';

/** A failure that the person at the keyboard can mend: its message is the one sentence they see, remedy included. */
export class Stop extends Error {
  override name = 'Stop';
}

/** Prints what is being done and how long it took, a line when it begins and one when it ended. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  stderr.write(`· ${title} …\n`);
  const ticker = setInterval(() => stderr.write(`  … ${seconds(began)}\n`), 10_000);
  try {
    const result = await work();
    stderr.write(`  done in ${seconds(began)}\n`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}

/** Runs a program of this folder; a `Stop` ends it with its sentence, any other error with its trace. */
export async function runProgram(work: () => Promise<number | undefined>): Promise<void> {
  try {
    const code = await work();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    stderr.write(`\n${explain(error)}\n`);
    process.exitCode = 1;
  }
}

function explain(error: unknown): string {
  if (error instanceof Stop) return error.message;
  if (isDiskFull(error)) return 'The disk is full: free about 2 GB and try again.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
