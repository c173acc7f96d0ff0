import type { RightsDeps } from './deps.ts';
import { noPackage } from './errors.ts';
import type { RightsRequest } from './model.ts';
import { packageName } from './package-names.ts';

const LINK_SECONDS = 300;

/** A link that opens for minutes, and the password, which follows from a key of the house; after the opening is on record. */
export async function handOut(request: RightsRequest, deps: Pick<RightsDeps, 'files' | 'packagePassword'>) {
  const { id, package: made } = request;
  if (!made) throw noPackage();
  const fileName = `${id}.zip`;
  return {
    url: await deps.files.link(packageName(request), { fileName, seconds: LINK_SECONDS }),
    ...{
      seconds: LINK_SECONDS,
      fileName,
      password: deps.packagePassword(id),
      sha256: made.sha256,
      opened: made.opened,
    },
  };
}
