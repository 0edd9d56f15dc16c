import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { deliver, mayDeliverTo } from "../../../worker/endpoints/deliver.ts";
import { isWebhookAddress } from "../../../worker/protocol/webhooks/webhook.ts";
import { newBotSecret } from "../../../worker/bots/signature.ts";
import { outcomeOf, TestEndpoint } from "../support/endpoint.ts";
import { useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";

useMeta();

afterEach(() => reset());

const NO_ADDRESS = [
  "http://crm.example/hook",
  "https://crm.example:8443/hook",
  "https://kim:secret@crm.example/hook",
  "https://crm.example/hook#part",
  "https://crm.example/ho ok",
  "https://crm\u200b.example/hook",
  "ftp://crm.example/hook",
  "//crm.example/hook",
  "",
  // Networks of one's own, however they are written.
  "https://10.0.0.1/",
  "https://172.16.0.1/",
  "https://192.168.1.1/",
  "https://100.64.0.1/",
  "https://169.254.169.254/latest/meta-data",
  "https://2852039166/latest/meta-data",
  "https://0xa9fea9fe/",
  "https://0251.0376.0251.0376/",
  "https://0.0.0.0/",
  "https://127.0.0.2/",
  "https://[::]/",
  "https://[fe80::1]/",
  "https://[fd00::1]/",
  "https://[::ffff:10.0.0.1]/",
  "https://[::ffff:a9fe:a9fe]/",
  "https://[64:ff9b::10.0.0.1]/",
  "https://[2002:a00:1::]/",
  "https://metadata.google.internal/",
  "https://metadata.google.internal./",
  "https://metadata.google.internal../",
  "https://crm.example./hook",
  "https://crm..example/hook",
  "https://[2001::1]/",
  "https://[2001:10::1]/",
  "https://[2001:1f:ffff::1]/",
  "https://[2001:20::1]/",
  "https://[2001:2f::1]/",
  "https://[2001:1ff::1]/",
  "https://[2001:db8::1]/",
  "https://printer.local/",
  "https://intranet/",
  "https://crm.lan/",
  "https://localhost./",
  "https://crm.localhost/",
];
/** This machine's own, which is good where all of the deployment is on it. */
const LOOPBACK = [
  "http://127.0.0.1:8787/",
  "http://localhost:3000/hook",
  "https://localhost/",
  "https://[::1]/",
  "https://2130706433/",
  "https://0177.0.0.1/",
  "https://127.1/",
];

describe("an address that may be an endpoint's", () => {
  it.each(["https://crm.example/hook?a=b", "https://crm.example:443/", "https://93.184.216.34/"])(
    "is %s",
    (address) => {
      expect([isWebhookAddress(address), mayDeliverTo(address, false)]).toEqual([true, true]);
    },
  );

  it.each(NO_ADDRESS)("is not %j", (address) => {
    expect([mayDeliverTo(address, false), mayDeliverTo(address, true)]).toEqual([false, false]);
  });

  it.each(LOOPBACK)("is %s where the deployment is on this machine, and else not", (address) => {
    expect([mayDeliverTo(address, true), mayDeliverTo(address, false)]).toEqual([true, false]);
  });

  it("is looked at before every delivery", async () => {
    const inner = new TestEndpoint("https://10.0.0.1/");
    const endpoint = { url: inner.url, secrets: [newBotSecret()], isLocal: false };

    expect(await deliver(endpoint, { id: "evt_1", body: "{}" })).toMatchObject({ fault: "bad_address" });
    expect(inner.arrived).toEqual([]);
  });
});

describe("an endpoint at an address that may not be", () => {
  it("is refused, with the field for programs", async () => {
    const events = ["message.received" as const];
    const crm = await aService();

    const { status, body } = await crm.ask("POST /webhooks", { body: { url: "https://10.0.0.1/", events } });
    const local = await outcomeOf("webhook.create", { url: "http://127.0.0.1:8787/", events });

    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "invalid", errors: [{ in: "body", path: "/url" }] });
    expect(local).toEqual({ ok: false, refusal: { code: "wrong_state", state: "address" } });
  });

  it("does not become one by a change", async () => {
    const { webhook } = await new TestEndpoint().added();

    const outcome = await outcomeOf("webhook.change", { webhook, url: "http://localhost/" });

    expect(outcome).toEqual({ ok: false, refusal: { code: "wrong_state", state: "address" } });
  });
});
