import type { MaskKind } from "../../../../worker/protocol/masking/kinds.ts";

/** The words of what is hidden in texts. */
export const maskingEn = {
  title: "Masking",
  intro:
    "Numbers that not everybody needs to see are hidden in messages, notes, lists, search and transcripts. What is stored stays whole: it can be turned off again at any time.",
  isOn: "Hide them at this desk",
  kindsTitle: "What is hidden",
  kinds: {
    card: "Card numbers",
    iban: "Account numbers (IBAN)",
    email: "E-mail addresses",
    phone: "Phone numbers",
  } satisfies Record<MaskKind, string>,
  countries: "Countries of phone numbers",
  countriesHint:
    "At most five, two letters each, such as DE, AT: their numbers are found without the country's code. All others are found with it.",
  patterns: "Patterns of your own",
  patternsHint:
    "One per line, with its name: “Customer number: KD-######”. # is a digit, @ a letter, * either, \\ takes the next sign as it is.",
  spared: "Never hidden",
  sparedHint: "One per line: your own phone number, your own e-mail address.",
  who: "Who sees everything",
  reveals: "Who may have a message shown, with a reason",
  roles: {
    agent: "Agents",
    supervisor: "Supervisors",
    admin: "Administrators",
    service: "Programs with a token",
  },
  reasons: "Reasons to choose from",
  reasonsHint: "One per line. None: whoever looks writes one.",
  programs: "What programs get",
  webhooks: "Webhooks get everything",
  bots: "Bots get everything",
  programsHint: "A program with a key gets everything where the key has the scope “Hidden text”.",
  tryTitle: "Try it",
  tryLabel: "A text of a customer",
  tryPress: "Show what would be hidden",
  outcome: "As it is read",
  nothing: "Nothing in it is hidden.",
  save: "Save",
  saved: "Saved.",
  wrong: {
    countries: "Give at most five countries, each by its two letters.",
    pattern: (line: string) =>
      `“${line}” is no pattern: give a name, a colon, and at least four letters or digits, one of them #, @ or *.`,
    tooMany: (most: number) => `At most ${most} lines.`,
  },
};
export type MaskingAdminWords = typeof maskingEn;
