import type { ComponentChildren } from 'preact';
import { Confirm } from '../../design/confirm.tsx';
import { useFormats } from '../formats.ts';
import { Trouble } from '../trouble.tsx';

type Props = {
  /** What the kind of way says of itself. */
  t: {
    addedOn: (day: string) => string;
    lastUsed: (moment: string) => string;
    neverUsed: string;
    remove: string;
    removeOne: (name: string) => string;
    removeQuestion: string;
    removeYes: string;
    no: string;
  };
  name: string;
  added: string;
  used: string | undefined;
  /** Further facts about it. */
  facts?: readonly string[];
  removal: { isPending: boolean; error: Error | null; mutate: (nothing: undefined) => void };
  /** What else can be done with it. */
  children?: ComponentChildren;
};

/** A way to sign in beside the password: since when there is it, when it was last used, and how to be rid of it. */
export function WayIn({ t, name, added, used, facts = [], removal, children }: Props) {
  const { dayOf, moment } = useFormats();
  const use = used === undefined ? t.neverUsed : t.lastUsed(moment(used));
  return (
    <li class="stack stack-tight">
      <h3>{name}</h3>
      <p class="quiet small">{[t.addedOn(dayOf(added)), use, ...facts].join(' · ')}</p>
      <div class="row row-top">
        {children}
        <Confirm
          label={t.removeOne(name)}
          question={t.removeQuestion}
          yes={t.removeYes}
          no={t.no}
          busy={removal.isPending}
          onConfirm={() => removal.mutate(undefined)}
        >
          {t.remove}
        </Confirm>
      </div>
      {removal.error && <Trouble error={removal.error} />}
    </li>
  );
}
