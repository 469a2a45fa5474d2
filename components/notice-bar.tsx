import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import { clearNotice, type Notice, readNotice, watchNotice } from '../utils/messages/notice';
import { Icon } from './icon';
import { CloseButton } from './icon-button';
import './notice-bar.css';
import { clipsWords } from './wording';

/** Says what befell the library until the user closes it, in whichever view is open. */
export function NoticeBar() {
  const notice = useSignal<Notice | undefined>(undefined);
  useEffect(() => {
    void readNotice().then((left) => {
      notice.value = left;
    });
    return watchNotice((changed) => {
      notice.value = changed;
    });
  }, [notice]);
  const now = notice.value;
  return (
    <div role="status">
      {now && (
        <div class="notice-bar">
          <Icon name="warning" />
          <span>{wordsOf(now)}</span>
          <CloseButton onClose={() => void clearNotice()} />
        </div>
      )}
    </div>
  );
}

function wordsOf(notice: Notice): string {
  if (notice.kind === 'blocked') return translate('notice_blocked');
  const { kind, count, isUnderway } = notice;
  if (isUnderway) {
    return `${kind === 'restored' ? '' : translate(`notice_${kind}`)}${translate('noticeUnderway', clipsWords(count))}`;
  }
  if (kind === 'restored') return translate('notice_restored', clipsWords(count));
  return `${translate(`notice_${kind}`)}${count > 0 ? translate('noticeBroughtBack', clipsWords(count)) : ''}${translate('noticeImport')}`;
}
