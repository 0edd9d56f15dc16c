/**
 * Around each example: the bar of its host, and its own source to copy. No example needs it: demo/local/examples.ts
 * puts it there.
 */
const { source } = document.querySelector("script[data-source]").dataset;
const PAGES = {
  plain: "Plain HTML",
  parts: "Parts",
  react: "React",
  vue: "Vue",
  angular: "Angular",
  lwc: "Lightning",
};

const header = document.createElement("header");
header.append(
  element("h1", document.title),
  ...Object.keys(PAGES).map(pageLink),
  element("a", "All examples"),
);
header.lastChild.href = "/embedding/";
document.body.prepend(header);

const code = await (await fetch(`/embedding/source/${source}.txt`)).text();
const section = element("section", "");
section.className = "code";
section.setAttribute("aria-label", "Code of this page");
const pre = element("pre", "");
pre.tabIndex = 0;
pre.append(element("code", code));
const copy = element("button", "Copy");
copy.addEventListener("click", () => {
  const done = (said) => (copy.textContent = said);
  navigator.clipboard.writeText(code).then(
    () => done("Copied"),
    () => done("Select it by hand"),
  );
});
const file = element("a", `demo/embedding/${source}`);
file.href = `/embedding/source/${source}.txt`;
const head = element("div", "");
head.append(element("h2", "The code of this page"), file, copy);
section.append(head, pre);
document.body.append(section);

function pageLink(name) {
  const link = element("a", PAGES[name]);
  link.href = `/embedding/${name}/`;
  if (source.startsWith(name)) link.setAttribute("aria-current", "page");
  return link;
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
