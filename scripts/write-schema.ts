import { writeFileSync } from 'node:fs';
import { renderBundleSchema } from '../utils/exchange/bundle-schema';

/** `npm run schema`: writes the bundle's JSON Schema anew, after a change of bundle.ts. */

writeFileSync('public/bundle.schema.json', renderBundleSchema());
