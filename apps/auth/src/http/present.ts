import type { components } from '#contracts/auth.ts';
import type { OutsideProvider } from '../outside/configured-providers.ts';
import type { ListedSession } from '../store/session-list.ts';
import { titleOf } from './present-outside-account.ts';

/** @param current the session of whoever asks */
export const presentSession =
  (current: string, providers: readonly OutsideProvider[]) =>
  ({
    id,
    started_at,
    last_used_at,
    app,
    browser,
    system,
    network,
    provider,
  }: ListedSession): components['schemas']['SignIn'] => {
    const title = titleOf(providers, provider);
    return {
      id,
      started_at: started_at.toISOString(),
      last_used_at: (last_used_at ?? started_at).toISOString(),
      ...(app !== null && { app }),
      ...(browser !== null && { browser }),
      ...(system !== null && { system }),
      ...(network !== null && { network }),
      ...(title && { provider: title }),
      current: id === current,
    };
  };
