import { actionsWith } from '../../kernel/route.ts';
import { viewPublication } from '../contract.ts';
import { unknownPublication } from '../errors.ts';
import { PublicationKind } from '../model.ts';
import { published } from '../published.ts';

/** The newest version, or the one that is asked for. */
export const showPublication = actionsWith<object>()(viewPublication, async ({ input }) => {
  const kind = PublicationKind.safeParse(input.params.kind);
  if (!kind.success) throw unknownPublication();
  const all = published[kind.data];
  const { version } = input.query;
  const found = version === undefined ? all[0] : all.find((one) => one.version === version);
  if (!found) throw unknownPublication();
  return { ...found, versions: all.map((one) => one.version) };
});
