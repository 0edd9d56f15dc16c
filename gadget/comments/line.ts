import type { SystemLine } from "../../worker/protocol/message/entry.ts";
import { sayLines } from "../words/say-lines.ts";
import { onStrings, renderAnew, written } from "../words/strings.ts";
import { apart } from "../words/tagged.ts";
import { speakHere, words } from "./words.ts";

/** What an agent did with a comment. */
function lineOfComment(line: SystemLine): string | undefined {
  return line.event === "comment" ? words().did[line.action](apart(line.by.name)) : undefined;
}

let spoken = "";

/** Threads that are shown already have their lines, too, once it is known how they are said. */
function sayAnew(): void {
  if (spoken === written.lang) return;
  spoken = written.lang;
  void speakHere().then(renderAnew);
}

sayLines(lineOfComment);
onStrings(sayAnew);
sayAnew();
