import type { Delivery } from "../../worker/protocol/message/entry.ts";
import { markOf } from "../../worker/protocol/thread/marks.ts";
import type { Marks } from "../../worker/protocol/thread/marks.ts";
import { type icons } from "../shell/icons.ts";
import { t } from "../words/strings.ts";

/** How far a message got, as it is shown. */
type Progress = {
  tone: "plain" | "done" | "warning" | "danger";
  icon: keyof typeof icons;
  words: string;
};

/** How far a message got, in words and a sign. Why it got no further, delivery-choices.ts says. */
export function progressOf(delivery: Delivery, marks: Marks): Progress {
  switch (delivery.state) {
    case "queued": {
      const reason = delivery.waiting?.reason;
      const isHeld = reason === "page_paused" || reason === "confirmation";
      const words = reason === "undo" ? t.state.held : t.state.queued;
      return { tone: isHeld ? "warning" : "plain", icon: "clock", words };
    }
    case "sending":
      return { tone: "plain", icon: "sending", words: t.state.sending };
    case "sent": {
      const mark = markOf(delivery, marks) ?? "sent";
      return {
        tone: mark === "read" ? "done" : "plain",
        icon: mark === "sent" ? "check" : "checks",
        words: t.state[mark],
      };
    }
    case "unknown":
      return { tone: "warning", icon: "question", words: t.state.unknown };
    case "failed":
      return { tone: "danger", icon: "warning", words: t.state.failed };
    case "withdrawn":
      return { tone: "plain", icon: "undo", words: t.state.withdrawn };
  }
}
