import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Everything that a run leaves behind; git does not see it. */
export const localFolder = path.join(root, '.local');

/** What `npm start` keeps between runs, and what `npm run reset` empties. */
export const dataFolder = path.join(localFolder, 'data');

/** Scratch of test runs: each run takes a folder of its own under it. */
export const testFolder = path.join(localFolder, 'test');

/** The private Python environments of the local cloud, one per version of local/requirements.txt. */
export const engineFolder = path.join(localFolder, 'engine');

/** Where a running `npm start` says how to reach it. */
export const serviceFile = path.join(localFolder, 'service.json');
