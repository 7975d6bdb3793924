import { useLocation, useSearchParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Choice } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { texts } from './texts.ts';

type Notice = components['schemas']['TrackedNotice'];
type Status = components['schemas']['NoticeStatus'];

const STATUSES: readonly Status[] = ['failed', 'queued', 'sent'];

/** What became of the library's e-mails; those that failed can be sent again. */
export function AdminNotices() {
  const t = useTexts(texts);
  const { moment, number } = useFormats();
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const status = STATUSES.find((one) => one === asked.get('status')) ?? 'failed';
  const notices = useList(['desk', 'notices', status], (cursor) =>
    answered(api.GET('/notifications', { params: { query: { status, ...(cursor !== undefined && { cursor }) } } })),
  );
  const names = useReaderNames(notices.items?.map((notice) => notice.user_id) ?? []);
  return (
    <AdminScreen title={t.title}>
      <div class="row row-apart row-end">
        <Choice
          label={t.status}
          name="status"
          value={status}
          options={STATUSES.map((value) => ({ value, label: t.statuses[value] }))}
          onChoose={(value) => go(`/desk/admin/notices?status=${value}`)}
        />
        {status === 'failed' && notices.items && notices.items.length > 0 && <AllAgain />}
      </div>
      {notices.isPending && <Waiting label={t.loading} lines={6} />}
      {notices.error && <Trouble error={notices.error} onAgain={() => void notices.refetch()} />}
      {notices.items?.length === 0 && <p role="status">{t.none[status]}</p>}
      {notices.items && notices.items.length > 0 && (
        <Table
          label={t.title}
          rows={notices.items}
          keyOf={({ id }) => id}
          columns={[
            { label: t.subject, cell: ({ subject }) => subject || t.erased },
            { label: t.reader, cell: (notice) => <ReaderLink id={notice.user_id} names={names} /> },
            { label: t.written, cell: (notice) => moment(notice.created_at) },
            { label: t.attempts, figures: true, cell: ({ attempts }) => number(attempts) },
            ...(status === 'sent' ? [] : [{ label: t.failure, cell: ({ failure }: Notice) => failure ?? '—' }]),
            ...(status === 'failed'
              ? [{ label: t.actions, acts: true, cell: (notice: Notice) => <Again notice={notice} /> }]
              : []),
          ]}
        />
      )}
      <More {...notices} />
    </AdminScreen>
  );
}

function Again({ notice }: { notice: Notice }) {
  const t = useTexts(texts);
  const send = useDeed(
    () => answered(api.POST('/notifications/{notice_id}/retry', { params: { path: { notice_id: notice.id } } })),
    [['desk', 'notices']],
  );
  return (
    <div class="stack stack-tight">
      <div>
        <Button
          busy={send.isPending}
          label={t.againThis(notice.subject || t.erased)}
          onPress={() => send.mutate(undefined)}
        >
          {t.again}
        </Button>
      </div>
      {send.error && <Trouble error={send.error} />}
    </div>
  );
}

function AllAgain() {
  const t = useTexts(texts);
  const { count } = useFormats();
  const send = useDeed(() => answered(api.POST('/notifications/retry-failed')), [['desk', 'notices']]);
  return (
    <div class="stack stack-tight">
      <Confirm
        kind="ordinary"
        question={t.allQuestion}
        yes={t.allYes}
        no={t.no}
        busy={send.isPending}
        onConfirm={() => send.mutate(undefined)}
      >
        {t.all}
      </Confirm>
      {send.data && (
        <Message tone="good">
          <p>{t.queued(count(send.data.queued, t.letters))}</p>
          {send.data.more && <p>{t.more}</p>}
        </Message>
      )}
      {send.error && <Trouble error={send.error} />}
    </div>
  );
}
