import { writeBundle } from '../bundle';
import type { Format } from '../format';

/** Everything, to be imported again or read by other programs; see bundle.ts. */
export default {
  id: 'json-bundle',
  label: 'formatJsonBundle',
  mimeType: 'application/json',
  extension: 'json',
  holdsSources: true,
  isBackup: true,
  write: writeBundle,
} satisfies Format;
