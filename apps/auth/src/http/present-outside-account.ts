import type { components } from '#contracts/auth.ts';
import type { OutsideProvider } from '../outside/configured-providers.ts';
import type { OutsideAccount } from '../store/outside-accounts.ts';

export const presentOutsideAccount =
  (providers: readonly OutsideProvider[]) =>
  ({ id, provider, linked_at, last_used_at }: OutsideAccount): components['schemas']['OutsideAccount'] => {
    const title = titleOf(providers, provider);
    return {
      id,
      provider,
      linked_at: linked_at.toISOString(),
      ...(title && { title }),
      ...(last_used_at && { last_used_at: last_used_at.toISOString() }),
    };
  };

/** The library may have a provider no longer. */
export const titleOf = (providers: readonly OutsideProvider[], id: string | null) =>
  providers.find((provider) => provider.id === id)?.title;
