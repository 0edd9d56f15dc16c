/**
 * The page at `/review`: the gadget alone, for whoever holds a reviewer link. The link's secret stands behind `#`, so that it is in no
 * server's log, and is the gadget's token. The page is in English, as all that Meta's reviewers read.
 */
import type { FbChatGadget } from "../host/fb-chat-gadget.ts";

const secret = decodeURIComponent(location.hash.slice(1));
const gadget = document.querySelector<FbChatGadget>("fb-chat-gadget");
const over = document.querySelector<HTMLElement>("#over");
/** Nothing more comes of the secret. */
const ENDED: ReadonlySet<string> = new Set(["signed-out", "auth-required"]);

function tell(isOver: boolean): void {
  if (over !== null) over.hidden = !isOver;
  if (gadget !== null) gadget.hidden = isOver;
}

if (secret === "") tell(true);
else if (gadget !== null) gadget.tokenProvider = () => secret;
gadget?.addEventListener("fb-chat-connection", ({ detail: { status } }) => {
  tell(secret === "" || ENDED.has(status));
});
// Another link in the same tab.
addEventListener("hashchange", () => {
  location.reload();
});
