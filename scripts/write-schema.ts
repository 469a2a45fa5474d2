import { writeFileSync } from 'node:fs';
import { renderBundleSchema } from '../utils/exchange/bundle-schema';

// Run after a change of the bundle's schema: npx vite-node scripts/write-schema.ts
writeFileSync('public/bundle.schema.json', renderBundleSchema());
