/** The places in a template's words, `{{1}}` or `{{name}}`, each once, in order. */
export function paramsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name))];
}

/** The words with what stands for each place. */
export function withParams(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => values.get(name) ?? place);
}
