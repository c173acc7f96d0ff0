/** Where something small is kept on this device; both kinds of client have one. */
export interface DeviceStore {
  get(): unknown;
  set(id: string): void;
}

const ID = /^[\w-]{16,64}$/;

/**
 * A random id that this device keeps, so that a flood from one device can be told from guests of one house. It says nothing of
 * who uses it, and the service keeps it only hashed, for two days. Where nothing can be kept, none is sent.
 */
export function deviceOf(store: DeviceStore, newId: () => string): () => string | undefined {
  return () => {
    try {
      const kept = store.get();
      if (typeof kept === 'string' && ID.test(kept)) return kept;
      store.set(newId());
      const now = store.get();
      return typeof now === 'string' && ID.test(now) ? now : undefined;
    } catch {
      return undefined; // storage is shut
    }
  };
}
