import { hasFingers } from "../platform/fingers.ts";
import { draw } from "../shell/icons.ts";
import { openMenu } from "../shell/menu.ts";
import type { MenuEntries } from "../shell/menu.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { speakHere, words } from "../words/builder-words.ts";
import { sendOutgoing } from "./deeds.ts";
import { keepsTemplates, listsStickers, sendsApproved, sendsFiles } from "./sends-kinds.ts";

/** What is built: the kinds of gadget/builder/kinds.ts, and a question for what the profile has. */
export type SendChoice = BuildChoice | "files" | "camera" | "approved";

export type BuildChoice =
  | "templates"
  | "stickers"
  | "quick_replies"
  | "contact"
  | "buttons"
  | "cards"
  | "media"
  | "image_grid"
  | "receipt"
  | "coupon"
  | "survey";

/** Meta's id of the thumb that its own box sends. */
const LIKE = "369239263222822";

/** Beside each the name it has at Lucide, where that is another. */
const icons = {
  /** paperclip */
  files: draw(
    "m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551",
  ),
  camera: draw(
    "M13.997 4a2 2 0 0 1 1.76 1.05l.486.9A2 2 0 0 0 18.003 7H20a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h1.997a2 2 0 0 0 1.759-1.048l.489-.904A2 2 0 0 1 10.004 4zM15 13a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  ),
  /** message-square-reply */
  quick_replies: draw(
    "M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2zM10 7l-3 3 3 3M17 13v-1a2 2 0 0 0-2-2H7",
  ),
  /** contact */
  contact: draw(
    "M16 2v2M7 22v-2a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v2M8 2v2M15 11a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM5 4h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
  ),
  /** rectangle-horizontal, twice */
  buttons: draw(
    "M4 4h16a2 2 0 0 1 2 2v2a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM4 14h16a2 2 0 0 1 2 2v2a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-2a2 2 0 0 1 2-2z",
  ),
  /** gallery-horizontal */
  cards: draw("M2 3v18M22 3v18M8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z"),
  /** image */
  media: draw(
    "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM11 9a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM21 15l-3.086-3.086a2 2 0 0 0-2.828 0L6 21",
  ),
  /** layout-grid */
  image_grid: draw(
    "M4 3h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM15 3h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM15 14h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1zM4 14h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1z",
  ),
  receipt: draw(
    "M4 2v20l2-1 2 1 2-1 2 1 2-1 2 1 2-1 2 1V2l-2 1-2-1-2 1-2-1-2 1-2-1-2 1ZM8 8h8M8 12h8M8 16h5",
  ),
  /** ticket */
  coupon: draw(
    "M2 9a3 3 0 0 1 0 6v2a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-2a3 3 0 0 1 0-6V7a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2ZM13 5v2M13 17v2M13 11v2",
  ),
  /** list-checks */
  survey: draw("M3 17l2 2 4-4M3 7l2 2 4-4M13 6h8M13 12h8M13 18h8"),
  /** circle-check, its mark larger */
  approved: draw("M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0zM8 12l3 3 5-6"),
  /** bookmark */
  templates: draw("M19 21l-7-4-7 4V5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v16z"),
  /** sticker */
  stickers: draw(
    "M21 9a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 15 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2zM15 3v5a1 1 0 0 0 1 1h5M8 13h.01M16 13h.01M10 16s.8 1 2 1 2-1 2-1",
  ),
  /** thumbs-up */
  sticker: draw(
    "M7 10v12M15 5.88 14 10h5.83a2 2 0 0 1 1.92 2.56l-2.33 8A2 2 0 0 1 17.5 22H4a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2h2.76a2 2 0 0 0 1.79-1.11L12 2a3.13 3.13 0 0 1 3 3.88Z",
  ),
} as const;

/**
 * Lets the agent choose what to send; what needs no more than that is sent. Answers what is to be built. `isOpen`: Meta's
 * time to reply is not over; else there is what it approved alone.
 */
export async function chooseWhat(
  button: HTMLElement,
  seat: SeatController,
  isOpen: boolean,
): Promise<SendChoice | null> {
  const conversation = seat.peek(selectedThread)?.conversation;
  await speakHere();
  const { menu } = words();
  const line = (choice: keyof typeof icons) => ({ choice, label: menu[choice], icon: icons[choice] });
  const takesFiles = seat.peek(sendsFiles);
  const always: MenuEntries<SendChoice | "sticker"> = [line("approved")];
  const all: MenuEntries<SendChoice | "sticker"> = [
    ...(takesFiles ? [line("files")] : []),
    // Where fingers are, there is a camera: elsewhere the same would only choose a file.
    ...(takesFiles && hasFingers() ? [line("camera")] : []),
    ...(seat.peek(keepsTemplates) ? [line("templates")] : []),
    ...(takesFiles || seat.peek(keepsTemplates) ? [null] : []),
    line("quick_replies"),
    line("contact"),
    line("buttons"),
    line("cards"),
    null,
    line("media"),
    line("image_grid"),
    null,
    line("receipt"),
    line("coupon"),
    line("survey"),
    ...(seat.peek(sendsApproved) ? [line("approved")] : []),
    ...(takesStickers(seat) ? [null, line(seat.peek(listsStickers) ? "stickers" : "sticker")] : []),
  ];
  const chosen = await openMenu(button, button.ariaLabel ?? "", isOpen ? all : always);
  // The page may have opened another one meanwhile.
  if (conversation === undefined || seat.peek(selectedThread)?.conversation !== conversation) return null;
  if (chosen !== "sticker") return chosen;
  sendOutgoing(seat.tools, conversation, { kind: "sticker", stickerId: LIKE }, "👍");
  return null;
}

/** Only within 24 hours after the customer wrote, whatever else may leave ("Sticker API", "send stickers"). */
function takesStickers(seat: SeatController): boolean {
  const until = seat.peek(selectedThread)?.thread?.window.responseUntil ?? null;
  return until === null || seat.now() < until;
}
