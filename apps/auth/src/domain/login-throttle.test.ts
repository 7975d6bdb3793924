import { expect, test } from 'vitest';
import { shutForSeconds } from './login-throttle.ts';

const now = new Date('2026-05-01T12:00:00Z');
const oldest = new Date('2026-05-01T11:50:00Z');

test('four wrong passwords block nothing', () => {
  expect(shutForSeconds({ here: 4, anywhere: 4, oldest }, now)).toBe(0);
});

test('the fifth shuts it until a quarter of an hour after the first', () => {
  expect(shutForSeconds({ here: 5, anywhere: 5, oldest }, now)).toBe(300);
});

test("a stranger's wrong passwords do not shut a reader out, unless there are very many", () => {
  expect(shutForSeconds({ here: 0, anywhere: 49, oldest }, now)).toBe(0);
  expect(shutForSeconds({ here: 0, anywhere: 50, oldest }, now)).toBe(300);
});
