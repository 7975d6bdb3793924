import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Mark, Message, type Tone } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysUntil } from '../../../house/library-day.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { CancelHold, HoldIsCancelled } from '../../holds/cancel-hold.tsx';
import { ChangeHold } from '../../holds/change-hold.tsx';
import { texts as holdTexts } from '../../holds/texts.ts';
import { texts } from './hold-texts.ts';
import { PlaceHold } from './place-hold.tsx';

type Hold = components['schemas']['Hold'];

const TONES: Record<Hold['state'], Tone> = {
  waiting: 'calm',
  paused: 'calm',
  to_fetch: 'soon',
  in_transit: 'soon',
  ready: 'good',
  fulfilled: 'calm',
  expired: 'calm',
  cancelled: 'calm',
  unfilled: 'calm',
};

/** What a reader waits for: how far each hold has come, what can be changed about it, and another one. */
export function ReaderHolds({ readerId, mayPlace }: { readerId: string; mayPlace: boolean }) {
  const t = useTexts(texts);
  const [isPlacing, place] = useState(false);
  const [placed, tell] = useState<string>();
  const holds = useAnswer(['desk', 'reader', readerId, 'holds'], () =>
    answered(api.GET('/holds/user/{user_id}', { params: { path: { user_id: readerId } } })),
  );
  return (
    <section class="stack" aria-label={t.holds}>
      <h2>{t.holds}</h2>
      {holds.isPending && <Waiting label={t.loading} />}
      {holds.error && <Trouble error={holds.error} onAgain={() => void holds.refetch()} />}
      {holds.data?.items.length === 0 && <p class="quiet">{t.none}</p>}
      <ul class="list">
        {holds.data?.items.map((hold) => (
          <li key={hold.id}>
            <HoldRow hold={hold} readerId={readerId} />
          </li>
        ))}
      </ul>
      {placed !== undefined && <Message tone="good">{t.placed(placed)}</Message>}
      {mayPlace &&
        (isPlacing ? (
          <PlaceHold
            readerId={readerId}
            onPlaced={({ title }) => {
              tell(title);
              place(false);
            }}
            onLeave={() => place(false)}
          />
        ) : (
          <div>
            <Button
              onPress={() => {
                tell(undefined);
                place(true);
              }}
            >
              {t.place}
            </Button>
          </div>
        ))}
    </section>
  );
}

function HoldRow({ hold, readerId }: { hold: Hold; readerId: string }) {
  const t = useTexts(holdTexts);
  const { day } = useFormats();
  const { nameOf } = useBranches();
  const [open, show] = useState<'change' | 'cancel'>();
  const [before, keep] = useState<Hold>();
  const { state, not_before: from, not_after: until, shelf_until: shelfUntil, expected_on: expected } = hold;
  const changes = [['desk', 'reader', readerId]];
  const isOpen = hold.ended_at === undefined;
  const word =
    state === 'paused' && from !== undefined
      ? t.pausedUntil(day(from))
      : state === 'ready' && shelfUntil !== undefined
        ? t.readyUntil(day(shelfUntil))
        : t.states[state];
  const facts = isOpen
    ? [
        t.pickUp(nameOf(hold.branch_id)),
        hold.position !== undefined && t.position(hold.position),
        hold.only_this_copy === true && t.onlyThisCopy,
        hold.barcode !== undefined && t.copy(hold.barcode),
        expected !== undefined && daysUntil(expected) >= 0 && t.expected(day(expected)),
        until !== undefined && t.wantedUntil(day(until)),
      ].filter((fact) => fact !== false)
    : [];
  return (
    <div class="stack stack-tight">
      <div class="row row-apart">
        <div>
          <b>
            <Link href={`/desk/books/${hold.book_id}`}>{hold.title}</Link>
          </b>
          {facts.length > 0 && <p class="quiet small">{facts.join(' · ')}</p>}
        </div>
        <div class="row">
          <Mark tone={TONES[state]}>{word}</Mark>
          {(state === 'waiting' || state === 'paused') && (
            <Button onPress={() => show(open === 'change' ? undefined : 'change')} label={t.changeThis(hold.title)}>
              {t.change}
            </Button>
          )}
          {isOpen && (
            <Button onPress={() => show(open === 'cancel' ? undefined : 'cancel')} label={t.cancelThis(hold.title)}>
              {t.cancel}
            </Button>
          )}
        </div>
      </div>
      {isOpen && open === 'change' && <ChangeHold hold={hold} changes={changes} onDone={() => show(undefined)} />}
      {isOpen && open === 'cancel' && (
        <CancelHold
          hold={hold}
          changes={changes}
          onDone={() => {
            keep(hold);
            show(undefined);
          }}
          onLeave={() => show(undefined)}
        />
      )}
      {before && <HoldIsCancelled hold={before} />}
    </div>
  );
}
