/** What differs from house to house. The address must stand in the mini-program's list of request domains. */
export const settings = {
  baseUrl: 'https://api.resort.example/v1',
  /** Which of several resorts this mini-program is of; left out where there is one, or where it is of the first. */
  site: undefined as string | undefined,
  /** The version of the privacy notice that the guest is shown. */
  noticeVersion: '2026-11' as const,
};
