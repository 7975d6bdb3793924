import { Check } from 'lucide-preact';
import { roleTexts, permissionTexts } from '#contracts/permission-texts.ts';
import { permissions, personRoles, programRoles, type Permission, type Role } from '#contracts/permissions.ts';
import { Table } from '../../../design/table.tsx';
import { language, useTexts } from '../../../house/language.ts';
import { AdminScreen } from '../../admin.tsx';
import { texts } from './texts.ts';

type Row = { permission: Permission; holders: readonly Role[] };

const isPermission = (name: string): name is Permission => name in permissions;

/** In the order of the table that the library goes by. */
const ROWS: readonly Row[] = Object.keys(permissions)
  .filter(isPermission)
  .map((permission) => ({ permission, holders: permissions[permission] }));

/** Those who may do something that is not their own: readers are spoken of above the table. */
const COLUMNS = [...personRoles, ...programRoles].filter((role) => ROWS.some(({ holders }) => holders.includes(role)));

/** What each role may do, as the library itself goes by it. */
export function AdminRoles() {
  const t = useTexts(texts);
  const chosen = language.use();
  return (
    <AdminScreen title={t.title}>
      <p class="quiet measure">{t.about}</p>
      <Table
        label={t.title}
        rows={ROWS}
        keyOf={({ permission }) => permission}
        columns={[
          {
            label: t.what,
            cell: ({ permission }) => (
              <>
                {permissionTexts[permission][chosen]}
                <code class="permission-name">{permission}</code>
              </>
            ),
          },
          ...COLUMNS.map((role) => ({
            label: roleTexts[role][chosen],
            cell: ({ holders }: Row) => <Held isHeld={holders.includes(role)} />,
          })),
        ]}
      />
      <p class="quiet measure">{t.programs}</p>
    </AdminScreen>
  );
}

function Held({ isHeld }: { isHeld: boolean }) {
  const t = useTexts(texts);
  if (!isHeld) return <span class="visually-hidden permission-not-held">{t.no}</span>;
  return (
    <>
      <Check class="icon permission-held" aria-hidden="true" />
      <span class="visually-hidden">{t.yes}</span>
    </>
  );
}
