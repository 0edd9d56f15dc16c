/** The words of what is hidden in messages. */
export const masking = {
  hidden: "hidden",
  kinds: {
    card: "card number",
    iban: "account number (IBAN)",
    email: "e-mail address",
    phone: "phone number",
    own: "other number",
  },
  isHidden: (kinds: string) => `Hidden: ${kinds}`,
  show: "Show…",
  isShown: "Shown to you alone",
  hide: "Hide again",
  title: "Show what is hidden",
  hint: "It is written down that you looked, and why.",
  reason: "Reason",
  choose: "Choose a reason",
  cancel: "Cancel",
  doShow: "Show",
  refused: "You may not see this.",
  failed: "It could not be shown. Try again.",
};
export type MaskingWords = typeof masking;
