// opencc-js publishes its single tables without types: each is one string, 「發 发|髮 发|…」.
declare module 'opencc-js/dict/*' {
  const table: string;
  export default table;
}
declare module 'opencc-js/from/cn' {
  import type { DictGroup } from 'opencc-js/core';

  const groups: readonly DictGroup[];
  export default groups;
}
declare module 'opencc-js/to/cn' {
  import type { DictGroup } from 'opencc-js/core';

  const groups: readonly DictGroup[];
  export default groups;
}
