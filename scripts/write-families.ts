import { writeFileSync } from 'node:fs';
import { findDropped, findFamilies } from '../utils/text/find-families';

// Run after a change of the variants: npx vite-node scripts/write-families.ts
const families = findFamilies().join(' ').replace(/[\\']/g, '\\$&');
const dropped = findDropped().replaceAll('\\', '\\\\');
writeFileSync(
  'utils/text/fold-families.ts',
  `/** Characters that search takes for one another, a family a word; made by scripts/write-families.ts. */
export const FAMILIES =
  '${families}';

/** What search passes over, as the inside of a character class; made by the same. */
export const DROPPED =
  '${dropped}';
`,
);
