import { generateKeyPairSync } from 'node:crypto';
import { startTestService, type TestServiceOptions } from '#testing/service.ts';
import type { AuthEnv } from '../config.ts';
import type { AuthContext } from '../context.ts';
import { auth } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** The auth service, in process. */
export const startAuth = ({ secrets, ...options }: Partial<TestServiceOptions<AuthEnv, Tables, AuthContext>> = {}) =>
  startTestService(auth, {
    migrations,
    env: {
      TIME_ZONE: 'Europe/Moscow',
      ACCESS_TOKEN_SECONDS: 900,
      REFRESH_TOKEN_SECONDS: 86_400,
      SESSION_SECONDS: 864_000,
      SIGNING_KEY_DAYS: 90,
      PUBLIC_URL: 'https://library.example',
      SECOND_FACTOR_REQUIRED_FOR: [],
      OUTSIDE_PROVIDERS: [],
    },
    secrets: { 'token-signing-key': privateKey, 'second-factor-key': 'of the tests', ...secrets },
    ...options,
  });
