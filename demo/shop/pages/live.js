// Draws parts of the page anew when something changed, and leaves alone what somebody is writing.
new EventSource("/crm/changes").addEventListener("message", async () => {
  const response = await fetch(location.href);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const now = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (now !== null && now.innerHTML !== part.innerHTML && !part.contains(document.activeElement))
      part.innerHTML = now.innerHTML;
  }
});
