import { askForStaffIt, askIt, askMineIt } from './ask-upload.ts';
import { readIt } from './read-attachment.ts';

/** Every action of the attachments. */
export const actions = [askIt, askMineIt, askForStaffIt, readIt];
