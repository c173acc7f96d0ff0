import { randomUUID } from 'node:crypto';

/** As much of an OpenAPI document as is read here. */
export interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema: { readonly pattern?: string };
}
export interface Operation {
  readonly parameters?: ReadonlyArray<Parameter | Pointer>;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly example?: unknown }>> };
}
/** Headers stand once in the document, and routes point there. */
interface Pointer {
  readonly $ref: string;
}
export interface OpenApi {
  readonly components?: { readonly parameters?: Readonly<Record<string, Parameter>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** What one kind of asker can name: for each pattern of an id, ids that there are. */
export type Known = Map<string, Set<string>>;

export interface Asking {
  readonly apiUrl: string;
  /** Bearer tokens, whoever may do the most first. */
  readonly tokens: readonly string[];
  /** The paths that he may ask. */
  readonly paths: RegExp;
}

/** Steps of this share of a circle come soon near every point of it. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const PATIENCE_MS = 15_000;
const MOST = 4; // ids of one kind: a few of different states, so that each is asked often
/** Ids with a prefix; not of posts, for whoever asks must keep his own. */
const PREFIXED = /^\^(?!pst_)[a-z]{2,4}_/;
/** Whoever asks must still be signed in afterwards, and the file that a key turns is the whole table. */
const LEFT_OUT = /\/(sign-out|unbind|key-rotation|auth\/.*)$/;

async function asked(method: string, url: string, of: { token: string; body?: unknown; version?: number }) {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${of.token}`,
      ...(method !== 'GET' && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      ...(of.version !== undefined && { 'if-match': `"${of.version}"` }),
    },
    ...(method !== 'GET' && { body: JSON.stringify(of.body ?? {}) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  // What is not answered in time is not known; schemathesis asks it itself.
  return { isDone: answer?.ok === true, text: (await answer?.text().catch(() => '')) ?? '' };
}

const bodyOf = ({ requestBody }: Operation) => requestBody?.content?.['application/json']?.example;

const inPath = ({ parameters = [] }: Operation): Parameter[] =>
  parameters.filter((parameter) => 'in' in parameter).filter((parameter) => parameter.in === 'path');

/** Every pattern by which an id of a path is known. */
const patternsOf = ({ paths }: OpenApi): string[] => [
  ...new Set(
    Object.values(paths)
      .flatMap((operations) => Object.values(operations).flatMap(inPath))
      .flatMap(({ schema: { pattern } }) => (pattern !== undefined && PREFIXED.test(pattern) ? [pattern] : [])),
  ),
];

/** Keeps what an answer names. */
function learn(known: Known, patterns: readonly string[], text: string): void {
  for (const [, word = ''] of text.matchAll(/"([\w-]{4,80})"/g)) {
    const pattern = patterns.find((one) => new RegExp(one).test(word));
    if (pattern === undefined) continue;
    const ids = known.get(pattern) ?? new Set();
    if (ids.size < MOST) known.set(pattern, ids.add(word));
  }
}

/** A path with ids that are known, or undefined where one is not; what else stands in it stays as it is. */
function filled(path: string, operation: Operation, known: Known): string | undefined {
  let whole: string | undefined = path;
  for (const { name, schema } of inPath(operation).filter((one) => PREFIXED.test(one.schema.pattern ?? ''))) {
    const [id] = known.get(schema.pattern ?? '') ?? [];
    whole = id === undefined ? undefined : whole?.replace(`{${name}}`, id);
  }
  return whole;
}

/** The life of one complaint until it lies with somebody, by the examples of the document. */
const LIFE = ['assess', 'accept', 'dispatch'] as const;

/**
 * Has the service make what the document's own examples ask for, and reads every list that it has: which ids there are for
 * the paths of whoever asks. What he may not do is left out.
 */
export async function recordsOf(document: OpenApi, { apiUrl, tokens, paths }: Asking): Promise<Known> {
  const known: Known = new Map();
  const patterns = patternsOf(document);
  const his = Object.entries(document.paths).filter(([path]) => paths.test(path) && !LEFT_OUT.test(path));
  async function tell(method: string, path: string, of: { body?: unknown; version?: number } = {}) {
    for (const token of tokens) {
      const { isDone, text } = await asked(method, `${apiUrl}${path}`, { token, ...of });
      if (!isDone) continue;
      learn(known, patterns, text);
      return;
    }
  }
  for (const [path, { post }] of his) if (post && !path.includes('{')) await tell('POST', path, { body: bodyOf(post) });
  for (const [n, verb] of LIFE.entries()) {
    const path = `/v1/tickets/{ticketId}/${verb}`;
    const post = document.paths[path]?.post;
    const whole = post && paths.test(path) ? filled(path, post, known) : undefined;
    if (post && whole) await tell('POST', whole, { body: bodyOf(post), version: n + 1 });
  }
  // Twice: what the lists name leads to the lists of each.
  for (const isNamed of [false, true])
    for (const [path, { get }] of his) {
      const whole = get && path.includes('{') === isNamed ? filled(path, get, known) : undefined;
      if (whole && !whole.includes('{')) await tell('GET', whole);
    }
  return known;
}

/** The same document from another path on: where the time is too short for all of them, another day asks the others. */
export function beginningAt(document: OpenApi, day: number): OpenApi {
  const all = Object.entries(document.paths);
  const first = Math.floor(all.length * ((day * GOLDEN) % 1));
  return { ...document, paths: Object.fromEntries([...all.slice(first), ...all.slice(0, first)]) };
}

/** A version that a caller may have read: what is new has the first ones. */
const VERSIONS = ['"1"', '"2"', '"3"', '"4"'];

/** The same document, whose paths lead as well to what there is as to what there is not, and whose versions may be right. */
export function leadingTo(
  document: OpenApi,
  of: readonly { readonly paths: RegExp; readonly known: Known }[],
): { readonly document: OpenApi; readonly leading: number; readonly all: number } {
  const knownOf = (path: string) => of.find((one) => one.paths.test(path))?.known ?? new Map<string, Set<string>>();
  const whole = (parameter: Parameter | Pointer) =>
    '$ref' in parameter ? document.components?.parameters?.[parameter.$ref.split('/').at(-1) ?? ''] : parameter;
  const led = (path: string, told: Parameter | Pointer) => {
    const parameter = whole(told);
    if (parameter === undefined) return told;
    const isVersion = parameter.in === 'header' && parameter.name === 'If-Match';
    const ids = parameter.in === 'path' ? (knownOf(path).get(parameter.schema.pattern ?? '') ?? []) : [];
    const some = isVersion ? VERSIONS : [...ids];
    return some.length === 0
      ? told
      : { ...parameter, example: some[0], schema: { anyOf: [{ enum: some }, parameter.schema] } };
  };
  const paths = Object.entries(document.paths).map(([path, operations]) => {
    const own = Object.entries(operations).map(([method, operation]) => [
      method,
      { ...operation, parameters: operation.parameters?.map((told) => led(path, told)) },
    ]);
    return [path, Object.fromEntries(own)] as const;
  });
  const withId = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.values(operations)
      .filter((operation) => inPath(operation).some(({ schema }) => PREFIXED.test(schema.pattern ?? '')))
      .map((operation) => filled(path, operation, knownOf(path))),
  );
  return {
    document: { ...document, paths: Object.fromEntries(paths) },
    leading: withId.filter((path) => path !== undefined).length,
    all: withId.length,
  };
}
