import type { ObjectFacts, Objects, UploadForm, UploadTerms } from '../../functions/platform/objects.ts';

/** What a form refused, in the words of S3. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
}

/** A bucket in memory: what stands in it, and what a browser does with a form. */
export interface MemoryObjects extends Objects {
  readonly names: () => readonly string[];
  /** Sends a file by a form, as a browser does. Throws `UploadRefused` where the form's policy does not allow it. */
  upload(form: UploadForm, file: { readonly body: Uint8Array; readonly type: string }): void;
}

/** `now`, in milliseconds, decides whether a form or a link still opens. */
export function memoryObjects(now: () => number): MemoryObjects {
  const kept = new Map<string, ObjectFacts & { readonly body: Uint8Array }>();
  const forms = new Map<string, { readonly name: string; readonly terms: UploadTerms; readonly until: number }>();
  const put = (name: string, body: Uint8Array, type: string) =>
    kept.set(name, { body: body.slice(), type, size: body.length });

  return {
    names: () => [...kept.keys()].sort(),
    put: async (name, body, { type }) => {
      put(name, body, type);
    },
    get: async (name, of) => kept.get(name)?.body.slice(0, of?.bytes),
    facts: async (name) => {
      const found = kept.get(name);
      return found && { type: found.type, size: found.size };
    },
    copy: async (from, to, { type }) => {
      const found = kept.get(from);
      if (found) put(to, found.body, type);
      return found !== undefined;
    },
    remove: async (name) => {
      kept.delete(name);
    },
    uploadForm: async (name, terms) => {
      const policy = `form ${forms.size + 1}`;
      forms.set(policy, { name, terms, until: now() + terms.seconds * 1_000 });
      return { url: 'https://files.example/', fields: { key: name, 'Content-Type': terms.type, policy } };
    },
    link: async (name, { fileName, seconds }) =>
      `https://files.example/${name}?as=${encodeURIComponent(fileName)}&until=${now() + seconds * 1_000}`,
    upload: ({ fields }, { body, type }) => {
      const form = forms.get(fields.policy ?? '');
      if (!form || form.name !== fields.key) throw new UploadRefused('AccessDenied');
      if (now() >= form.until) throw new UploadRefused('Policy expired');
      if (body.length < form.terms.size) throw new UploadRefused('EntityTooSmall');
      if (body.length > form.terms.size) throw new UploadRefused('EntityTooLarge');
      if (type !== form.terms.type) throw new UploadRefused('Content-Type');
      put(form.name, body, type);
    },
  };
}
