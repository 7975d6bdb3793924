import type { components } from '#contracts/users.ts';
import type { agreementsOf, DocumentRow } from '../store/documents.ts';

type Schemas = components['schemas'];
type AgreementRow = Awaited<ReturnType<typeof agreementsOf>>[number];

export const presentDocument = ({ required_from, published_at, ...document }: DocumentRow): Schemas['Document'] => ({
  ...document,
  ...(required_from !== null && { required_from }),
  published_at: published_at.toISOString(),
});

export const presentAgreement = ({
  agreed_at,
  recorded_by,
  agreed_by,
  ...version
}: AgreementRow): Schemas['Agreement'] => ({
  ...version,
  agreed_at: agreed_at.toISOString(),
  ...(recorded_by !== null && { recorded_by }),
  ...(agreed_by !== null && { agreed_by }),
});
