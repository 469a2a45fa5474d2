import { writeFileSync } from 'node:fs';
import { findFamilies } from '../utils/text/find-families';

// Run after a change of the variants: npx vite-node scripts/write-families.ts
const families = findFamilies().join(' ');
writeFileSync(
  'utils/text/fold-families.ts',
  `/** Characters that search takes for one another, a family a word; made by scripts/write-families.ts. */
export const FAMILIES =
  '${families}';
`,
);
