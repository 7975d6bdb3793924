import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { Message } from '../../design/message.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { answered, api } from '../api.ts';
import { useDeed } from '../asking.ts';
import { canUsePasskeys, makePasskey } from '../device.ts';
import { Form, useForm } from '../form.tsx';
import { useTexts } from '../language.ts';
import { Trouble } from '../trouble.tsx';
import { PASSKEYS, useOwnPasskeys } from './own-passkeys.ts';
import { passkeyTexts } from './passkey-texts.ts';
import { WayIn } from './way-in.tsx';

type Passkey = components['schemas']['Passkey'];

/** The keys that somebody signs in by without a password: what there are, and how to have another. */
export function Passkeys() {
  const t = useTexts(passkeyTexts);
  const passkeys = useOwnPasskeys();
  const items = passkeys.data?.items ?? [];
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="quiet measure">{t.about}</p>
      {passkeys.isPending && <Waiting label={t.loading} lines={2} />}
      {passkeys.error && <Trouble error={passkeys.error} onAgain={() => void passkeys.refetch()} />}
      {items.length > 0 && (
        <ul class="list">
          {items.map((passkey) => (
            <OnePasskey key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {canUsePasskeys() ? <AddPasskey /> : <p class="quiet">{t.notHere}</p>}
    </section>
  );
}

function AddPasskey() {
  const t = useTexts(passkeyTexts);
  const [isOpen, open] = useState(false);
  const add = useDeed(
    async (body: { name: string }) => {
      const credential = await makePasskey(await answered(api.POST('/auth/passkeys/options')));
      await answered(api.POST('/auth/passkeys', { body: { ...body, credential } }));
      open(false);
    },
    [PASSKEYS],
  );
  const form = useForm({ name: t.firstName }, add);
  if (!isOpen)
    return (
      <>
        {add.isSuccess && (
          <Message tone="good">
            <p>{t.added}</p>
          </Message>
        )}
        <div>
          <Button onPress={() => open(true)}>{t.add}</Button>
        </div>
      </>
    );
  return (
    <Form
      form={form}
      deed={add}
      submit={t.goOn}
      onSubmit={() => add.mutate(form.values)}
      onCancel={() => {
        add.reset();
        open(false);
      }}
    >
      <p class="measure">{t.howTo}</p>
      <Field label={t.name} hint={t.nameHint} required maxLength={60} {...form.field('name')} />
    </Form>
  );
}

function OnePasskey({ passkey }: { passkey: Passkey }) {
  const t = useTexts(passkeyTexts);
  const { id, name, created_at: added, last_used_at: used, synced } = passkey;
  const [isRenamed, renaming] = useState(false);
  const path = { passkey_id: id };
  const removal = useDeed(() => answered(api.DELETE('/auth/passkeys/{passkey_id}', { params: { path } })), [PASSKEYS]);
  if (isRenamed) return <Rename passkey={passkey} onDone={() => renaming(false)} />;
  return (
    <WayIn {...{ t, name, added, used, removal }} facts={synced ? [t.synced] : []}>
      <Button label={t.renameOne(name)} onPress={() => renaming(true)}>
        {t.rename}
      </Button>
    </WayIn>
  );
}

function Rename({ passkey: { id, name }, onDone }: { passkey: Passkey; onDone: () => void }) {
  const t = useTexts(passkeyTexts);
  const rename = useDeed(
    async (body: { name: string }) => {
      await answered(api.PATCH('/auth/passkeys/{passkey_id}', { params: { path: { passkey_id: id } }, body }));
      onDone();
    },
    [PASSKEYS],
  );
  const form = useForm({ name }, rename);
  return (
    <li>
      <Form form={form} deed={rename} onSubmit={() => rename.mutate(form.values)} onCancel={onDone}>
        <Field label={t.name} required maxLength={60} {...form.field('name')} />
      </Form>
    </li>
  );
}
