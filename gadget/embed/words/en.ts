/** The words of what a page adds to the gadget, or asks it for. */
export const embed = {
  nobody: "No conversation yet",
  nobodyOf: (name: string) => `No conversation with ${name} yet`,
  how: "Send this link, or show the code: whoever follows it can write to you.",
  noPage: "No Page is connected, so there is no link.",
  notThatPage: (page: string) => `The Page ${page} is not connected here, so there is no link.`,
  link: "Link",
  code: "QR code of the link",
  page: "Page",
  copy: "Copy link",
  copied: "Copied",
  notCopied: "It could not be copied: copy it from the field.",
  ticket: {
    create: "Create ticket…",
    title: "Tickets",
    waiting: "Waiting for the ticket…",
    cancel: "Cancel",
    created: (title: string) => `Ticket created: ${title}`,
    failed: "No ticket was created.",
    again: "Try again",
    close: "Dismiss",
  },
  actions: {
    more: "More actions",
    failed: (label: string) => `“${label}” did not work.`,
    close: "Dismiss",
  },
};
export type EmbedWords = typeof embed;
