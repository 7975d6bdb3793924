import { Suspense, lazy } from 'preact/compat';
import type { components } from '#contracts/public.ts';
import { Waiting } from '../../design/waiting.tsx';
import { useTexts } from '../language.ts';
import { factorTexts } from './factor-texts.ts';

type SetUp = components['schemas']['AuthenticatorSetUp'];

/** Loaded when somebody sets one up, which most never do. */
const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }));

/** What an authenticator app needs to know: to be scanned, or to be typed in. */
export function AuthenticatorSetUp({ setUp: { uri, secret } }: { setUp: SetUp }) {
  const t = useTexts(factorTexts);
  return (
    <div class="stack stack-tight">
      <p class="measure">{t.scan}</p>
      <Suspense fallback={<Waiting label={t.loading} lines={2} />}>
        <QrCode text={uri} label={t.qrCode} />
      </Suspense>
      <p class="quiet measure">{t.orType}</p>
      <p class="numbers authenticator-secret">{inFours(secret)}</p>
    </div>
  );
}

const inFours = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
