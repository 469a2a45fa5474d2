/** A value with its evidence: the rule that found it, the page's own characters, and how sure the rule is (0 to 1). */
export interface Found<Value> {
  value: Value;
  rule: string;
  raw: string;
  confidence: number;
}
