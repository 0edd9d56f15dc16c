/** What happens at each step of a screencast; its captions are those that the App Review kit has. */
import { ASKED, closing, opening, type AskedName } from "../../gadget/admin/review/kit.ts";

/** What the page can do for a step. `person`: writes in Messenger. `settings`: shows the administration at this address. */
export type Act =
  | { kind: "person"; text: string }
  | { kind: "open" }
  | { kind: "write"; text: string }
  | { kind: "send" }
  | { kind: "settings"; at: string }
  | { kind: "desktop" }
  /** Nobody but a person can do it: Meta's own dialog, a form. They press it while the caption stands there. */
  | { kind: "yours" }
  | { kind: "look" };

export type Step = { caption: string; act: Act };

const look: Act = { kind: "look" };
const yours: Act = { kind: "yours" };
const QUESTION = "Hello, do you still have the blue tent?";
const ANSWER = "Hello! Yes, we have it here. Shall we keep it for you?";

/** As many as the kit has steps. `at` of the Page's settings is filled in by whoever plays it. */
const ACTS: Record<AskedName, (pageId: string) => readonly Act[]> = {
  pages_messaging: () => [
    { kind: "person", text: QUESTION },
    { kind: "desktop" },
    { kind: "open" },
    { kind: "write", text: ANSWER },
    { kind: "send" },
  ],
  pages_manage_metadata: (pageId) => [
    { kind: "settings", at: `#pages/${pageId}` },
    look,
    { kind: "person", text: QUESTION },
    { kind: "desktop" },
  ],
  pages_show_list: () => [{ kind: "settings", at: "#connect/login" }, yours, look, yours],
  business_management: () => [{ kind: "settings", at: "#connect/login" }, yours, look, yours],
  pages_read_engagement: () => [{ kind: "open" }, yours, look],
  pages_read_user_content: (pageId) => [
    { kind: "settings", at: `#pages/${pageId}` },
    yours,
    { kind: "desktop" },
    yours,
  ],
  pages_manage_engagement: () => [{ kind: "open" }, yours, yours, yours],
  pages_utility_messaging: () => [{ kind: "open" }, yours, look],
  pages_user_locale: () => [{ kind: "open" }, yours, look],
  "Human Agent": () => [look, { kind: "open" }, { kind: "write", text: ANSWER }, { kind: "send" }],
  "Business Asset User Profile Access": () => [
    { kind: "person", text: QUESTION },
    { kind: "desktop" },
    { kind: "open" },
  ],
};

/** One screencast, from its first words to its last. */
export function stepsOf(name: AskedName, pageId: string): Step[] {
  const captions = ASKED.find((asked) => asked.name === name)?.steps ?? [];
  const acts = ACTS[name](pageId);
  return [
    { caption: opening(name), act: look },
    ...captions.map((caption, at) => ({ caption, act: acts[at] ?? look })),
    { caption: closing(name), act: look },
  ];
}
