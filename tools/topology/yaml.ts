import { Document, isCollection, stringify, visit } from 'yaml';

export type YamlDocument = { comment?: string; value: unknown };

/** A map or list that fits into so many columns is written on one line. */
const ONE_LINE = 96;

/** The text of a YAML file: the notice, then each document under its comment. */
export function toYaml(notice: string, documents: readonly YamlDocument[]): string {
  const head = asComment(notice);
  const parts = documents.map(({ comment, value }) => (comment ? asComment(comment) : '') + documentText(value));
  return head + parts.join('---\n');
}

const asComment = (text: string): string =>
  text
    .split('\n')
    .map((line) => `# ${line}\n`)
    .join('');

function documentText(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Collection(key, node) {
      if (key === null || !isCollection(node)) return;
      if (oneLine(node.toJS(document)).length > ONE_LINE) return;
      node.flow = true;
      return visit.SKIP;
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

const oneLine = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false });
