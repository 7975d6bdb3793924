import type { components } from '#contracts/users.ts';
import type { CardRow } from '../store/cards.ts';

export const presentCard = ({
  number,
  recorded_at,
  recorded_by,
  lost_at,
}: CardRow): components['schemas']['ReaderCard'] => ({
  card_number: number,
  recorded_at: recorded_at.toISOString(),
  recorded_by,
  ...(lost_at && { lost_at: lost_at.toISOString() }),
});
