/* Sends files piece by piece (tus 1.0): a broken line is tried again, a closed page goes on when the same file is chosen. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-tus]");
  if (!form || !window.tus || !tus.isSupported) return;
  const PIECE = 4 * 1024 * 1024;
  const PREFIX = "lachan-tus:";
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-sending]");
  const status = form.querySelector("[data-said]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  input.multiple = true;

  const said = (bytes) => (bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(bytes / 1e3))} KB`);

  // Only an address and a number lie on this machine: never the name of a file, never its words.
  const kept = {
    findAllUploads: async () => [],
    findUploadsByFingerprint: async (print) => {
      const one = JSON.parse(localStorage.getItem(PREFIX + print) || "null");
      return one ? [{ ...one, urlStorageKey: PREFIX + print, metadata: {} }] : [];
    },
    removeUpload: async (key) => localStorage.removeItem(key),
    addUpload: async (print, { size, uploadUrl, creationTime }) => {
      localStorage.setItem(PREFIX + print, JSON.stringify({ size, uploadUrl, creationTime }));
      return PREFIX + print;
    },
  };
  const fingerprint = async (file, { endpoint }) => {
    if (!window.crypto?.subtle) return null;
    const told = new TextEncoder().encode([endpoint, file.name, file.size, file.lastModified].join("\n"));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", told));
    return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const button = (label, name, deed) => {
    const one = document.createElement("button");
    Object.assign(one, { type: "button", className: "button quiet", textContent: label });
    const more = document.createElement("span");
    Object.assign(more, { className: "sr-only", textContent: ` tệp ${name}` });
    one.append(more);
    one.addEventListener("click", deed);
    return one;
  };

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("strong");
    name.textContent = `${file.name} (${said(file.size)})`;
    const actions = document.createElement("span");
    const bar = document.createElement("progress");
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", `Đã gửi của tệp ${file.name}`);
    const how = document.createElement("span");
    how.className = "how";
    item.append(name, actions, bar, how);
    list.append(item);
    const say = (text, state = "") => {
      how.textContent = text;
      item.className = state;
      if (state) {
        status.textContent = `${file.name}: ${text}`;
        actions.replaceChildren();
      }
    };
    return { actions, bar, how, say };
  };

  const LOST = "Đường truyền đứt. Phần đã nhận vẫn còn: bấm «Gửi tiếp», hoặc chọn lại đúng tệp này sau.";
  const finish = async (row, upload, paper) => {
    row.say("Đã gửi hết. Hệ thống đang kiểm tra tệp và tính mã băm…");
    const body = new FormData();
    body.append("tai-lieu", paper);
    const answer = await fetch(`${upload.url}xong/`, { method: "POST", body, headers: { "X-CSRFToken": token } });
    const told = await answer.json().catch(() => ({ sentence: "Máy chủ chưa trả lời được. Tải lại trang và xem mục «Tệp gửi dở»." }));
    row.say(told.sentence, answer.ok ? "done" : "failed");
    if (!answer.ok) return;
    const link = document.createElement("a");
    Object.assign(link, { href: told.url, textContent: "Mở tệp" });
    row.how.append(" ", link);
  };

  const send = (file, paper) => new Promise((settled) => {
    const row = line(file);
    const upload = new tus.Upload(file, {
      endpoint: form.dataset.tus, chunkSize: PIECE, retryDelays: [0, 1000, 3000, 5000, 10000],
      headers: { "X-CSRFToken": token }, metadata: { filename: file.name }, fingerprint, urlStorage: kept,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, all) => {
        row.bar.value = sent;
        row.say(`Đang gửi: ${said(sent)} trong ${said(all)} (${Math.floor((100 * sent) / all)} %)`);
      },
      onSuccess: async () => { await finish(row, upload, paper); settled(); },
      onError: (error) => {
        const answer = error.originalResponse;
        const refused = answer && answer.getStatus() >= 400 && answer.getStatus() < 500;
        row.say(refused ? answer.getBody() || "Tệp không được nhận." : LOST, "failed");
        if (!refused) row.actions.replaceChildren(button("Gửi tiếp", file.name, () => go()));
        settled();
      },
    });
    const go = () => {
      row.actions.replaceChildren(button("Dừng", file.name, () => {
        upload.abort();
        row.say("Đã dừng. Phần đã nhận vẫn còn.", "failed");
        row.actions.replaceChildren(button("Gửi tiếp", file.name, go));
        settled();
      }));
      upload.start();
    };
    upload.findPreviousUploads().then((before) => {
      if (before.length) upload.resumeFromPreviousUpload(before[0]);
      go();
    });
  });

  form.addEventListener("submit", async (event) => {
    const files = [...input.files];
    if (!files.length) return;
    event.preventDefault();
    const paper = form.querySelector("[name=tai-lieu]").value;
    input.value = "";
    for (const file of files) await send(file, paper);
  });
})();
