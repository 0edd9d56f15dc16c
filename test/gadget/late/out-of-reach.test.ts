import { areOutOfReach } from "../support/out-of-reach.ts";

areOutOfReach("a script that is loaded later and cannot be", (name) => !name.includes("words/"));
