import type { Files } from '../../functions/attachments/files.ts';

/** The store of files in memory. */
export function keptFiles() {
  const stored = new Map<string, { bytes: Uint8Array; contentType: string }>();
  const files: Files = {
    put: async (key, bytes, { contentType }) => {
      stored.set(key, { bytes, contentType });
    },
    get: async (key) => stored.get(key)?.bytes,
    remove: async (key) => {
      stored.delete(key);
    },
    presignedPost: async (key, { contentType, bytes, until }) => ({
      url: 'https://files.example/',
      fields: { key, 'Content-Type': contentType, policy: JSON.stringify({ bytes, until }) },
    }),
    presignedGet: async (key, { fileName, seconds }) =>
      `https://files.example/${key}?for=${seconds}&as=${encodeURIComponent(fileName)}`,
  };
  return { files, stored };
}
export type KeptFiles = ReturnType<typeof keptFiles>;
