import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { Barcode } from '../../../house/barcode.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { OWN, stored } from '../../../house/stored.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Card = { userId: string; number: string; name: string; until?: string };

const isCard = (kept: unknown): kept is Card => typeof kept === 'object' && kept !== null && 'number' in kept;

/** The card stays on the device, so that it can be shown where there is no connection. */
const card = stored<Card | undefined>(`${OWN}card`, (kept) => (isCard(kept) ? kept : undefined));

export function CardScreen() {
  const t = useTexts(texts);
  const { day } = useFormats();
  const account = useAccount();
  const kept = card.use();
  const me = useAnswer(['me', 'card'], async () => {
    const user = await answered(api.GET('/users/me'));
    const { id: userId, card_number: number, full_name: name, expires_on: until } = user;
    card.set({ userId, number, name, ...(until !== undefined && { until }) });
    return user;
  });
  const shown = kept?.userId === account?.id ? kept : undefined;
  return (
    <ScreenBody title={t.title}>
      {!shown && me.isPending && <Waiting label={t.loading} />}
      {!shown && me.error && <Trouble error={me.error} onAgain={() => void me.refetch()} />}
      {shown && (
        <section class="library-card" aria-label={t.title}>
          <p class="library-card-name">{shown.name}</p>
          <Barcode text={shown.number} />
          <p class="library-card-number numbers">{shown.number}</p>
          {shown.until !== undefined && <p>{t.until(day(shown.until))}</p>}
        </section>
      )}
      <p class="quiet">{t.show}</p>
      {me.data && <LostCard number={me.data.card_number} userId={me.data.id} />}
    </ScreenBody>
  );
}

/** A card that is lost works no more from then on; the next number stands in its place. */
function LostCard({ number, userId }: { number: string; userId: string }) {
  const t = useTexts(texts);
  const report = useDeed(
    (_nothing: undefined, key) =>
      answered(
        api.POST('/users/{user_id}/lost-cards', {
          params: { path: { user_id: userId }, header: { 'Idempotency-Key': key } },
          body: { card_number: number },
        }),
      ),
    [['me']],
  );
  return (
    <section class="stack stack-tight">
      {report.isSuccess && (
        <Message tone="good">
          <p>{t.replaced}</p>
        </Message>
      )}
      {report.error && <Trouble error={report.error} />}
      <div>
        <Confirm
          question={t.lostQuestion(number)}
          yes={t.lostYes}
          no={t.no}
          busy={report.isPending}
          onConfirm={() => report.mutate(undefined)}
        >
          {t.lost}
        </Confirm>
      </div>
    </section>
  );
}
