import type { FaultWords } from '../../components/search-box';
import { translate } from '../../utils/i18n/translate';
import { parseQuery } from '../../utils/library/query';

/** What in a query was not understood, each in a sentence: 「日期:昨天」 → 「看不懂「日期:昨天」。…」, with its place. */
export function faultWords(query: string): FaultWords[] {
  return parseQuery(query).faults.map(({ reason, start, end }) => ({
    words: translate(`queryFault_${reason}`, query.slice(start, end)),
    start,
    end,
  }));
}
