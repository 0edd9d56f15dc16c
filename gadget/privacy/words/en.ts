/** What is said of a legal hold, and of what is given out. */
export const privacy = {
  title: "Privacy",
  held: (by: string, when: string, reason: string) => `Legal hold by ${by}, ${when}: ${reason}`,
  reason: "Reason",
  cancel: "Cancel",
  failed: "The desk did not do it. Try again.",
  set: {
    begin: "Legal hold…",
    ask: "Put this conversation under a legal hold?",
    what: "Nothing of it is removed for its age, and nobody erases it, until the hold is lifted. The reason stands in the thread.",
    press: "Set the hold",
  },
  lift: {
    begin: "Lift the legal hold…",
    ask: "Lift the legal hold?",
    what: "From then on it is removed and erased as any other. The reason stands in the thread.",
    press: "Lift the hold",
  },
  export: {
    press: "Everything kept of them, as a zip",
    given: "The download has begun; a download that broke off cannot be opened. For ten minutes also here:",
    download: "Download",
    failed: "The archive could not be had. Try again.",
  },
};
export type PrivacyWords = typeof privacy;
