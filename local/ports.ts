import { createServer } from 'node:net';

/** Asks the system for a free port on the loopback interface. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) throw new Error('the system gave no free port');
  return port;
}

/** The wanted port if nothing listens on it now, else any free one. */
export async function portOr(wanted: number | undefined): Promise<number> {
  return (wanted === undefined ? undefined : await tryPort(wanted)) ?? (await freePort());
}

/** True when something on this machine already listens on the port, on either loopback address. */
export async function isTaken(port: number): Promise<boolean> {
  return (await tryPort(port)) === undefined || (await tryPort(port, '::1')) === undefined;
}

function tryPort(port: number, host = '127.0.0.1'): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 has no such address at all; then nobody can have taken the port there.
    probe.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' || host !== '::1' ? undefined : port),
    );
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
