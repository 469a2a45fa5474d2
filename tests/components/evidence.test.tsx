// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { EvidenceTable } from '../../components/evidence';
import { speakChinese } from './words';

beforeAll(speakChinese);

test.each([
  ['info-line', '信息行', 'a rule'],
  ['headline:h1', '标题区', 'a rule and where it looks'],
  ['of-another-version', 'of-another-version', 'a rule that has no words'],
])('%s is shown as 「%s」 (%s)', (rule, words) => {
  const evidence = { headline: { rule, raw: '把话说到心坎上', confidence: 0.974 } };
  act(() => render(<EvidenceTable evidence={evidence} edited={[]} />, document.body));
  expect(document.querySelector('li')?.textContent).toContain(words);
  expect(document.querySelector('li')?.textContent).toContain('97%');
});
