/**
 * Stands in bundles for the SDK's credential chain, which brings the clients of four sign-in services with it (85 KB): Lambda
 * gives a function its credentials in these variables and nowhere else.
 */
export const defaultProvider = () => async () => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (!accessKeyId || !secretAccessKey) throw new Error('Lambda gave this function no credentials');
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
};
