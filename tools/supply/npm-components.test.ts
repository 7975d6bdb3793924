import { expect, test } from 'vitest';
import { eachOnce } from './npm-components.ts';

test('what npm lists once for each folder is listed once, with all that any of them needs', () => {
  const one = { 'bom-ref': 'a@1', type: 'library', name: 'a', version: '1', purl: 'pkg:npm/a@1' } as const;
  const listed = eachOnce({
    components: [
      { ...one, scope: 'optional' },
      { ...one, scope: 'required' },
      { ...one, scope: 'optional' },
    ],
    dependencies: [{ ref: 'a@1', dependsOn: ['b@1'] }, { ref: 'a@1' }, { ref: 'a@1', dependsOn: ['b@1', 'b@2'] }],
  });
  expect(listed).toEqual({
    components: [{ ...one, scope: 'required' }],
    dependencies: [{ ref: 'a@1', dependsOn: ['b@1', 'b@2'] }],
  });
});
