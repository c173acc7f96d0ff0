/**
 * Stands in bundles for the SDK's event streams: none of the operations called here has one, and their code keeps
 * everything that it imports from falling away (20 KB, and some milliseconds of every cold start).
 */
export const eventStreamSerdeProvider = () => {
  throw new Error('this bundle was made without event streams: see lib/bundles.ts');
};

/** The client of S3 asks for it when it is made; only its query over objects, which nothing here calls, would use it. */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;
