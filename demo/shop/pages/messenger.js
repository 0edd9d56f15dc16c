// The "Send to Messenger" plugin, where Meta's script loads; the link beside it is there in any case.
const plugin = document.querySelector("#plugin");
if (plugin === null) setTimeout(() => location.reload(), 1_000);
else {
  window.fbAsyncInit = () => {
    FB.Event.subscribe("send_to_messenger", ({ event }) => plugin.setAttribute("data-told", String(event)));
    FB.init({ appId: plugin.getAttribute("messenger_app_id"), xfbml: true, version: "v27.0" });
  };
  const script = document.createElement("script");
  script.src = plugin.dataset.script;
  script.addEventListener("error", () => plugin.remove());
  document.head.append(script);
}
