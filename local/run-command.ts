import { type ChildProcess, spawn } from 'node:child_process';

/** A day: as long as a timer can reckon with, and longer than anything here. */
const FOR_EVER_SECONDS = 86_400;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill();
});

/** How a program ended, and all it printed. */
export interface Ended {
  /** Exit code; 127 when the program is not there at all, 124 when it was stopped because its time was over. */
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end and collects what it prints; it never throws, the caller looks at `code`. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; seconds?: number } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    running.add(child);
    let output = '';
    let isOver = false;
    const timer = setTimeout(
      () => {
        isOver = true;
        child.kill('SIGKILL');
      },
      (options.seconds ?? FOR_EVER_SECONDS) * 1_000,
    );
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.once('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve(
        isOver ? { code: 124, output: `${output}\nstopped after ${options.seconds} s` } : { code: code ?? 1, output },
      );
    });
  });
}

/** The last lines of an output, for a failure's message. */
export function lastLines(output: string, count = 12): string {
  const lines = output
    .trimEnd()
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines
    .slice(-count)
    .map((line) => (line.length > 300 ? `${line.slice(0, 300)} …` : line))
    .join('\n');
}
