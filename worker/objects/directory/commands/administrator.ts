import { done, refused } from "../../../domain/outcome.ts";
import { rightsOf } from "../../../protocol/rights.ts";
import type { Handlers, Tools } from "../call.ts";

type OfAdministrators =
  "administrator.self" | "administrator.list" | "administrator.set" | "administrator.remove";

/** Who may sign in as what. */
export function administratorHandlers({ store }: Tools): Handlers<OfAdministrators> {
  return {
    "administrator.self": ({ sub, name, role, desk, exp }) =>
      done({ sub, name, role, desk, rights: rightsOf(role), expiresAt: exp }),

    "administrator.list": () => done({ administrators: store.administrators() }),

    "administrator.set": (actor, { email, role, desk = actor.desk }) => {
      if (store.desk(desk) === null) return refused({ code: "not_found" });
      const administrator = { email, role, desk: role === "operator" ? null : desk };
      store.setAdministrator(administrator);
      return done(administrator);
    },

    "administrator.remove": (_actor, { email }) => {
      store.removeAdministrator(email);
      return done(null);
    },
  };
}
