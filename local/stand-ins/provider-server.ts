import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a stand-in of a provider answers: a status and JSON, or nothing at all. */
export interface ProviderAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

export interface ProviderStandIn {
  readonly url: string;
  stop(): Promise<void>;
}

/** How a provider can be told to behave: as it should, down, silent, or refusing with a code of its own. */
interface Behaviour {
  readonly kind: 'well' | 'http502' | 'timeout' | 'refuse';
  readonly code?: string;
  /** For so many calls; left out, until told otherwise. */
  readonly times?: number;
}

const MOST = 16_384;

async function read(request: IncomingMessage): Promise<Asked> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST) throw new Error('too long');
  }
  const headers = request.headers as Record<string, string | undefined>;
  return { method: request.method ?? '', url: new URL(request.url ?? '/', `http://${headers.host}`), headers, text };
}

/**
 * Starts a stand-in of a provider on loopback. Beside the provider's own address it has a control side: `GET /__standin/sent`
 * shows what was taken, `POST /__standin/behave {kind, code?, times?}` makes it fail, `POST /__standin/forget` empties it.
 */
export async function startProvider(of: {
  readonly port: number;
  /** Checks a call strictly and answers as the provider does; puts what it takes into `sent`. */
  readonly answer: (asked: Asked, sent: unknown[]) => ProviderAnswer;
  /** A refusal with a code, in the provider's own shape. */
  readonly refusal: (code: string) => ProviderAnswer;
}): Promise<ProviderStandIn> {
  const sent: unknown[] = [];
  let behaviour: Behaviour = { kind: 'well' };
  let left = Number.POSITIVE_INFINITY;

  function control(asked: Asked): ProviderAnswer {
    const call = `${asked.method} ${asked.url.pathname}`;
    if (call === 'GET /__standin/sent') return { status: 200, body: { sent } };
    if (call === 'POST /__standin/forget') sent.length = 0;
    else if (call === 'POST /__standin/behave') {
      behaviour = JSON.parse(asked.text) as Behaviour;
      left = behaviour.times ?? Number.POSITIVE_INFINITY;
    } else return { status: 404, body: { error: `no such address: ${call}` } };
    return { status: 200, body: {} };
  }

  function reply(asked: Asked): ProviderAnswer | undefined {
    if (asked.url.pathname.startsWith('/__standin/')) return control(asked);
    if (behaviour.kind === 'well' || left <= 0) return of.answer(asked, sent);
    left -= 1;
    if (behaviour.kind === 'timeout') return undefined;
    return behaviour.kind === 'http502' ? { status: 502, body: {} } : of.refusal(behaviour.code ?? '-1');
  }

  const server = createServer((request, response) => {
    read(request)
      .then(reply)
      .catch((): ProviderAnswer => ({ status: 400, body: { error: 'this cannot be read' } }))
      .then((answer) => {
        if (answer === undefined) return; // never answers
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer.body));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(of.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
