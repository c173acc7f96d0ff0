import * as z from 'zod';

/** What a token says of itself, unverified: it only chooses what the token is verified with. */
export interface TokenParts {
  readonly iss: string | undefined;
  readonly kid: string | undefined;
}

const PARTS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/** Whether an object's text names something twice: one reader would take the first, another the last. */
function namesTwice(json: string): boolean {
  const seen = new Set<string>();
  let depth = 0;
  let last = '';
  for (const [part] of json.matchAll(PARTS)) {
    if (part === '{' || part === '[') depth += 1;
    if (part === '}' || part === ']') depth -= 1;
    if (part === ':' && depth === 1) {
      const name = String(JSON.parse(last));
      if (seen.has(name)) return true;
      seen.add(name);
    }
    last = part;
  }
  return false;
}

// Access tokens, by their old and their new name. An issuer signs much else with the same key: logout tokens, proofs, events.
const Header = z.looseObject({
  kid: z.string().max(200).optional(),
  typ: z
    .string()
    .regex(/^(?:application\/)?(?:JWT|at\+jwt)$/i)
    .optional(),
});
// A token with `cnf` is bound to a key of its holder: as a bearer token it would be good for whoever found it.
const Payload = z.looseObject({ iss: z.string().max(400).optional(), cnf: z.undefined().optional() });

function readPart<S extends z.ZodType>(part: string, schema: S): z.output<S> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'));
  if (namesTwice(text)) throw new Error('names something twice');
  return schema.parse(JSON.parse(text));
}

/**
 * The issuer and key that a token names; undefined where it is no access token in three parts, names something twice, or is
 * bound to a key of its holder.
 */
export function partsOf(token: string): TokenParts | undefined {
  const [header = '', payload = '', signature, more] = token.split('.');
  if (!signature || more !== undefined) return undefined;
  try {
    return { kid: readPart(header, Header).kid, iss: readPart(payload, Payload).iss };
  } catch {
    return undefined;
  }
}
