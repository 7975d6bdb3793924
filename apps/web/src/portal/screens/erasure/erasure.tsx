import type { components } from '#contracts/public.ts';
import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { linkToken } from '../../../house/link-token.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useServiceName } from '../../../house/service-names.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Followed = components['schemas']['FollowedErasure'];
type Part = Followed['parts'][number];
type Kept = components['schemas']['KeptKind'];

/** How far the erasure of an account is, for whoever has its receipt: nobody has to be signed in, nor could be. */
export function Erasure() {
  const t = useTexts(texts);
  const [receipt, follow] = useState(linkToken);
  return (
    <ScreenBody title={t.title}>
      {receipt === '' ? <Ask onGiven={follow} /> : <Progress receipt={receipt} onOther={() => follow('')} />}
    </ScreenBody>
  );
}

function Ask({ onGiven }: { onGiven: (receipt: string) => void }) {
  const t = useTexts(texts);
  const [typed, type] = useState('');
  return (
    <form
      class="stack form"
      onSubmit={(event) => {
        event.preventDefault();
        onGiven(typed.trim());
      }}
    >
      <p>{t.ask}</p>
      <Field
        label={t.receipt}
        hint={t.receiptHint}
        name="receipt"
        required
        minLength={20}
        maxLength={200}
        autoComplete="off"
        value={typed}
        onInput={type}
      />
      <div>
        <Button kind="main" type="submit">
          {t.show}
        </Button>
      </div>
    </form>
  );
}

function Progress({ receipt, onOther }: { receipt: string; onOther: () => void }) {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const asked = useAnswer(['erasure', receipt], () => answered(api.POST('/erasures/follow', { body: { receipt } })));
  const isUnknown = asked.error instanceof Refusal && asked.error.problem.status < 500;
  return (
    <div class="stack stack-wide form">
      {asked.isPending && <Waiting label={t.loading} />}
      {asked.error && <Trouble error={asked.error} {...(!isUnknown && { onAgain: () => void asked.refetch() })} />}
      {isUnknown && (
        <div>
          <Button onPress={onOther}>{t.other}</Button>
        </div>
      )}
      {asked.data && (
        <>
          <State followed={asked.data} />
          {asked.data.erased_at !== undefined && <p>{t.erasedAt(moment(asked.data.erased_at))}</p>}
          {asked.data.parts.length > 0 && <Parts parts={asked.data.parts} />}
          {asked.data.parts.length > 0 && (
            <section class="stack stack-tight">
              <h2>{t.elsewhere}</h2>
              <ul>
                {t.elsewhereKept.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          )}
          {asked.data.status !== 'erased' && (
            <div>
              <Button busy={asked.isFetching} onPress={() => void asked.refetch()}>
                {t.again}
              </Button>
            </div>
          )}
          <section class="stack stack-tight">
            <h2>{t.receipt}</h2>
            <p class="numbers">{receipt}</p>
            <p class="quiet">{t.keepReceipt}</p>
          </section>
        </>
      )}
    </div>
  );
}

function State({ followed: { status } }: { followed: Followed }) {
  const t = useTexts(texts);
  return (
    <Message tone={TONES[status]}>
      <p>{t.states[status]}</p>
    </Message>
  );
}

const TONES = {
  not_requested: 'calm',
  requested: 'soon',
  refused: 'bad',
  erasing: 'soon',
  erased: 'good',
} as const satisfies Record<Followed['status'], string>;

function Parts({ parts }: { parts: readonly Part[] }) {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const serviceName = useServiceName();
  return (
    <section class="stack stack-tight">
      <h2>{t.services}</h2>
      <ul class="stack">
        {parts.map(({ app, confirmed_at: confirmedAt, kept }) => (
          <li key={app}>
            <b>{serviceName(app)}</b>
            {': '}
            {confirmedAt === undefined ? t.waiting : t.confirmed(moment(confirmedAt))}
            {kept.length > 0 && <KeptKinds kept={kept} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function KeptKinds({ kept }: { kept: readonly Kept[] }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  return (
    <ul class="quiet">
      {kept.map(({ kind, until }) => (
        <li key={kind}>
          {t.kinds(kind)} {until === undefined ? t.forGood : t.until(dayOf(until))}
        </li>
      ))}
    </ul>
  );
}
