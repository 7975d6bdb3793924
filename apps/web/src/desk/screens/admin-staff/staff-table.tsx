import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { roleTexts } from '#contracts/permission-texts.ts';
import { Confirm } from '../../../design/confirm.tsx';
import { EmailAddress } from '../../../design/email-address.tsx';
import { Mark, type Tone } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { language, useTexts } from '../../../house/language.ts';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];
type Role = components['schemas']['Role'];

/** The roles of staff, in the order in which they are offered. */
const STAFF = ['librarian', 'branch_manager', 'admin'] as const;

const TONES: Record<Role, Tone> = { reader: 'calm', librarian: 'calm', branch_manager: 'calm', admin: 'good' };

/** Users with their roles, and what an admin can make of each. */
export function StaffTable({ label, users }: { label: string; users: readonly User[] }) {
  const t = useTexts(texts);
  const chosen = language.use();
  return (
    <Table
      label={label}
      rows={users}
      keyOf={({ id }) => id}
      columns={[
        { label: t.name, cell: (user) => <Link href={`/desk/readers/${user.id}`}>{user.full_name}</Link> },
        { label: t.email, cell: ({ email = '' }) => <EmailAddress address={email} /> },
        { label: t.role, cell: ({ role }) => <Mark tone={TONES[role]}>{roleTexts[role][chosen]}</Mark> },
        { label: t.actions, acts: true, cell: (user) => <Appointing user={user} /> },
      ]}
    />
  );
}

function Appointing({ user }: { user: User }) {
  const t = useTexts(texts);
  const account = useAccount();
  const change = useDeed(
    (role: Role, key) =>
      answered(
        api.PATCH('/users/{user_id}', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
          body: { role },
        }),
      ),
    [
      ['desk', 'staff'],
      ['desk', 'reader', user.id],
    ],
  );
  // Whoever takes their own role away could not give it back.
  if (account?.id === user.id) return <span class="quiet">{t.yourself}</span>;
  const name = user.full_name;
  const given = STAFF.filter((role) => role !== user.role);
  return (
    <div class="stack stack-tight">
      <div class="row row-top">
        {given.map((role) => (
          <Confirm
            key={role}
            kind="ordinary"
            label={t.giveTo[role](name)}
            question={t.giveQuestion[role](name)}
            yes={t.giveYes}
            no={t.no}
            busy={change.isPending}
            onConfirm={() => change.mutate(role)}
          >
            {t.give[role]}
          </Confirm>
        ))}
        {user.role !== 'reader' && (
          <Confirm
            label={t.takeFrom(name)}
            question={t.takeQuestion(name)}
            yes={t.takeYes}
            no={t.no}
            busy={change.isPending}
            onConfirm={() => change.mutate('reader')}
          >
            {t.take}
          </Confirm>
        )}
      </div>
      {change.error && <Trouble error={change.error} />}
    </div>
  );
}
