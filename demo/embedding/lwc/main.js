// `?synthetic`: as in Lightning Experience, where LWC makes up shadow roots of its own for its components.
if (new URLSearchParams(location.search).has("synthetic")) await import("@lwc/synthetic-shadow");
const [{ createElement }, { default: Desk }] = await Promise.all([import("lwc"), import("demo/desk")]);

document.querySelector("main").append(createElement("demo-desk", { is: Desk }));
