import { areOutOfReach } from "../support/out-of-reach.ts";

areOutOfReach("words that are loaded later and cannot be", (name) => name.includes("words/"));
