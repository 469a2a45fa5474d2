import { ConverterFactory } from 'opencc-js/core';
import HK_VARIANTS from 'opencc-js/dict/HKVariants';
import SIMPLIFIED_TO_TRADITIONAL from 'opencc-js/dict/STCharacters';
import TRADITIONAL_TO_SIMPLIFIED from 'opencc-js/dict/TSCharacters';
import TW_VARIANTS from 'opencc-js/dict/TWVariants';
import fromCn from 'opencc-js/from/cn';
import toCn from 'opencc-js/to/cn';

let convert: ((text: string) => string) | undefined;
let convertBack: ((text: string) => string) | undefined;

/** Traditional text in Simplified characters, for display: 「飛天網評」 → 「飞天网评」. Words stay as they are. */
export function toSimplified(text: string): string {
  // The other side is empty: OpenCC's own characters are the middle ground, so Traditional text needs no first step.
  convert ??= ConverterFactory(toCn);
  return convert(text);
}

/**
 * Simplified text in Traditional characters, as a site of another region would print it: 「头发长了」 → 「頭髮長了」. Its tables
 * are large: for measuring, not for the extension.
 */
export function toTraditional(text: string): string {
  convertBack ??= ConverterFactory(fromCn);
  return convertBack(text);
}

/**
 * Characters that are written for one another somewhere: 发 發, 发 髮, 里 裏, 裏 裡. From OpenCC's character tables of both
 * directions and of the Taiwan and Hong Kong forms; a table line is 「發 发」, or 「发 發 髮」 where there are several.
 */
export function* readVariants(): Generator<[string, string]> {
  for (const table of [TRADITIONAL_TO_SIMPLIFIED, SIMPLIFIED_TO_TRADITIONAL, TW_VARIANTS, HK_VARIANTS]) {
    for (const line of table.split('|')) {
      const [from, ...others] = line.split(' ');
      for (const other of others) if (from) yield [from, other];
    }
  }
}
