import * as mine from './me-contract.ts';
import * as retention from './retention-contract.ts';
import * as staff from './staff-contract.ts';

/** Routes of requests for one's own data; those whose path names something come before those whose path has an id in its place. */
export const contract = { ...retention, ...staff, ...mine } as const;
