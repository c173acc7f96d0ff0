import type * as z from 'zod';
import type { Objects } from '../platform/objects.ts';

const JSON_TYPE = { type: 'application/json' } as const;

/** Values kept as objects, checked as they are read. */
export const jsonObjects = (objects: Pick<Objects, 'get' | 'put'>) => ({
  put: (name: string, value: unknown): Promise<void> =>
    objects.put(name, new TextEncoder().encode(JSON.stringify(value)), JSON_TYPE),

  /** Undefined where it is not there, or no more. */
  async get<S extends z.ZodType>(name: string, schema: S): Promise<z.output<S> | undefined> {
    const found = await objects.get(name);
    return found && schema.parse(JSON.parse(new TextDecoder().decode(found)));
  },
});
