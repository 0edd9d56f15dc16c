/** What is found by itself: card numbers, IBANs, e-mail addresses, phone numbers. */
export const MASK_KINDS = ["card", "iban", "email", "phone"] as const;
export type MaskKind = (typeof MASK_KINDS)[number];
/** The same, and what a pattern of the desk's own found. */
export const HIDDEN_KINDS = [...MASK_KINDS, "own"] as const;
export type HiddenKind = (typeof HIDDEN_KINDS)[number];

/** Who may be let see everything: agents by their role, programs by a token of that role. Programs with a key have a scope for it. */
export const MASK_READERS = ["agent", "supervisor", "admin", "service"] as const;
/** Who may have something shown, with a reason. */
export const MASK_REVEALERS = ["agent", "supervisor", "admin"] as const;
