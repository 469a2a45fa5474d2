import { browser } from 'wxt/browser';
import { type MessageKey, translate } from '../i18n/translate';
import type { PageState } from './messages';

/** The icon's drawing, its badge and its tooltip by state: the same thing said three times, once without colour. */
const LOOK_OF_STATE = {
  article: { icon: 'article', badge: 'badge_article', color: '#B8321F', title: 'toolbar_article' },
  saved: { icon: 'saved', badge: 'badge_saved', color: '#2E7D4F', title: 'toolbar_saved' },
  reprint: { icon: 'reprint', badge: 'badge_reprint', color: '#B8321F', title: 'toolbar_reprint' },
  notArticle: { icon: 'not-article', badge: 'badge_notArticle', color: '#6B665E', title: 'toolbar_notArticle' },
  error: { icon: 'article', badge: 'badge_error', color: '#8A5A00', title: 'toolbar_error' },
} as const satisfies Record<PageState, { icon: string; badge: MessageKey; color: string; title: MessageKey }>;

/** Shows a tab's state on the toolbar icon; a tab that has gone meanwhile is no error. `await showState(tabId, 'saved')` */
export async function showState(tabId: number, state: PageState): Promise<void> {
  const { icon, badge, color, title } = LOOK_OF_STATE[state];
  await Promise.allSettled([
    browser.action.setIcon({
      tabId,
      path: Object.fromEntries([16, 32, 48].map((size) => [size, `/icon/${icon}-${size}.png`])),
    }),
    browser.action.setBadgeText({ tabId, text: translate(badge) }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title: translate(title) }),
  ]);
}
