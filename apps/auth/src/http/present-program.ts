import type { components } from '#contracts/auth.ts';
import type { Program } from '../store/programs.ts';

export const presentProgram = ({
  id,
  name,
  role,
  created_at,
  secret_given_at,
}: Program): components['schemas']['Program'] => ({
  id,
  name,
  role,
  created_at: created_at.toISOString(),
  ...(secret_given_at && { secret_given_at: secret_given_at.toISOString() }),
});
