/**
 * Which of Web Awesome's elements are used. Their icons are ours, drawn from this script: theirs would be fetched from
 * another origin.
 */
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/callout/callout.js";
import "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import "@awesome.me/webawesome/dist/components/dialog/dialog.js";
import "@awesome.me/webawesome/dist/components/input/input.js";
import "@awesome.me/webawesome/dist/components/option/option.js";
import "@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js";
import "@awesome.me/webawesome/dist/components/select/select.js";
import { registerIconLibrary } from "@awesome.me/webawesome/dist/components/icon/library.js";
import { iconAddress } from "./icon-data.ts";

/** What Web Awesome's elements ask for, and what is asked for by nobody's name. */
export const ICON_LIBRARIES = ["default", "system"] as const;

for (const library of ICON_LIBRARIES) registerIconLibrary(library, { resolver: iconAddress });
