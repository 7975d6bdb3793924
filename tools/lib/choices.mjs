import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What a platform team chooses. */
const BLOCKS = ['pubsub', 'state', 'discovery', 'secrets'];

/** The choice of each block in a dapr.yaml: the folder of components/dapr/<block> that it names. */
export function choicesOf(daprYaml) {
  return Object.fromEntries(
    BLOCKS.map((block) => {
      const [, choice] = new RegExp(`^[^#\\n]*components/dapr/${block}/([a-z0-9-]+)`, 'm').exec(daprYaml) ?? [];
      if (!choice) throw new Error(`dapr.yaml names no folder of components/dapr/${block}.`);
      return [block, choice];
    }),
  );
}

/** Those of this dapr.yaml, which hold where no option says otherwise. */
export const DEFAULT_CHOICES = choicesOf(readFileSync(join(root, 'dapr.yaml'), 'utf8'));
