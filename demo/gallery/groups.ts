/** Which states stand together in the gallery's list. */
import { CONTENT_STATES } from "../../test/gadget/content-states.ts";

export const GROUPS = ["Screens", "Pieces", "Content", "Sending", "Errors"] as const;
export type Group = (typeof GROUPS)[number];

const CONTENT: ReadonlySet<string> = new Set(CONTENT_STATES.map(({ name }) => name));
/** What is none of these is a screen. A state's name says what it shows, so a new one finds its place by itself. */
const BY_NAME: readonly (readonly [RegExp, Group])[] = [
  [/^piece-/, "Pieces"],
  [
    /refused|offline|out-of-reach|sign-in|signed-out|removed|too-many|server-updated|gadget-is|warned|paused|catching-up|connecting|failed/,
    "Errors",
  ],
  [/writ|send|changed-since|another-app|emoji|files-not-yet|quote|draft|typing|undo/, "Sending"],
];

export function groupOf(state: string): Group {
  if (CONTENT.has(state)) return "Content";
  return BY_NAME.find(([name]) => name.test(state))?.[1] ?? "Screens";
}
