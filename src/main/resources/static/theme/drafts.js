// Drafts of mutations, stored in this browser per user until they are proposed or deleted.
"use strict";
(() => {
    const PREFIX = "mutatieboek.draft.";
    const NOT_KEPT = ["_csrf", "act"];
    const drafts = document.getElementById("drafts");
    const sent = document.querySelector("[data-sent]");

    const keys = (prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    const read = (key) => {
        try {
            return JSON.parse(localStorage.getItem(key));
        } catch (error) {
            return null;
        }
    };

    if (sent) {
        keys(PREFIX).filter((key) => key.endsWith("/" + sent.dataset.sent)).forEach((key) => localStorage.removeItem(key));
    }
    if (!drafts) {
        return;
    }

    // The slash, which is encoded in a login, keeps jan from the drafts of jan.smit.
    const own = PREFIX + encodeURIComponent(drafts.dataset.person) + "/";
    const list = drafts.querySelector("ul");

    const goOn = (values) => {
        const form = drafts.querySelector("form");
        [...values, ["act", "SHOW"]].forEach(([name, value]) => {
            const field = document.createElement("input");
            field.type = "hidden";
            field.name = name;
            field.value = value;
            form.append(field);
        });
        form.submit();
    };

    const show = (key) => {
        const draft = read(key);
        if (!draft) {
            return;
        }
        const line = drafts.querySelector("template").content.firstElementChild.cloneNode(true);
        line.querySelector(".draft").textContent = draft.title;
        const saved = line.querySelector("time");
        saved.dateTime = draft.saved;
        saved.textContent = new Date(draft.saved).toLocaleString(document.documentElement.lang, {dateStyle: "long", timeStyle: "short"});
        line.querySelector(".go-on").addEventListener("click", () => goOn(draft.values));
        line.querySelector(".drop").addEventListener("click", () => {
            localStorage.removeItem(key);
            line.remove();
            drafts.hidden = list.children.length === 0;
        });
        list.append(line);
        drafts.hidden = false;
    };

    const entry = document.getElementById("entry");
    if (!entry || entry.dataset.fresh) {
        keys(own).forEach(show);
    }

    let waiting;
    const keep = () => {
        const form = document.getElementById("entry");
        const values = [...new FormData(form).entries()].filter(([name]) => !NOT_KEPT.includes(name));
        const kind = form.elements.kind;
        const title = form.elements.title.value || kind.options[kind.selectedIndex].text;
        localStorage.setItem(own + form.elements.key.value, JSON.stringify({saved: new Date().toISOString(), title, values}));
    };
    document.addEventListener("input", (event) => {
        if (event.target.closest("#entry")) {
            clearTimeout(waiting);
            waiting = setTimeout(keep, 300);
        }
    });
    // Also store the last input if the tab is closed immediately.
    addEventListener("pagehide", () => {
        if (waiting) {
            clearTimeout(waiting);
            keep();
        }
    });
})();
