import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { findDropped, findFamilies } from '../utils/text/find-families';

/** `npm run families`: writes utils/text/fold-families.ts anew, after a change of OpenCC’s tables. */

const families = findFamilies().join(' ').replace(/[\\']/g, '\\$&');
const dropped = findDropped().replaceAll('\\', '\\\\');
const version = createHash('sha256')
  .update(families + dropped)
  .digest('hex')
  .slice(0, 8);
writeFileSync(
  'utils/text/fold-families.ts',
  `/** Characters that search takes for one another, a family a word; made by scripts/write-families.ts. */
export const FAMILIES =
  '${families}';

/** What search passes over, as the inside of a character class; made by the same. */
export const DROPPED =
  '${dropped}';

/** Another one wherever one of them is: what was made with them must be made anew. */
export const FOLD_VERSION = '${version}';
`,
);
