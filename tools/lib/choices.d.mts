export function choicesOf(daprYaml: string): Record<string, string>;
export const DEFAULT_CHOICES: Record<string, string>;
