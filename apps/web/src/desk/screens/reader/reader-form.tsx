import type { components } from '#contracts/public.ts';
import { Choice, Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { LANGUAGES, useTexts, type Language } from '../../../house/language.ts';
import { NAMES_OF_LANGUAGES } from '../../../house/names-of-languages.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { texts } from './texts.ts';

type User = components['schemas']['User'];
type Change = components['schemas']['UserChange'];
type Written = { full_name: string; email: string; language: Language; patron_category: string; expires_on: string };

type ReaderFormProps = { user: User; onEnd: () => void };

/** Corrects what was written wrongly or has changed. */
export function ReaderForm({ user, onEnd }: ReaderFormProps) {
  const t = useTexts(texts);
  const nameOf = useCategoryName();
  const categories = usePatronCategories().data?.items ?? [];
  const save = useDeed(
    (body: Change, key) =>
      answered(
        api.PATCH('/users/{user_id}', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [
      ['desk', 'reader', user.id],
      ['desk', 'readers'],
    ],
  );
  const form = useForm<Written>(
    {
      full_name: user.full_name,
      email: addressOf(user),
      language: user.language,
      patron_category: user.patron_category,
      expires_on: user.expires_on ?? '',
    },
    save,
  );
  const submit = () => {
    const change = changeOf(user, form.values);
    if (Object.keys(change).length === 0) onEnd();
    else save.mutate(change, { onSuccess: onEnd });
  };
  return (
    <Form form={form} deed={save} onSubmit={submit} onCancel={onEnd}>
      <Field label={t.name} autoComplete="off" required maxLength={200} {...form.field('full_name')} />
      <Field
        label={t.email}
        hint={user.has_password && user.email !== undefined ? t.emailSignsIn : t.emailHint}
        type="email"
        autoComplete="off"
        required={user.has_password === true && user.email !== undefined}
        maxLength={254}
        {...form.field('email')}
      />
      <Choice<Language>
        label={t.language}
        options={LANGUAGES.map((value) => ({ value, label: NAMES_OF_LANGUAGES[value] }))}
        {...form.choice('language')}
      />
      <Choice
        label={t.category}
        options={categories.map((category) => ({ value: category.code, label: nameOf(category) }))}
        {...form.choice('patron_category')}
      />
      <Field label={t.cardUntil} hint={t.untilHint} type="date" autoComplete="off" {...form.field('expires_on')} />
    </Form>
  );
}

/** The one that they sign in by, or have not confirmed yet. */
const addressOf = ({ email, pending_email }: User): string => email ?? pending_email ?? '';

/** What is different: the rest may have been changed meanwhile by somebody else. */
function changeOf(user: User, { full_name, email, language, patron_category, expires_on }: Written): Change {
  const [name, address] = [full_name.trim(), email.trim()];
  return {
    ...(name !== user.full_name && { full_name: name }),
    ...(address !== addressOf(user) && { email: address || null }),
    ...(language !== user.language && { language }),
    ...(patron_category !== user.patron_category && { patron_category }),
    ...(expires_on !== (user.expires_on ?? '') && { expires_on: expires_on || null }),
  };
}
