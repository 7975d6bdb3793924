import { expect, test } from 'vitest';
import { whyUnfit } from './state.ts';

const sidecarHas = (type: string, capabilities: string[] | null) => [
  { name: 'topic', type: 'pubsub.one', capabilities: null },
  { name: 'cache', type, capabilities },
];

test('a store that lets values run out is fit', () => {
  expect(whyUnfit('cache', sidecarHas('state.one', ['ETAG', 'TTL']))).toBeUndefined();
});

test.each([[['ETAG', 'TRANSACTIONAL']], [[]], [null]])(
  'a store with %j alone is refused, by its name',
  (capabilities) => {
    expect(whyUnfit('cache', sidecarHas('state.other', capabilities))).toMatch(/“cache” \(state\.other\).*TTL/);
  },
);

test('a store that is not there is refused', () => {
  expect(whyUnfit('revoked-tokens', sidecarHas('state.one', ['TTL']))).toContain('no state store “revoked-tokens”');
  expect(whyUnfit('cache', sidecarHas('bindings.cache', ['TTL']))).toContain('no state store');
});
