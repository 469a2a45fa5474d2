import { shootLanguage } from '../screenshot-language';
import type { Group } from '../screenshots';

export default {
  language: 'en-US',
  shoot: (shots) => shootLanguage('en', shots),
} satisfies Group;
