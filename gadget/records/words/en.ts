/** The words of whom a conversation is with in the system of the page. */
export const records = {
  title: "Record",
  open: (name: string) => `Open the record of ${name}`,
  unknown: "No record is known of this customer.",
  link: "Link…",
  create: "Create…",
  later: "Later",
  linkOther: "Link another…",
  unlink: "Unlink",
  waiting: "Waiting for the record…",
  cancel: "Cancel",
  failed: {
    identify: "It could not be found out whose record this is.",
    link: "No record was linked.",
    create: "No record was created.",
  },
  again: "Try again",
  answers: { yes: "Yes", no: "No" },
};
export type RecordWords = typeof records;
