// Completes the name or code of an item in a field (combobox with a list, ARIA APG). Without this script the server
// resolves the text when the form is sent.
"use strict";
(() => {
    const DELAY = 120;
    let open = null;
    let waiting;
    let asking;

    const isItem = (field) => field?.matches?.("input[data-items]");
    const nameOf = (field) => document.getElementById(field.id + "-name");
    const options = () => [...(open?.list.children ?? [])];
    const active = () => open?.list.querySelector("[aria-selected=true]");

    const enhance = (field) => {
        if (field.getAttribute("role") !== "combobox") {
            field.removeAttribute("list");
            field.setAttribute("role", "combobox");
            field.setAttribute("autocomplete", "off");
            field.setAttribute("aria-autocomplete", "list");
            field.setAttribute("aria-expanded", "false");
        }
    };

    const close = () => {
        clearTimeout(waiting);
        asking?.abort();
        open?.list.remove();
        open?.field.setAttribute("aria-expanded", "false");
        open?.field.removeAttribute("aria-activedescendant");
        open?.field.removeAttribute("aria-controls");
        open = null;
    };

    const select = (option) => {
        active()?.setAttribute("aria-selected", "false");
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({block: "nearest"});
        open.field.setAttribute("aria-activedescendant", option.id);
    };

    const choose = (option) => {
        const field = open.field;
        field.value = option.dataset.item;
        delete field.dataset.typing;
        if (nameOf(field)) {
            nameOf(field).textContent = option.dataset.name ?? "";
        }
        close();
        field.dispatchEvent(new Event("input", {bubbles: true}));
    };

    const show = (field, list) => {
        close();
        if (list.children.length === 0) {
            return;
        }
        const box = field.getBoundingClientRect();
        document.getElementById("main").append(list);
        list.style.left = Math.max(0, Math.min(box.left, document.documentElement.clientWidth - list.offsetWidth - 8)) + "px";
        const below = document.documentElement.clientHeight - box.bottom;
        list.style.top = (below < list.offsetHeight && box.top > list.offsetHeight ? box.top - list.offsetHeight : box.bottom) + "px";
        field.setAttribute("aria-expanded", "true");
        field.setAttribute("aria-controls", list.id);
        open = {field, list};
    };

    const recent = (field) => (field.form?.dataset.recent ?? "").split(",").filter(Boolean);

    // What was typed in full comes first, then the items used last.
    const sort = (field, list) => {
        const used = recent(field);
        const rank = (option) => "exact" in option.dataset ? -1
            : used.includes(option.dataset.item) ? used.indexOf(option.dataset.item) : used.length;
        list.append(...[...list.children].sort((one, other) => rank(one) - rank(other)));
        return list;
    };

    const suggested = () => {
        const list = document.createElement("ul");
        list.id = "item-options";
        list.className = "item-options";
        list.setAttribute("role", "listbox");
        list.setAttribute("aria-label", document.getElementById("items").dataset.label);
        [...document.querySelectorAll("#items option")].slice(0, 10).forEach((one, at) => {
            const option = document.createElement("li");
            option.id = "item-option-" + at;
            option.setAttribute("role", "option");
            option.setAttribute("aria-selected", "false");
            option.dataset.item = one.value;
            option.dataset.name = one.text;
            const name = document.createElement("span");
            name.textContent = one.text || one.value;
            const path = document.createElement("small");
            path.textContent = one.value;
            option.append(name, " ", path);
            list.append(option);
        });
        return list;
    };

    const ask = async (field) => {
        if (field.value.trim() === "") {
            return document.getElementById("items") ? show(field, suggested()) : close();
        }
        const query = new URLSearchParams({text: field.value.trim().slice(0, 200)});
        if (field.dataset.items === "posting") {
            query.set("posting", "true");
            const year = field.form.querySelector("input[name=year]");
            if (year) {
                query.set("year", year.value);
            }
        }
        asking = new AbortController();
        try {
            const reply = await fetch("/items/completions?" + query, {signal: asking.signal});
            if (!reply.ok || reply.redirected) {
                return close();
            }
            const page = new DOMParser().parseFromString(await reply.text(), "text/html");
            const list = page.getElementById("item-options");
            if (list && document.activeElement === field) {
                show(field, sort(field, document.importNode(list, true)));
            }
        } catch (error) {
            if (error.name !== "AbortError") {
                close();
            }
        }
    };

    document.addEventListener("input", (event) => {
        if (!isItem(event.target) || !event.isTrusted) {
            return;
        }
        const field = event.target;
        field.dataset.typing = "true";
        if (nameOf(field)) {
            nameOf(field).textContent = "";
        }
        clearTimeout(waiting);
        asking?.abort();
        waiting = setTimeout(() => ask(field), DELAY);
    });
    document.addEventListener("keydown", (event) => {
        const field = event.target;
        if (!isItem(field) || event.ctrlKey || event.metaKey || event.isComposing) {
            return;
        }
        const stop = () => {
            event.preventDefault();
            event.stopPropagation();
        };
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            stop();
            if (!open) {
                ask(field);
                return;
            }
            const all = options();
            const at = all.indexOf(active());
            const next = event.key === "ArrowDown" ? at + 1 : (at < 0 ? all.length : at) - 1;
            select(all[(next + all.length) % all.length]);
        } else if (event.key === "Escape" && open) {
            stop();
            close();
        } else if (event.key === "Enter" && active()) {
            stop();
            choose(active());
        } else if (event.key === "Tab" && active()) {
            choose(active());
        }
    }, true);
    document.addEventListener("focusin", (event) => isItem(event.target) && enhance(event.target));
    document.addEventListener("focusout", (event) => {
        if (isItem(event.target)) {
            delete event.target.dataset.typing;
            close();
        }
    });
    // Keep the focus in the field while an option is clicked.
    document.addEventListener("mousedown", (event) => {
        const option = open && event.target.closest?.("#item-options [role=option]");
        if (option) {
            event.preventDefault();
            choose(option);
        }
    });
    addEventListener("resize", close);
    document.addEventListener("scroll", (event) => event.target !== open?.list && close(), true);
    document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("input[data-items]").forEach(enhance));
})();
