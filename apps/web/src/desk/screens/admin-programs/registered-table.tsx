import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { useFormats } from '../../../house/formats.ts';
import { Trouble } from '../../../house/trouble.tsx';
import type { useDeed } from '../../../house/asking.ts';

type Registered = { id: string; name: string; secret_given_at?: string };

type Deed<Row, Data> = ReturnType<typeof useDeed<Row, Data>>;

type Texts = Record<
  | 'title'
  | 'name'
  | 'id'
  | 'secret'
  | 'none'
  | 'actions'
  | 'change'
  | 'giveFirst'
  | 'giveNext'
  | 'giveYes'
  | 'remove'
  | 'removeYes'
  | 'no',
  string
> &
  Record<
    'changeThis' | 'giveFirstTo' | 'giveNextTo' | 'giveQuestion' | 'given' | 'removeThis' | 'removeQuestion' | 'since',
    (named: string) => string
  >;

type RegisteredTableProps<Row> = {
  rows: readonly Row[];
  texts: Texts;
  /** What is told of each, after its name. */
  columns?: readonly { label: string; cell: (row: Row) => ComponentChildren }[];
  /** Said instead of its secret where one is never needed. */
  withoutSecret?: (row: Row) => string | undefined;
  give: Deed<Row, { client_secret: string }>;
  remove: Deed<Row, unknown>;
  form: (row: Row, onEnd: () => void) => ComponentChildren;
};

/** What has a secret here, and what an admin can do about each. A secret is shown below it until the next one is given. */
export function RegisteredTable<Row extends Registered>(props: RegisteredTableProps<Row>) {
  const { rows, texts: t, columns = [], withoutSecret, give, remove, form } = props;
  const { dayOf } = useFormats();
  const [changed, change] = useState<string>();
  const isBusy = give.isPending || remove.isPending;
  const told = (row: Row) => {
    if (changed === row.id) return form(row, () => change(undefined));
    if (give.variables?.id === row.id && give.data)
      return (
        <Message tone="good">
          {t.given(row.name)} <code class="secret">{give.data.client_secret}</code>
        </Message>
      );
    if (give.variables?.id === row.id && give.error) return <Trouble error={give.error} />;
    return remove.variables?.id === row.id && remove.error && <Trouble error={remove.error} />;
  };
  const secretOf = (row: Row) =>
    withoutSecret?.(row) ?? (row.secret_given_at === undefined ? t.none : t.since(dayOf(row.secret_given_at)));
  const acts = (row: Row) => {
    const isNew = row.secret_given_at === undefined;
    return (
      <div class="row row-top">
        <Button label={t.changeThis(row.name)} onPress={() => change(row.id)}>
          {t.change}
        </Button>
        {withoutSecret?.(row) === undefined && (
          <Confirm
            kind="ordinary"
            label={isNew ? t.giveFirstTo(row.name) : t.giveNextTo(row.name)}
            question={t.giveQuestion(row.name)}
            yes={t.giveYes}
            no={t.no}
            busy={isBusy}
            onConfirm={() => give.mutate(row)}
          >
            {isNew ? t.giveFirst : t.giveNext}
          </Confirm>
        )}
        <Confirm
          label={t.removeThis(row.name)}
          question={t.removeQuestion(row.name)}
          yes={t.removeYes}
          no={t.no}
          busy={isBusy}
          onConfirm={() => remove.mutate(row)}
        >
          {t.remove}
        </Confirm>
      </div>
    );
  };
  return (
    <Table
      label={t.title}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { label: t.name, cell: ({ name }) => name },
        ...columns,
        { label: t.id, cell: ({ id }) => <code class="secret">{id}</code> },
        { label: t.secret, cell: secretOf },
        { label: t.actions, acts: true, cell: acts },
      ]}
      below={told}
    />
  );
}
