import { expect, test } from "vitest";
import { graph, makeSimulator, PAGE_ID, PSID, send } from "../support.ts";

const LIBRARY = "/v27.0/message_template_library";
const TEMPLATES = `/v27.0/${PAGE_ID}/message_templates`;

async function names(simulator: ReturnType<typeof makeSimulator>, path: string): Promise<unknown> {
  const { body } = await graph(simulator, "GET", path);
  return (body as { data?: unknown } as { data: { name: string }[] }).data.map(({ name }) => name);
}

test("Meta's library is searched by name, words and language", async () => {
  const simulator = makeSimulator();

  expect(await names(simulator, LIBRARY)).toEqual([
    "order_update",
    "appointment_reminder",
    "delivery_confirmation_1",
    "order_update",
  ]);
  expect(await names(simulator, `${LIBRARY}?name_or_content=appointment&language=en_US`)).toEqual([
    "appointment_reminder",
  ]);
  expect(await names(simulator, `${LIBRARY}?language=de_DE`)).toEqual([]);
});

test("the library tells of a template flat, with an example for each parameter", async () => {
  const simulator = makeSimulator();

  const { body } = await graph(simulator, "GET", `${LIBRARY}?name_or_content=delivered&language=en`);

  expect(body.data).toMatchObject([
    {
      ...{ name: "delivery_confirmation_1", language: "en", category: "UTILITY" },
      ...{ body_params: ["John"], body_param_types: ["TEXT"] },
      buttons: [{ type: "URL", text: "Manage order", url: "https://www.example.com" }],
    },
  ]);
});

test("a Page makes one of Meta's its own, under its own name, with its own links", async () => {
  const simulator = makeSimulator();
  const made = { name: "our_delivery", language: "en", category: "UTILITY" };
  const clone = { ...made, library_template_name: "delivery_confirmation_1" };
  const buttons = (...bases: string[]) => ({
    library_template_button_inputs: bases.map((base_url) => ({ type: "URL", url: { base_url } })),
  });
  const twoLinks = { ...clone, ...buttons("https://a.example/", "https://b.example/") };
  expect((await graph(simulator, "POST", TEMPLATES, twoLinks)).status).toBe(400);

  const { body } = await graph(simulator, "POST", TEMPLATES, { ...clone, ...buttons("https://a.example/") });

  expect(body).toMatchObject({ status: "APPROVED", category: "UTILITY" });
  const listed = await graph(simulator, "GET", TEMPLATES);
  expect(JSON.stringify(listed.body)).toContain('"url":"https://a.example/"');
  expect((await graph(simulator, "POST", TEMPLATES, clone)).status).toBe(400);
});

test("a template is pending while Meta looks at it, and cannot be sent; a rejected one says why", async () => {
  const simulator = makeSimulator();
  simulator.rules.templateReviewMs = 5_000;
  const made = { name: "mine", language: "en", category: "UTILITY" };
  const states = async () => (await graph(simulator, "GET", TEMPLATES)).body.data;
  const components = [{ type: "BODY", text: "{{1}} is here" }];
  const { body } = await graph(simulator, "POST", TEMPLATES, { ...made, components });
  await graph(simulator, "POST", TEMPLATES, {
    ...{ ...made, name: "order", language: "en_US", library_template_name: "appointment_reminder" },
  });
  const template = { name: "order", language: { code: "en_US" } };

  expect(body).toMatchObject({ status: "PENDING" });
  expect(await states()).toMatchObject([{ status: "PENDING" }, { status: "PENDING" }]);
  const sent = await send(simulator, { messaging_type: "UTILITY", message: { template } });
  expect(sent.status).toBe(400);
  await simulator.advanceClock(5_000);

  expect(await states()).toMatchObject([
    { status: "REJECTED", rejected_reason: "INCORRECT_PARAMS" },
    { status: "APPROVED" },
  ]);
});

test("a Page makes its own, which Meta approves or rejects", async () => {
  const simulator = makeSimulator();
  const make = async (name: string, text: string): Promise<unknown> => {
    const components = [{ type: "BODY", text }];
    const template = { name, language: "en_US", category: "UTILITY", components };
    const { body } = await graph(simulator, "POST", TEMPLATES, template);
    return (body as { status?: string }).status;
  };

  expect(await make("good", "Your table for {{people}} is booked for {{day}}, see you.")).toBe("APPROVED");
  expect(await make("bare", "{{1}} is here")).toBe("REJECTED");
  expect(await names(simulator, TEMPLATES)).toEqual(["good", "bare"]);
  expect(await names(simulator, `${TEMPLATES}?name=good`)).toEqual(["good"]);
});

test("one of words alone is a text on the phone, filled by name", async () => {
  const simulator = makeSimulator();
  const components = [{ type: "BODY", text: "Your table for {{people}} is booked for {{day}}, see you." }];
  const made = { name: "table", language: "en_US", category: "UTILITY", components };
  await graph(simulator, "POST", TEMPLATES, made);
  const parameters = [
    { type: "text", text: "Monday", parameter_name: "day" },
    { type: "text", text: "two", parameter_name: "people" },
  ];
  const template = { name: "table", language: { code: "en_US" }, components: [{ type: "body", parameters }] };

  await send(simulator, { messaging_type: "UTILITY", message: { template } });

  expect(simulator.customer(PSID).thread.messages.at(-1)).toMatchObject({
    text: "Your table for two is booked for Monday, see you.",
  });
});

test("one with a header and buttons is a card, whose button says what it was given", async () => {
  const simulator = makeSimulator();
  const name = "appointment_reminder";
  await graph(simulator, "POST", TEMPLATES, { name, language: "en_US", library_template_name: name });
  const template = {
    name,
    language: { code: "en_US" },
    components: [
      {
        type: "body",
        parameters: [
          { type: "text", text: "Ada" },
          { type: "text", text: "Monday" },
        ],
      },
      {
        type: "buttons",
        parameters: [
          { type: "POSTBACK", payload: "COMING" },
          { type: "URL", url: "4711" },
        ],
      },
    ],
  };

  await send(simulator, { messaging_type: "UTILITY", message: { template } });
  const tap = simulator.customer(PSID).tapButton("I'll be there");

  expect(simulator.customer(PSID).thread.messages.at(-2)?.attachments).toEqual([
    {
      type: "template",
      payload: {
        template_type: "generic",
        elements: [
          {
            title: "See you soon",
            subtitle: "Hello Ada, your appointment is on Monday. Can you make it?",
            buttons: [
              { type: "postback", title: "I'll be there", payload: "COMING" },
              { type: "web_url", title: "Change it", url: "https://shop.example.com/appointments/4711" },
            ],
          },
        ],
      },
    },
  ]);
  expect(tap.postback?.payload).toBe("COMING");
});

test("personas are made, listed, read, and gone once they are deleted", async () => {
  const simulator = makeSimulator();
  const path = `/v27.0/${PAGE_ID}/personas`;
  const persona = { name: "Kim", profile_picture_url: "https://cdn.example/kim.png" };
  const id = String(((await graph(simulator, "POST", path, persona)).body as { id?: string }).id);

  expect((await graph(simulator, "GET", path)).body).toEqual({ data: [{ id, ...persona }] });
  expect((await graph(simulator, "GET", `/v27.0/${id}`)).body).toEqual({ id, ...persona });
  await send(simulator, { persona_id: id });
  expect(simulator.customer(PSID).thread.messages.at(-1)?.persona).toBe(id);
  expect((await graph(simulator, "DELETE", `/v27.0/${id}`)).body).toEqual({ success: true });
  expect((await graph(simulator, "GET", path)).body).toEqual({ data: [] });
  expect((await graph(simulator, "POST", path, { ...persona, name: "x".repeat(51) })).status).toBe(400);
});
