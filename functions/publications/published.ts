import type { Publication, PublicationKind } from './model.ts';
import { howToComplain202611 } from './texts/how-to-complain-2026-11.ts';
import { privacy202611 } from './texts/privacy-2026-11.ts';

/** Every version that was ever published, the newest first. A version is added and none is changed: a test holds their hashes. */
export const published: Readonly<Record<PublicationKind, readonly [Publication, ...Publication[]]>> = {
  privacy: [privacy202611],
  'how-to-complain': [howToComplain202611],
};

/** The versions of the privacy notice that a guest may have been shown. */
export const privacyVersions = published.privacy.map(({ version }) => version) as [string, ...string[]];
