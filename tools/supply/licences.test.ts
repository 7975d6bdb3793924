import { describe, expect, test } from 'vitest';
import { asLicenses, type Component } from './component.ts';
import { isAccepted } from './licence-expression.ts';
import { judgeLicences } from './licences.ts';

const lib = (name: string, licence?: string): Component => ({
  'bom-ref': name,
  type: 'library',
  name,
  version: '1.0.0',
  purl: `pkg:npm/${name}@1.0.0`,
  ...(licence !== undefined && { licenses: asLicenses(licence) }),
});

const licences = {
  allowed: ['MIT', 'ISC'],
  exceptions: [{ licence: 'MPL-2.0', for: ['pkg:npm/css*'], reason: 'For tests alone, and unchanged.' }],
  stated: { 'pkg:npm/old': 'MIT' },
};
const used = [lib('css-linux', 'MPL-2.0'), lib('old', 'MIT')];

const judge = (components: Component[], saidByInstalled = new Map<string, string>()) =>
  judgeLicences({ licences }, { components: [...used, ...components], saidByInstalled });

describe('licences', () => {
  test('that are allowed, or are exceptions, are nothing to speak of', () => {
    expect(judge([lib('a', 'MIT'), lib('b', '(GPL-3.0-only OR ISC)')])).toEqual([]);
  });

  test.each(['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'MPL-2.0', 'UNLICENSED', 'MIT WITH Some-exception'])(
    '%s is found where it is forbidden',
    (licence) => {
      expect(judge([lib('a', licence)])).toEqual([`pkg:npm/a@1.0.0 has ${licence}, which is not allowed.`]);
    },
  );

  test('have to be said, but by an image, which has many', () => {
    expect(judge([lib('a'), { ...lib('b'), type: 'container' }])).toEqual(['pkg:npm/a@1.0.0 says no licence.']);
  });

  test('that are stated have to be used, and what an installed package says', () => {
    expect(judgeLicences({ licences }, { components: [], saidByInstalled: new Map() })).toEqual([
      'No exception is needed for pkg:npm/css*.',
      'A licence is stated for pkg:npm/old, which is not used.',
    ]);
    expect(judge([], new Map([['pkg:npm/old', 'ISC']]))).toEqual(['pkg:npm/old says that it has ISC, not MIT.']);
  });
});

test.each([
  ['MIT', true],
  ['GPL-3.0-only OR MIT', true],
  ['GPL-3.0-only AND MIT', false],
  ['GPL-3.0-only OR MIT AND ISC', true],
  ['(GPL-3.0-only OR MIT) AND GPL-2.0-only', false],
  ['MIT AND (GPL-3.0-only OR (ISC))', true],
])('of %s one may choose: %s', (expression, accepted) => {
  expect(isAccepted(expression, (one) => licences.allowed.includes(one))).toBe(accepted);
});

test.each(['', 'MIT ISC', '(MIT', 'MIT AND', 'OR MIT', 'SEE LICENSE IN file'])('%j is no expression', (text) => {
  expect(() => isAccepted(text, () => true)).toThrow();
});
