import type { components } from '#contracts/public.ts';
import { programRoles, type ProgramRole } from '#contracts/permissions.ts';
import { roleTexts } from '#contracts/permission-texts.ts';
import { Choice, Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { language, useTexts } from '../../../house/language.ts';
import { useRegistration } from './registration.ts';
import { texts } from './texts.ts';

type ProgramFormProps = {
  /** What is changed; without it, a new one is added. */
  program?: components['schemas']['Program'];
  onEnd?: () => void;
};

type Written = { name: string; role: ProgramRole };

/** Adds a program, or changes one. */
export function ProgramForm({ program, onEnd }: ProgramFormProps) {
  const t = useTexts(texts);
  const chosen = language.use();
  const registration = useRegistration(program);
  const put = useDeed(
    (body: Written) =>
      answered(
        api.PUT('/auth/programs/{program_id}', {
          params: { path: { program_id: registration.id } },
          body,
        }),
      ),
    [['desk', 'programs']],
  );
  const initial: Written = { name: program?.name ?? '', role: program?.role ?? 'partner' };
  const form = useForm<Written>(initial, put);
  const submit = () =>
    put.mutate(
      { ...form.values, name: form.values.name.trim() },
      { onSuccess: () => registration.done({ reset: form.reset, onEnd }) },
    );
  return (
    <Form
      wide
      form={form}
      deed={put}
      {...(program ? {} : { submit: t.created, done: true })}
      onSubmit={submit}
      {...(onEnd && { onCancel: onEnd })}
    >
      <div class="fields">
        <Field label={t.name} hint={t.nameHint} required maxLength={100} {...form.field('name')} />
        <Choice
          label={t.role}
          options={programRoles.map((value) => ({ value, label: roleTexts[value][chosen] }))}
          {...form.choice('role')}
        />
      </div>
    </Form>
  );
}
