import { Mark, type Tone } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import type { components } from '#contracts/public.ts';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Status = components['schemas']['NoticeStatus'];

const toneOf = (status: Status): Tone => (status === 'sent' ? 'good' : status === 'failed' ? 'bad' : 'calm');

export function Notices() {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const userId = useAccount()?.id ?? '';
  const notices = useList(['notices', userId], (cursor) =>
    answered(
      api.GET('/notifications/user/{user_id}', {
        params: { path: { user_id: userId }, query: { ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  return (
    <ScreenBody title={t.title}>
      {notices.isPending && <Waiting label={t.loading} />}
      {notices.error && <Trouble error={notices.error} onAgain={() => void notices.refetch()} />}
      {notices.items?.length === 0 && <p>{t.none}</p>}
      <ul class="list">
        {notices.items?.map((notice) => (
          <li key={notice.id} class="stack stack-tight">
            <h2 class="title">{notice.subject}</h2>
            <div class="row row-apart">
              <span class="quiet">
                {moment(notice.created_at)}
                {notice.to_guardian === true && <> · {t.toGuardian}</>}
              </span>
              <Mark tone={toneOf(notice.status)}>{t.statuses[notice.status]}</Mark>
            </div>
          </li>
        ))}
      </ul>
      <More {...notices} />
    </ScreenBody>
  );
}
