import type { components } from '#contracts/auth.ts';
import type { ClientApp } from '../store/client-apps.ts';

export const presentApp = ({
  id,
  name,
  kind,
  redirect_uris,
  scopes,
  created_at,
  secret_given_at,
}: ClientApp): components['schemas']['App'] => ({
  id,
  name,
  kind,
  redirect_uris,
  scopes,
  created_at: created_at.toISOString(),
  ...(secret_given_at && { secret_given_at: secret_given_at.toISOString() }),
});
