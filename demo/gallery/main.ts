/** Every state of the gadget to look at, from the list that tests and screenshots use. The address says which. */
import { LANGUAGE_NAMES } from "../../gadget/words/strings.ts";
import { names, show, type Look } from "../../test/gadget/gallery/gallery.ts";
import { GROUPS, groupOf, type Group } from "./groups.ts";

const HEIGHT_PX = 640;
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["ar"]);

const form = element<HTMLFormElement>("#look");
const filter = element<HTMLInputElement>("#filter");
const stage = element("#stage");
/** States come one after another: a later choice waits for the one before. */
let last = Promise.resolve();

for (const lang of LANGUAGE_NAMES) {
  element<HTMLSelectElement>("#look [name=lang]").add(new Option(languageName(lang), lang));
}
for (const group of ["", ...GROUPS]) element("#groups").append(groupChoice(group));
form.addEventListener("change", ({ target }) => {
  // A language brings its direction along; after that it can be turned.
  const { name, value } = target as HTMLSelectElement;
  if (name === "lang")
    element<HTMLSelectElement>("#look [name=dir]").value = RIGHT_TO_LEFT.has(value) ? "rtl" : "ltr";
  choose(chosenState());
});
element("#groups").addEventListener("change", drawList);
filter.addEventListener("input", drawList);
readAddress();
drawList();
draw();

addEventListener("popstate", () => {
  readAddress();
  drawList();
  draw();
});

function chosenState(): string {
  const name = new URLSearchParams(location.search).get("state") ?? "";
  return names.includes(name) ? name : "thread";
}

/** Puts a state with the chosen look into the address, and shows it. */
function choose(state: string): void {
  history.pushState(null, "", addressOf(state));
  drawList();
  draw();
}

function addressOf(state: string): string {
  return `?${new URLSearchParams({ state, ...chosenLook() }).toString()}`;
}

function chosenLook(): Record<string, string> {
  const fields = [...form.querySelectorAll("select")];
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

function readAddress(): void {
  const query = new URLSearchParams(location.search);
  if (!query.has("dir") && RIGHT_TO_LEFT.has(query.get("lang") ?? "")) query.set("dir", "rtl");
  for (const [name, value] of query) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) field.value = value;
  }
}

function look(): Look {
  const { width, theme, dir, lang = "en" } = chosenLook();
  return { width: Number(width), height: HEIGHT_PX, dark: theme === "dark", rtl: dir === "rtl", lang };
}

function draw(): void {
  const state = chosenState();
  element("#name").textContent = state.replaceAll("-", " ");
  last = last
    .then(async () => {
      stage.replaceChildren();
      delete stage.dataset["shown"];
      await show(state, look(), stage);
      stage.dataset["shown"] = state;
    })
    .catch((error: unknown) => {
      stage.textContent = `This state could not be reached: ${String(error)}`;
    });
}

function drawList(): void {
  const words = filter.value.trim().toLowerCase();
  const chosen = new FormData(element<HTMLFormElement>("#groups")).get("group");
  const found = names.filter((name) => name.replaceAll("-", " ").includes(words.replaceAll("-", " ")));
  const sections = GROUPS.filter((group) => chosen === "" || chosen === group).flatMap((group) => {
    const links = found.filter((name) => groupOf(name) === group).map(linkTo);
    return links.length === 0 ? [] : [sectionOf(group, links)];
  });
  element("#states").replaceChildren(...sections);
  element("#none").hidden = sections.length > 0;
  document.querySelector("#states [aria-current]")?.scrollIntoView({ block: "nearest" });
}

function sectionOf(group: Group, links: readonly HTMLElement[]): HTMLElement {
  const section = document.createElement("section");
  const heading = document.createElement("h2");
  heading.textContent = group;
  const count = document.createElement("small");
  count.textContent = String(links.length);
  heading.append(" ", count);
  const list = document.createElement("ul");
  list.append(...links);
  section.append(heading, list);
  return section;
}

function groupChoice(group: string): HTMLElement {
  const label = document.createElement("label");
  const radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: "group", value: group, checked: group === "" });
  label.append(radio, group === "" ? "All" : group);
  return label;
}

function linkTo(state: string): HTMLElement {
  const link = document.createElement("a");
  link.textContent = state.replaceAll("-", " ");
  link.href = addressOf(state);
  if (state === chosenState()) link.setAttribute("aria-current", "page");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(state);
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function languageName(lang: string): string {
  if (lang === "en-XA") return "pseudo, for tests";
  return new Intl.DisplayNames(lang, { type: "language" }).of(lang) ?? lang;
}

function element<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`${selector} is missing from the page`);
  return found;
}
