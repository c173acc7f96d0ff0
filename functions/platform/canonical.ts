const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
};

/** A value as the one text that stands for it: its keys in order at every depth, nothing that is undefined. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value));
