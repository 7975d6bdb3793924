import { describe, expect, test } from 'vitest';
import { fieldTextOf } from '#errors';
import { fieldErrorOf } from './field-errors.ts';

const found = (keyword: string, message: string, path = '/body/title') => ({
  path,
  message,
  errorCode: `${keyword}.openapi.validation`,
});

describe('what the validator finds', () => {
  test.each([
    [found('required', "must have required property 'title'"), 'не указано', 'is missing'],
    [
      found('minLength', 'must NOT have fewer than 10 characters'),
      'слишком короткое (нужно символов: 10)',
      'is too short (characters needed: 10)',
    ],
    [found('minLength', 'must NOT have fewer than 1 characters'), 'не должно быть пустым', 'must not be empty'],
    [found('pattern', 'must match pattern "\\S"'), 'не должно быть пустым', 'must not be empty'],
    [found('pattern', 'must match pattern "^[A-Z]{3}$"'), 'записано в неверном формате', 'is not in the right format'],
    [found('format', 'must match format "date"'), 'не является датой вида 2026-05-31', 'is not a date like 2026-05-31'],
    [found('type', 'must be string,null'), 'должно быть текстом', 'must be text'],
    [found('minimum', 'must be >= -1'), 'должно быть не меньше -1', 'must be -1 or more'],
    [
      found('enum', 'must be equal to one of the allowed values: paid, waived'),
      'допустимы только значения: paid, waived',
      'must be one of these: paid, waived',
    ],
  ])('%j is told in both languages', (finding, russian, english) => {
    const error = fieldErrorOf(finding);
    expect(error.field).toBe('title');
    expect([fieldTextOf(error, 'ru'), fieldTextOf(error, 'en')]).toEqual([russian, english]);
  });

  test.each([
    ['/query/limit', 'limit'],
    ['/params/loan_id', 'loan_id'],
    ['/headers/idempotency-key', 'idempotency-key'],
    ['/body/records/0/title', 'records.0.title'],
    ['/body', 'body'],
  ])('at %s is named %s', (path, field) => {
    expect(fieldErrorOf(found('type', 'must be string', path)).field).toBe(field);
  });

  test('without words in the catalogue is told all the same', () => {
    expect(fieldErrorOf(found('dependentRequired', 'must have b when a is present')).code).toBe('not_valid');
  });
});
