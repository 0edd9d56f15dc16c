/** What people find at a Page before and beside its messages, as the Messenger Profile API has it. */

/** One entry for each locale; `default` is for everybody whose language is not there. */
type Localized = { locale: string };
type Question = { question: string; payload: string };
export type MenuItem = {
  type: "web_url" | "postback";
  title: string;
  url?: string;
  payload?: string;
  /** Opens within Messenger with its extensions: of a whitelisted domain alone. */
  messenger_extensions?: boolean;
};

export type MessengerProfile = {
  get_started?: { payload: string };
  greeting?: (Localized & { text: string })[];
  /** By locale, or in the old form the questions themselves. */
  ice_breakers?: (Localized & { call_to_actions: Question[] })[] | Question[];
  persistent_menu?: (Localized & { composer_input_disabled?: boolean; call_to_actions?: MenuItem[] })[];
  commands?: (Localized & { commands: { name: string; description: string }[] })[];
  whitelisted_domains?: string[];
  account_linking_url?: string;
};

/** What one person sees of it. */
export type ShownProfile = {
  /** With the person's own name where the Page wrote a placeholder. */
  greeting: string | null;
  /** The payload of Get Started; null: there is no such button. */
  getStarted: string | null;
  questions: readonly Question[];
  menu: readonly MenuItem[];
  /** The Page lets people answer by its menu only. */
  composerDisabled: boolean;
};

export function shownProfile(
  profile: MessengerProfile,
  person: { firstName: string; lastName: string; locale: string },
): ShownProfile {
  const mine = <T extends Localized>(list: readonly T[] = []): T | undefined =>
    list.find(({ locale }) => locale === person.locale) ?? list.find(({ locale }) => locale === "default");
  const questions = (profile.ice_breakers ?? []).filter((one): one is Question => "question" in one);
  const byLocale = (profile.ice_breakers ?? []).filter((one) => "locale" in one);
  const menu = mine(profile.persistent_menu);
  const greeting = mine(profile.greeting)?.text ?? null;
  return {
    greeting: greeting === null ? null : addressed(greeting, person),
    getStarted: profile.get_started?.payload ?? null,
    questions: mine(byLocale)?.call_to_actions ?? questions,
    menu: menu?.call_to_actions ?? [],
    composerDisabled: menu?.composer_input_disabled === true,
  };
}

function addressed(text: string, { firstName, lastName }: { firstName: string; lastName: string }): string {
  return text
    .replaceAll("{{user_first_name}}", firstName)
    .replaceAll("{{user_last_name}}", lastName)
    .replaceAll("{{user_full_name}}", `${firstName} ${lastName}`);
}
