import { MAIN_DESK } from "../../../domain/desks.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { deskStub } from "../../kernel/stubs.ts";
import { reaches, type Handlers, type Tools } from "../call.ts";

type OfDesks = "desk.list" | "desk.create" | "desk.rename";

/** Which desks there are. */
export function deskHandlers({ env, store }: Tools): Handlers<OfDesks> {
  return {
    "desk.list": (actor) => done({ desks: store.desks().filter(({ desk }) => reaches(actor, desk)) }),

    "desk.create": async (_actor, { desk, label, company = desk }) => {
      const known = store.desk(desk);
      const isSame = known?.label === label && known.company === company;
      if (known !== null && !isSame) return refused({ code: "desk_exists" });
      const made = known ?? { desk, label, company, madeAt: Date.now() };
      // Until it is made the single secret signs for it: what its bearers left is not the new company's.
      const isOthers = known === null && company !== store.desk(MAIN_DESK)?.company;
      if (isOthers) await deskStub(env, desk).found(desk, true);
      if (known === null) store.setDesk(made);
      // Also where it was made before: who asked may not have come so far.
      if (made.madeAt !== null) await deskStub(env, desk).found(desk, isOthers);
      return done(made);
    },

    "desk.rename": (_actor, { desk, label }) => {
      const known = store.desk(desk);
      if (known === null) return refused({ code: "not_found" });
      store.setDesk({ ...known, label });
      return done({ ...known, label });
    },
  };
}
