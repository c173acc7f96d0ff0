import type { Port } from '../../functions/notices/channels/port.ts';

/** The service chat of a guest who has not opened it. */
export const closedChat: Port = async () => ({ kind: 'REFUSED', why: 'service.closed' });
