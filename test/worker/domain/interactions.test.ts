import { describe, expect, it } from "vitest";
import { contactAfter, type ContactNews } from "../../../worker/domain/interactions.ts";

const KIM = { sub: "kim", name: "Kim" };
const SAM = { sub: "sam", name: "Sam" };
const NEWS: ContactNews = { id: 2, begunAt: 100, begunBy: "customer", answeredAt: null };
const BEGUN = { id: 2, begunAt: 100, begunBy: "customer", answered: null } as const;

describe("a contact", () => {
  it("is known from the news in which it begins, and not of a thread that tells of none", () => {
    expect(contactAfter(null, NEWS, [])).toEqual(BEGUN);
    expect(contactAfter(null, undefined, [])).toBeNull();
    expect(contactAfter(BEGUN, undefined, [{ at: 1, by: KIM }])).toEqual(BEGUN);
  });

  it("is answered by who answers first, and by nobody else after that", () => {
    const answered = contactAfter(BEGUN, NEWS, [
      { at: 110, by: KIM },
      { at: 120, by: SAM },
    ]);

    expect(answered?.answered).toEqual({ at: 110, by: KIM });
    expect(contactAfter(answered, { ...NEWS, answeredAt: 115 }, [{ at: 130, by: SAM }])).toEqual(answered);
  });

  it("is answered from elsewhere where nobody here did", () => {
    expect(contactAfter(BEGUN, { ...NEWS, answeredAt: 115 }, [])?.answered).toEqual({ at: 115, by: null });
  });

  it("is another one than the one before, also of a thread that counts anew", () => {
    const answered = { ...BEGUN, answered: { at: 110, by: KIM } };

    expect(contactAfter(answered, { ...NEWS, id: 3, begunAt: 200 }, [])?.answered).toBeNull();
    expect(contactAfter(answered, { ...NEWS, begunAt: 200 }, [])?.answered).toBeNull();
  });
});
