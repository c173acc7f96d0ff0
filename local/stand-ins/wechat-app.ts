/** Name and secret of the mini-program on one machine. */
export const standInApp = { appId: 'wxstandin00000001', secret: 'secret-of-the-stand-in-mini-program' } as const;
