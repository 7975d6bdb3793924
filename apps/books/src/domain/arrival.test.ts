import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivedAt, toDoWith, type Placed } from './arrival.ts';

const branch = fc.constantFrom('main', 'north', 'south');
const places = { home_branch: branch, current_branch: branch };
const copy: fc.Arbitrary<Placed> = fc.oneof(
  fc.record({ ...places, status: fc.constantFrom('available', 'on_order', 'on_loan'), destination: fc.constant(null) }),
  fc.record({ ...places, status: fc.constant('in_transit'), destination: branch }),
);

test.each<[string, Partial<Placed>, string]>([
  ['a returned copy goes home', { status: 'on_loan', current_branch: 'north' }, 'main'],
  ['a new copy goes home', { status: 'on_order', current_branch: 'north' }, 'main'],
  ['a copy that was sent goes where it was sent', { status: 'in_transit', destination: 'south' }, 'south'],
  ['a copy from the shelf goes back to it', { status: 'available', current_branch: 'north' }, 'north'],
])('%s', (_rule, given, belongs) => {
  const placed: Placed = {
    status: 'available',
    home_branch: 'main',
    current_branch: 'main',
    destination: null,
    ...given,
  };
  const [there, elsewhere] = [belongs, belongs === 'south' ? 'north' : 'south'];
  expect(arrivedAt(placed, there)).toEqual({ status: 'available', current_branch: there, destination: null });
  expect(arrivedAt(placed, elsewhere)).toEqual({
    status: 'in_transit',
    current_branch: elsewhere,
    destination: belongs,
  });
});

test('whoever does what the desk is told has the copy on a shelf after one more scan', () => {
  fc.assert(
    fc.property(copy, branch, (given, here) => {
      const arrived = arrivedAt(given, here);
      const todo = toDoWith(arrived);
      const there = todo.what === 'send' ? arrivedAt({ ...given, ...arrived }, todo.branch) : arrived;
      expect(there).toEqual({
        status: 'available',
        current_branch: todo.what === 'send' ? todo.branch : here,
        destination: null,
      });
      expect(toDoWith(there)).toEqual({ what: 'shelve' });
    }),
  );
});

test('a second scan at the same desk changes nothing', () => {
  fc.assert(
    fc.property(copy, branch, (given, here) => {
      const once = arrivedAt(given, here);
      expect(arrivedAt({ ...given, ...once }, here)).toEqual(once);
    }),
  );
});
