/** A file that was found good, which may be a picture; and the event that has one looked at again. */
export const pictureEvents = ['attachment.checked', 'picture-check.due'] as const;
