/** What is said where a conversation is tagged, and where it is said what is known of its customer, in English. */
export const en = {
  tags: "Tags…",
  title: "Tags",
  find: "Find a tag",
  none: "No such tag.",
  more: (n: number) => `${String(n)} more: type a part of the name`,
  tooMany: (max: number) => `Choose ${String(max)} at most.`,
  save: "Save",
  gone: "no longer in use",
  attributes: "Edit what is known…",
  attributesTitle: "What is known",
  customer: "Of the customer",
  contact: "Of this contact",
  notNumber: (example: string) => `Write a number such as ${example}, without separators of thousands.`,
  unknown: "Not known",
  yes: "Yes",
  no: "No",
  remove: "Remove",
};

export type TagWords = typeof en;
