/** HTML as text, in which everything from outside is escaped. Pages of the simulator have no scripts. */

export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Markup | readonly Markup[];

export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const shown = parts.map((part) => {
    if (part instanceof Markup) return part.text;
    return typeof part === "string" ? escaped(part) : part.map(({ text }) => text).join("");
  });
  return new Markup(strings.map((text, index) => text + (shown[index] ?? "")).join(""));
}

export const NOTHING = new Markup("");

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A whole page of the simulator's own. */
export function htmlPage({ title, body, wide = false }: HtmlPage, status = 200): Response {
  const page = markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <style>${new Markup(STYLE)}</style>
  </head>
  <body>
    <main class="${wide ? "wide" : "card"}">${body}</main>
  </body>
</html>
`;
  return new Response(page.text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    },
  });
}

export type HtmlPage = { title: string; body: Markup; wide?: boolean };

const STYLE = `
:root {
  --ground: light-dark(#eef1f5, #14171c);
  --card: light-dark(#fff, #1f242b);
  --ink: light-dark(#1b2430, #e8ecf1);
  --muted: light-dark(#566273, #a2adba);
  --line: light-dark(#d5dbe3, #38414c);
  --accent: light-dark(#0b5fcc, #7db4ff);
  --on-accent: light-dark(#fff, #0d1420);
  --warn: light-dark(#8a4b00, #ffc46b);
  color-scheme: light dark;
}
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 12px; background: var(--ground); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
main { margin: 0 auto; }
.card { max-width: 480px; padding: 24px; border: 1px solid var(--line); border-radius: 14px; background: var(--card); }
.wide { max-width: 960px; }
.wide > section { margin-block-start: 20px; padding: 18px; border: 1px solid var(--line); border-radius: 14px; background: var(--card); }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 8px; font-size: 17px; }
h3 { margin: 18px 0 6px; font-size: 15px; overflow-wrap: anywhere; }
p { margin: 0 0 12px; }
.hint, small { color: var(--muted); font-size: 14px; }
.stand-in { margin: 0 0 18px; padding-block-end: 12px; border-block-end: 1px solid var(--line); color: var(--muted); font-size: 13px; }
.warn { color: var(--warn); }
fieldset { margin: 16px 0 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; margin-block-end: 6px; font-weight: 650; }
label.row { display: flex; gap: 10px; align-items: flex-start; padding: 8px 0; border-block-start: 1px solid var(--line); min-width: 0; }
label.row > span { min-width: 0; overflow-wrap: anywhere; }
label.row small { display: block; }
input[type="checkbox"] { inline-size: 18px; block-size: 18px; margin: 3px 0 0; accent-color: var(--accent); flex: none; }
label.field { display: block; margin-block-end: 10px; font-size: 14px; font-weight: 600; }
input[type="text"], textarea { display: block; inline-size: 100%; margin-block-start: 4px; padding: 8px 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); color: var(--ink); font: 14px/1.4 ui-monospace, monospace; }
dl { display: grid; grid-template-columns: minmax(120px, auto) minmax(0, 1fr); gap: 4px 14px; margin: 0 0 12px; font-size: 14px; }
dt { color: var(--muted); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; user-select: all; }
.buttons { display: flex; flex-wrap: wrap; gap: 10px; margin-block-start: 20px; }
button { min-height: 42px; padding: 8px 18px; border: 1px solid var(--line); border-radius: 9px; background: var(--card); color: var(--ink); font: inherit; font-weight: 600; cursor: pointer; }
button.primary { flex: 1 1 160px; border-color: transparent; background: var(--accent); color: var(--on-accent); }
button:hover { border-color: var(--accent); }
.small button { min-height: 34px; padding: 4px 12px; font-size: 14px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.people { display: grid; gap: 10px; margin-block-start: 16px; }
.people button { display: block; inline-size: 100%; padding: 12px 14px; text-align: start; }
.people small { display: block; font-weight: 400; }
a { color: var(--accent); }
@media (max-width: 420px) {
  body { padding: 8px; }
  .card, .wide > section { padding: 16px; }
  dl { grid-template-columns: minmax(0, 1fr); }
  dd { margin-block-end: 6px; }
}
`;
