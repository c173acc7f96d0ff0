import type { RightsRequest } from './model.ts';

/** The name of the object that holds somebody's package; see platform/file-folders.ts. */
export const packageName = ({ site, id }: Pick<RightsRequest, 'site' | 'id'>): string => `rights/${site}/${id}.zip`;
