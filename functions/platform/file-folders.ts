/** The folders of the bucket of files: what each is for, and for how many days a file stays; undefined = until somebody removes it. */
export const fileFolders = {
  /** As a guest or a colleague sent it: nobody opens it before it was checked. */
  quarantine: { prefix: 'quarantine/', days: 1 },
  /** Checked, and part of a record. */
  kept: { prefix: 'kept/', days: undefined },
  /** Files that come from or go to another program: lists to import, exports. */
  exchange: { prefix: 'exchange/', days: 8 },
  /** What somebody asked for of his own data: one sealed package each. */
  rights: { prefix: 'rights/', days: 8 },
} as const satisfies Record<string, { readonly prefix: string; readonly days: number | undefined }>;

export type FileFolder = keyof typeof fileFolders;
