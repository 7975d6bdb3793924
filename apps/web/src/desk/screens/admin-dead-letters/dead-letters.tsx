import type { components } from '#contracts/public.ts';
import { answered, api } from '../../../house/api.ts';
import { useTexts } from '../../../house/language.ts';
import { StuckMessages } from './stuck-messages.tsx';
import { texts } from './texts.ts';

type Letter = components['schemas']['DeadLetter'];

const pathOf = ({ app, id }: Letter) => ({ app, letter_id: id });

/** Messages that an app has got and could not handle. */
export function DeadLetters() {
  const t = useTexts(texts);
  return (
    <StuckMessages<Letter>
      name="dead-letters"
      title={t.letters}
      about={t.lettersAbout}
      none={t.noLetters}
      ask={(cursor) =>
        answered(api.GET('/admin/dead-letters', { params: { query: cursor === undefined ? {} : { cursor } } }))
      }
      cause={({ cause }) => (
        <>
          {t.causes[cause.code]}
          {cause.detail !== undefined && <p class="quiet small">{cause.detail}</p>}
        </>
      )}
      since={({ received_at: since }) => since}
      tryAgain={(letter) =>
        answered(api.POST('/admin/dead-letters/{app}/{letter_id}/redelivery', { params: { path: pathOf(letter) } }))
      }
      discard={(letter) =>
        answered(api.POST('/admin/dead-letters/{app}/{letter_id}/discard', { params: { path: pathOf(letter) } }))
      }
    />
  );
}
