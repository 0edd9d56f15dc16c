import type { GadgetState } from "./states.ts";
import { waitUntil } from "@open-wc/testing";
import { anEntry, aText, byAnna, DAY, HOUR, MINUTE, NOW } from "./support/builders.ts";
import {
  ADA,
  ADA_ASKS,
  aComment,
  aPublicReply,
  ASKED,
  hasComments,
  HER,
  TENTS,
} from "./support/commenting.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import type { Screen } from "./support/screen.ts";

const PATIENCE = { timeout: 20_000 };
const PUBLIC = "everybody who sees the post can read this";
const PICTURE = "00000000-0000-4000-8000-0000000000c1";

/** A green hill, as a picture of a post. */
const HILL =
  "data:image/svg+xml;base64," +
  btoa(
    '<svg xmlns="http://www.w3.org/2000/svg" width="144" height="112"><rect width="144" height="112" fill="#b7c7e6"/><path d="M0 112V70q40-40 80-10t64-6v58z" fill="#2f6b4f"/><path d="M40 92l26-44 26 44z" fill="#e07b3c"/></svg>',
  );

const shown = (
  name: string,
  shows: string,
  desk: (desk: FakeDesk) => void,
  more: Partial<GadgetState> = {},
) => ({
  ...{ name, shows, desk, options: { conversation: ADA_ASKS } },
  ...more,
});

async function chooses(screen: Screen, label: string): Promise<void> {
  const radio = () =>
    screen.all("fb-chat-comment-box label").find(({ textContent }) => textContent.includes(label));
  await waitUntil(() => radio() !== undefined, `no ${label}`, PATIENCE);
  radio()?.click();
}

export function writeReply(screen: Screen, text: string): void {
  const [box] = screen.all<HTMLTextAreaElement>("fb-chat-comment-box textarea");
  if (!box) throw new Error("no box");
  box.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

const PRIVATE = aComment(4, "189 EUR, and we keep one for you. Shall I reserve it?", {
  ...{ author: byAnna, at: NOW - 18 * HOUR },
  content: { ...aText("189 EUR, and we keep one for you. Shall I reserve it?"), privateTo: 1 },
});

export const COMMENT_STATES: readonly GadgetState[] = [
  shown("comment-thread", PUBLIC, (desk) => {
    desk.files.set(PICTURE, HILL);
    hasComments(desk, [...ASKED, aPublicReply(3, "1.4 kg with its pegs, Ada.")], {
      post: { ...TENTS, picture: PICTURE },
    });
  }),
  shown("comment-private-box", "It is one message", hasComments, {
    act: async ({ screen }) => {
      await chooses(screen, "Private");
      await screen.shows("It is one message");
      writeReply(screen, "Hello Ada, for you we have one at 169 EUR.");
    },
  }),
  shown("comment-answered-privately", "Open the conversation in Messenger", (desk) => {
    hasComments(desk, [...ASKED, aPublicReply(3, "I have written to you, Ada."), PRIVATE], {
      privateReplies: [{ to: 1, entry: 4, state: "sent", conversation: ADA }],
    });
  }),
  shown("comment-too-old", "it is older than 7 days", (desk) => {
    hasComments(desk, [aComment(1, "How heavy is it?", { at: NOW - 9 * DAY })]);
  }),
  shown("comment-deleted", "The comment was deleted", (desk) => {
    hasComments(desk, [aComment(1, "", { changes: { isUnsent: true } }), ...ASKED.slice(1)]);
  }),
  shown("comment-hidden", "only its author and their friends see it", (desk) => {
    const rude = aComment(1, "What rubbish is this???", { changes: { isHidden: true } });
    hasComments(desk, [rude, aComment(2, "Now I like it", { changes: { isLiked: true, edits: 1 } })]);
  }),
  shown("comment-changed-while-writing", "changed the comment while you were writing", hasComments, {
    act: async ({ desk, screen }) => {
      await screen.shows(PUBLIC);
      writeReply(screen, "It weighs 1.4 kg.");
      desk.changes(ADA_ASKS, [
        { id: 1, content: aText("How heavy is it? And is it red?"), changes: { edits: 1 } },
      ]);
    },
  }),
  shown("comment-gone-while-writing", "was deleted while you were writing", hasComments, {
    act: async ({ desk, screen }) => {
      await screen.shows(PUBLIC);
      writeReply(screen, "It weighs 1.4 kg.");
      desk.changes(ADA_ASKS, [{ id: 1, changes: { isUnsent: true } }]);
    },
  }),
  shown("comment-review", "Review of the Page", (desk) => {
    const post = { ...TENTS, text: null, permalink: null };
    hasComments(desk, [aComment(1, "Never again. I waited an hour.")], { began: "review", post, by: HER });
  }),
  shown("comment-of-nobody-known", "What the post says is not known", (desk) => {
    const nobody = aComment(1, "How much?", { author: { type: "customer", person: null } });
    const customer = { name: null, label: "A person on Facebook" };
    hasComments(desk, [nobody], { post: null, by: null }, { customer }, { customer });
  }),
  {
    name: "comment-behind-a-message",
    shows: "Private reply to a comment under",
    options: { conversation: ADA },
    desk: (desk) => {
      hasComments(desk);
      const answersComment = { conversation: ADA_ASKS, entry: 1, post: TENTS.text };
      desk.has({ conversation: ADA, customer: { name: HER.name, label: HER.name } }, [
        anEntry(1, {
          ...{ author: byAnna, at: NOW - 18 * HOUR },
          content: { ...aText("189 EUR, and we keep one for you. Shall I reserve it?"), answersComment },
        }),
        anEntry(2, { at: NOW - 6 * MINUTE, content: aText("Yes please!") }),
      ]);
    },
  },
];
