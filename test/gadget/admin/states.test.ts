import { ADMIN_STATES } from "./states.ts";
import { looksRight } from "./support/every-state.ts";

describe("every state of the admin", () => {
  looksRight(ADMIN_STATES);
});
