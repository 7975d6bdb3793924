import type { components } from '#contracts/public.ts';
import { answered, api } from '../../../house/api.ts';
import { useTexts } from '../../../house/language.ts';
import { StuckMessages } from './stuck-messages.tsx';
import { texts } from './texts.ts';

type SetAside = components['schemas']['SetAsideMessage'];

const pathOf = ({ app, id }: SetAside) => ({ app, message_id: id });

/** Messages that an app could not publish. */
export function SetAsideMessages() {
  const t = useTexts(texts);
  return (
    <StuckMessages<SetAside>
      name="set-aside"
      title={t.messages}
      about={t.messagesAbout}
      none={t.noMessages}
      ask={(cursor) =>
        answered(api.GET('/admin/set-aside-messages', { params: { query: cursor === undefined ? {} : { cursor } } }))
      }
      cause={({ cause }) => cause}
      since={({ set_aside_at: since }) => since}
      tryAgain={(message) =>
        answered(
          api.POST('/admin/set-aside-messages/{app}/{message_id}/put-back', { params: { path: pathOf(message) } }),
        )
      }
      discard={(message) =>
        answered(
          api.POST('/admin/set-aside-messages/{app}/{message_id}/discard', { params: { path: pathOf(message) } }),
        )
      }
    />
  );
}
