/** What a page of another origin may send and read: the same words for the gateway and for the front door of one machine. */
export const cors = {
  maySend: [
    'Authorization',
    'Content-Type',
    'Idempotency-Key',
    'If-Match',
    'Accept-Language',
    'X-Request-Id',
    'X-Site',
    'X-Device',
    'X-Acting-Post',
  ],
  mayRead: ['X-Request-Id', 'Retry-After', 'ETag'],
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  keptMinutes: 10,
} as const;
