import { shootLanguage } from '../screenshot-language';
import type { Group } from '../screenshots';

export default {
  language: 'zh-TW',
  shoot: (shots) => shootLanguage('zh-TW', shots),
} satisfies Group;
