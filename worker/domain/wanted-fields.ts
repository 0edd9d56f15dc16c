import { COMMENTS_FIELD, DEFAULT_FIELDS } from "../protocol/page/webhook-field-names.ts";

/** In what an operator's wish differs from the list that holds for everybody: a field that joins that list later is wanted, too. */
export type FieldChoice = { added: string[]; left: string[] };

export const NO_CHOICE: FieldChoice = { added: [], left: [] };

const isDefault = (field: string): boolean => (DEFAULT_FIELDS as readonly string[]).includes(field);

/** Whether comments come to the desk: only where somebody wanted it. */
export function takesComments({ added }: FieldChoice): boolean {
  return added.includes(COMMENTS_FIELD);
}

/** Which fields the Page is to send. */
export function wantedFields({ added, left }: FieldChoice): string[] {
  return [...DEFAULT_FIELDS.filter((field) => !left.includes(field)), ...added];
}

/** The choice behind a list of fields; what is `sent` and is not in it was left out. */
export function choiceOf(fields: readonly string[], sent: readonly string[]): FieldChoice {
  return {
    added: [...new Set(fields.filter((field) => !isDefault(field)))],
    left: [...new Set([...DEFAULT_FIELDS, ...sent])].filter((field) => !fields.includes(field)),
  };
}

/** What the Page sends once it is completed: what it sent before stays, but for what was left out. */
export function completed(sent: readonly string[], choice: FieldChoice): string[] {
  return [...new Set([...sent.filter((field) => !choice.left.includes(field)), ...wantedFields(choice)])];
}

/** Whether what the Page sends needs no change. */
export function isComplete(sent: readonly string[], choice: FieldChoice): boolean {
  return (
    completed(sent, choice).length === sent.length && wantedFields(choice).every((it) => sent.includes(it))
  );
}
