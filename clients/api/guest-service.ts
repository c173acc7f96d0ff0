/** What the built file offers: a client for mini-programs and one for browsers, and the parts to make another from. */
export { ApiError } from './api-error.ts';
export { browserClient } from './browser.ts';
export { createClient } from './client.ts';
export { deviceOf } from './device.ts';
export { fetchTransport } from './fetch-transport.ts';
export { formUpload } from './form-upload.ts';
export { miniProgramClient } from './mini-program.ts';
export { wxSession } from './wx-session.ts';
export { wxTransport } from './wx-transport.ts';
export { wxUpload } from './wx-upload.ts';
