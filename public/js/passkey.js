/** Passkeys of staff: asks the device, and sends its answer as a form. Without it one signs in with password and code. */
if (window.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll("[data-passkey]")) offer(form);
  for (const it of document.querySelectorAll("[data-passkey-can]")) it.hidden = false;
  for (const it of document.querySelectorAll("[data-passkey-cannot]")) it.hidden = true;
}

function offer(form) {
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("button");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    status.textContent = status.dataset.busy;
    try {
      const options = JSON.parse(form.dataset.options ?? (await begin(form)));
      const answer = form.dataset.passkey === "make" ? await make(options) : await ask(options);
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch (error) {
      // whoever looked and left is no error; a new try has to be asked for anew
      const key = error.name === "InvalidStateError" ? "exists" : "failed";
      status.textContent = status.dataset[key];
      if (form.dataset.begin) delete form.dataset.options;
      button.disabled = false;
    }
  });
}

/** What to ask stands in the page that this form leads to. */
async function begin(form) {
  const body = new URLSearchParams({ intent: form.dataset.begin });
  const answer = await fetch(location.href, { method: "POST", body });
  if (!answer.ok) throw new Error("Nothing to ask");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-passkey]").dataset.options;
}

async function ask({ challenge, ...options }) {
  const publicKey = { ...options, challenge: toBytes(challenge) };
  const { id, type, rawId, response } = await navigator.credentials.get({ publicKey });
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    ...{ id, type, rawId: toText(rawId) },
    response: textsOf({ clientDataJSON, authenticatorData, signature, userHandle }),
  };
}

async function make({ challenge, user, excludeCredentials, ...options }) {
  const publicKey = {
    ...options,
    challenge: toBytes(challenge),
    user: { ...user, id: toBytes(user.id) },
    excludeCredentials: excludeCredentials.map((it) => ({ ...it, id: toBytes(it.id) })),
  };
  const { id, type, rawId, response } = await navigator.credentials.create({ publicKey });
  const { clientDataJSON, attestationObject } = response;
  // browsers of 2021 do not say how the device is reached
  const transports = response.getTransports?.() ?? [];
  return {
    ...{ id, type, rawId: toText(rawId) },
    response: { ...textsOf({ clientDataJSON, attestationObject }), transports },
  };
}

const textsOf = (parts) =>
  Object.fromEntries(Object.entries(parts).map(([name, it]) => [name, it ? toText(it) : ""]));

/** base64url, both ways */
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
