/** Of every inherited property one of these is a value that it does not have of itself. */
const VALUES = `
  none hidden auto normal all both inside collapse bottom justify uppercase italic oldstyle-nums small-caps
  historical-forms ruby sub emoji ultra-condensed 900 text anywhere break-all manual nowrap balance vertical-rl sideways
  from-font under dot wait inert optimizeLegibility optimizeQuality pixelated evenodd round middle exact square
  read-write space-all compact light dark standard block allow-keywords hide preserve-breaks last 1px 7px 2 0.5 50%
  rgb(1,2,3) rgb(1,2,3)&rgb(4,5,6) 1px&2px&3px&rgb(1,2,3) "x" "ss01" "wght"&300 url(#x) rtl
`
  .trim()
  .split(/\s+/)
  .map((value) => value.replaceAll("&", " "));

/** Every property of this browser that an element takes from what is around it, with a value to tell it by. */
export function inheritedProperties(): Map<string, string> {
  const outer = document.createElement("div");
  const inner = document.createElement("span");
  outer.append(inner);
  document.body.append(outer);
  const style = getComputedStyle(inner);
  const found = new Map<string, string>();
  for (const name of getComputedStyle(outer)) {
    outer.style.setProperty(name, "initial");
    const initial = style.getPropertyValue(name);
    const value = VALUES.find((each) => {
      outer.style.setProperty(name, each);
      return style.getPropertyValue(name) !== initial;
    });
    outer.removeAttribute("style");
    if (value !== undefined) found.set(name, value);
  }
  outer.remove();
  return found;
}
