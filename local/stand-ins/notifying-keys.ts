/** Keys of the stand-ins for WeCom and text messages, as an operator would put the real ones into the secret store. */
export const standInKeys = {
  wecomKey: '00000000-0000-4000-8000-000000000000',
  smsKeyId: 'key-of-the-stand-in',
  smsKeySecret: 'secret-of-the-stand-in-for-text-messages',
} as const;
