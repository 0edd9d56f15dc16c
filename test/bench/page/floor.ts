import { html, render } from "lit";
import { drawn } from "./frames.ts";

/** The least that a page of Lit does: 50 plain rows. */
const rows = Array.from({ length: 50 }, (_, n) => html`<p>Message ${n + 1}</p>`);
render(rows, document.body);
await drawn();
document.documentElement.dataset["shownAt"] = String(performance.now());
