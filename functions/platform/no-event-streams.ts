/**
 * Stands in bundles for the SDK's event streams: none of the operations called here has one, and their code keeps
 * everything that it imports from falling away (20 KB, and some milliseconds of every cold start).
 */
export const eventStreamSerdeProvider = () => {
  throw new Error('this bundle was made without event streams: see lib/bundles.ts');
};
