import * as z from 'zod';
import { privacyVersions } from './published.ts';

/** The version of the privacy notice that a guest was shown: one that was published, or nobody could say what he has read. */
export const NoticeVersion = z.enum(privacyVersions, { error: `one of ${privacyVersions.join(', ')}` });
