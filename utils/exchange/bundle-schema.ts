import * as z from 'zod/mini';
import { BUNDLE_VERSION, Bundle } from './bundle';

/**
 * The JSON Schema of a bundle, as `public/bundle.schema.json` holds it: `{ "$schema": "https://json-schema.org/…", "type":
 * "object", … }`.
 */
export function renderBundleSchema(): string {
  const schema = {
    ...z.toJSONSchema(Bundle, { io: 'input' }),
    title: `Shiping bundle, version ${BUNDLE_VERSION}`,
    description:
      'Clips of Chinese commentary. sha256 is the SHA-256 (lower-case hex) of the UTF-8 of the value of clips in canonical JSON (RFC 8785). Each source has a hash of its own: of the page that its gzip holds.',
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
