import type { TicketFile } from '../attachments/model.ts';
import type { EventRecord } from '../kernel/event.ts';
import type { Instant } from '../kernel/time.ts';
import type { SealedEntry } from '../tickets/archiving/model.ts';
import type { WholeTicket } from '../tickets/store.ts';

/** A file of the matter; without its bytes where it was not kept, or would make the whole too large. */
export interface EvidenceFile {
  readonly file: TicketFile;
  readonly bytes?: Uint8Array;
}

/** What an authority is given of a matter. */
export interface Evidence {
  readonly matter: WholeTicket;
  readonly events: readonly EventRecord[];
  /** The contents list with its hash chain: of the seal, or reckoned now where it is not sealed yet. */
  readonly chain: { readonly sealed: boolean; readonly root: string; readonly contents: readonly SealedEntry[] };
  readonly files: readonly EvidenceFile[];
  readonly exported: {
    readonly at: Instant;
    readonly by: string;
    readonly recipient: string;
    readonly purpose: string;
  };
}
