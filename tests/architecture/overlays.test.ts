import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const { apps } = z
  .object({ apps: z.array(z.object({ appID: z.string() })) })
  .parse(parse(readFileSync('dapr.yaml', 'utf8')));

/** What is written by hand for a cluster: whoever adds a service does not look there. */
const byHand = ['k8s/base', 'k8s/overlays', 'k8s/migrations'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(folder, file), 'utf8') }))
    .filter(({ text }) => !text.startsWith('# Generated')),
);

test('manifests by hand name no app but the gateway, where clients come in', () => {
  expect(byHand.length).toBeGreaterThan(10);
  const ids = apps.map(({ appID }) => appID).filter((id) => id !== 'gateway');
  const naming = new RegExp(`\\b(${ids.join('|')})(\\.yaml)?\\b`);
  const lines = byHand.flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter((line) => !/^\s*#/.test(line) && naming.test(line.replaceAll('abonement-analytics', '')))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(lines).toEqual([]);
});

test('no patch goes by a position in a list, which the next setting would shift', () => {
  const positions = byHand.flatMap(({ file, text }) =>
    [...text.matchAll(/path: (\/\S*\/\d+(?:\/\S*)?)/g)].map(([, path]) => `${file}: ${path}`),
  );
  expect(positions).toEqual([]);
});

test('only the development inbox is sent e-mails without TLS', () => {
  const untrusting = ['k8s', 'compose.yaml'].flatMap((place) => {
    const files = place.endsWith('.yaml')
      ? [place]
      : readdirSync(place, { recursive: true, encoding: 'utf8' }).map((file) => join(place, file));
    return files.filter((file) => file.endsWith('.yaml') && /MAIL_TLS\W.*none/.test(readFileSync(file, 'utf8')));
  });
  expect(untrusting.sort()).toEqual(['compose.yaml', 'k8s/overlays/dev/kustomization.yaml']);
});
