import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { UserError } from '../bootstrap/terminal.mjs';
import { readDaprYaml, type DaprYaml } from './dapr-yaml.ts';

/** What a platform team chooses: for each of these a folder of components/dapr/<block>. */
export const BLOCKS = ['pubsub', 'state', 'discovery', 'secrets'] as const;
export type Block = (typeof BLOCKS)[number];
export type Choices = Record<Block, string>;

const BELOW_BLOCK = /^components\/dapr\/([a-z-]+)\/([a-z0-9-]+)/;

/** The choices that a dapr.yaml names. @throws Error where it names none for a block */
export function choicesOf({ common }: DaprYaml): Choices {
  const named = new Map(
    [...common.resourcesPaths, common.configFilePath].map((path) => {
      const [, block = '', choice = ''] = BELOW_BLOCK.exec(path) ?? [];
      return [block, choice];
    }),
  );
  const choiceOf = (block: Block): string => {
    const choice = named.get(block);
    if (!choice) throw new Error(`dapr.yaml names no folder of components/dapr/${block}.`);
    return choice;
  };
  return {
    pubsub: choiceOf('pubsub'),
    state: choiceOf('state'),
    discovery: choiceOf('discovery'),
    secrets: choiceOf('secrets'),
  };
}

/** A path of dapr.yaml, with another choice where one was made. */
export const withChoice = (path: string, choices: Choices): string =>
  path.replace(BELOW_BLOCK, (all, block: string) =>
    isBlock(block) ? `components/dapr/${block}/${choices[block]}` : all,
  );

const isBlock = (name: string): name is Block => BLOCKS.some((block) => block === name);

/** @throws UserError for a choice that has no folder, naming those that there are */
export function requireChoices(choices: Choices): void {
  for (const block of BLOCKS) {
    const known = readdirSync(join(root, 'components/dapr', block));
    if (!known.includes(choices[block]))
      throw new UserError(`There is no ${block} ${choices[block]} in components/dapr: ${known.join(', ')}.`);
  }
}

/** The options by which commands let one choose. */
export const CHOICE_OPTIONS = { pubsub: 'value', state: 'value', discovery: 'value', secrets: 'value' } as const;

export function choiceHelp(): string {
  const defaults = choicesOf(readDaprYaml());
  return BLOCKS.map(
    (block) => `  --${`${block} NAME`.padEnd(17)}a folder of components/dapr/${block.padEnd(12)}(${defaults[block]})`,
  ).join('\n');
}
