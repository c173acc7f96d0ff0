import { emptyDraft, type Kept } from './draft.ts';

const PLACE = 'guest-service-draft';

/** A draft on this device, so that nothing is lost with the page; `off` for shared devices. */
export function draftKeeper(off: boolean) {
  return {
    load(): Kept | undefined {
      if (off) return undefined;
      try {
        const kept = JSON.parse(localStorage.getItem(PLACE) ?? 'null') as Kept | null;
        if (!kept?.key || !kept.draft) return undefined;
        const { draft, doubt } = kept;
        // A page of an earlier version may have kept it, with fewer fields.
        const whole = (of: Kept['draft']) => ({ ...emptyDraft, ...of });
        return { ...kept, draft: whole(draft), ...(doubt && { doubt: { ...doubt, draft: whole(doubt.draft) } }) };
      } catch {
        return undefined; // storage is shut, or holds something else: begin anew
      }
    },
    save(kept: Kept | undefined): void {
      if (off) return;
      try {
        if (kept) localStorage.setItem(PLACE, JSON.stringify(kept));
        else localStorage.removeItem(PLACE);
      } catch {
        // Storage is shut: the text stays on the page.
      }
    },
  };
}
