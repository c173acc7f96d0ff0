import { memoryObjects, UploadRefused } from '../../support/memory-objects.ts';
import { objectsConformance } from '../../support/objects-conformance.ts';

const objects = memoryObjects(() => 0);

objectsConformance('files in memory', () => ({
  objects,
  upload: async (form, file) => {
    try {
      objects.upload(form, file);
      return true;
    } catch (error) {
      if (error instanceof UploadRefused) return false;
      throw error;
    }
  },
}));
