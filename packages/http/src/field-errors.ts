import type { FieldCode } from '#errors';
import type { Facts, FieldError } from '#core/api-error.ts';
import type { FieldFacts } from '#contracts/errors.ts';

/** What express-openapi-validator reports about a field: only the keyword and the English text of ajv's error. */
type Finding = { path: string; message: string; errorCode?: string };

type Wrong = { code: FieldCode; facts?: Facts };

const wrong = <Code extends FieldCode>(code: Code, facts?: FieldFacts[Code]): Wrong => ({
  code,
  ...(facts && { facts }),
});

/** What is wrong with a field, as a code of the catalogue, which has texts in both languages. */
export function fieldErrorOf(finding: Finding): FieldError {
  return { field: fieldName(finding.path), ...wrongOf(finding) };
}

/** `/body/isbn` → `isbn`, `/query/limit` → `limit`, `/body` → `body`. */
function fieldName(path: string): string {
  const name = path.replace(/^\/(body|query|params|headers)\/?/, '').replaceAll('/', '.');
  return name || path.replaceAll('/', '');
}

function wrongOf({ message, errorCode = '' }: Finding): Wrong {
  const [keyword = ''] = errorCode.split('.');
  const number = Number(/-?\d+(\.\d+)?/.exec(message)?.[0]);
  switch (keyword) {
    case 'required':
      return wrong('missing');
    case 'additionalProperties':
      return wrong('not_known');
    case 'type':
    // The validator's own keyword, for dates.
    case 'x-eov-type':
      return wrong(TYPES[/must be (\w+)/.exec(message)?.[1] ?? ''] ?? 'not_valid');
    case 'format':
      return wrong(FORMATS[/"([\w-]+)"/.exec(message)?.[1] ?? ''] ?? 'not_valid');
    case 'pattern':
      return message.endsWith('"\\S"') ? wrong('blank') : wrong('not_spelled_so', { pattern: quotedIn(message) });
    case 'enum':
      return wrong('not_one_of', { allowed: message.slice(message.indexOf(': ') + 2) });
    case 'minLength':
      return number === 1 ? wrong('blank') : wrong('too_short', { at_least: number });
    case 'maxLength':
      return wrong('too_long', { at_most: number });
    case 'minimum':
      return wrong('too_small', { at_least: number });
    case 'maximum':
      return wrong('too_large', { at_most: number });
    case 'minItems':
    case 'minProperties':
      return wrong('too_few', { at_least: number });
    case 'maxItems':
    case 'maxProperties':
      return wrong('too_many', { at_most: number });
    default:
      return wrong(parameterCode(message));
  }
}

const TYPES: Record<string, FieldCode> = {
  string: 'not_text',
  integer: 'not_whole_number',
  number: 'not_number',
  boolean: 'not_true_or_false',
  array: 'not_list',
  object: 'not_object',
};

const FORMATS: Record<string, FieldCode> = {
  uuid: 'not_uuid',
  date: 'not_date',
  'date-time': 'not_instant',
  email: 'not_email',
  'scanned-code': 'not_scanned_code',
};

/** What the validator reports about parameters before it checks their schemas. */
function parameterCode(message: string): FieldCode {
  if (message.startsWith('Unknown query parameter')) return 'not_known';
  if (message.startsWith('Empty value')) return 'blank';
  if (message.includes('url encoded')) return 'not_encoded';
  return 'not_valid';
}

const quotedIn = (message: string): string => message.slice(message.indexOf('"') + 1, message.lastIndexOf('"'));
