// The grid of a mutation: arrow keys, paste from a spreadsheet, automatic rows. It parses no numbers and has no
// rules: a cell is text until the server parses it.
"use strict";
(() => {
    document.documentElement.classList.add("scripted");

    const form = () => document.getElementById("entry");
    const rows = () => document.getElementById("rows");
    const fields = (row) => [...row.querySelectorAll("th > input, td > select, td > input")];
    const lines = () => [...rows().querySelectorAll("tr:not(.wrong)")];

    const tell = (field) => field.dispatchEvent(new Event("input", {bubbles: true}));

    const addRow = () => {
        const next = Number(rows().dataset.next);
        rows().dataset.next = next + 1;
        const row = document.getElementById("row-template").innerHTML.replaceAll("NEXT", next).replaceAll("COUNT", next + 1);
        rows().insertAdjacentHTML("beforeend", row);
        return lines().at(-1);
    };

    const rowAt = (index) => {
        while (lines().length <= index) {
            addRow();
        }
        return lines()[index];
    };

    const move = (field, by) => {
        const row = field.closest("tr");
        const index = lines().indexOf(row) + by;
        if (index >= 0) {
            const next = fields(rowAt(index))[fields(row).indexOf(field)];
            next.focus();
            next.select?.();
        }
    };

    // Returns a flow by its name or first letter; undefined for other text.
    const flow = (select, text) => {
        const word = text.trim().toLowerCase();
        return [...select.options].find((option) => {
            const name = option.text.toLowerCase();
            return word !== "" && (name === word || (word.length === 1 && name.startsWith(word) && !name.includes(" ")));
        });
    };

    const fill = (row, first, cells) => {
        const all = fields(row);
        let at = first;
        for (const text of cells) {
            let field = all[at];
            if (field?.tagName === "SELECT") {
                const option = flow(field, text);
                if (option) {
                    field.value = option.value;
                    at++;
                    continue;
                }
                field = all[++at];
            }
            if (!field) {
                return;
            }
            field.value = text.trim();
            at++;
        }
    };

    const paste = (event) => {
        const field = event.target;
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (!field.closest?.("#rows") || field.closest("details") || !/[\t\n]/.test(text.trimEnd())) {
            return;
        }
        event.preventDefault();
        const row = field.closest("tr");
        const first = fields(row).indexOf(field);
        const top = lines().indexOf(row);
        text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").forEach((line, down) => {
            fill(rowAt(top + down), first, line.split("\t"));
        });
        tell(field);
    };

    const press = (event) => {
        const field = event.target;
        if (!field.closest?.("#rows") || event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        const amount = field.matches("td.figure > input");
        if (event.key === "Enter" && field.tagName === "INPUT") {
            event.preventDefault();
            if (amount) {
                move(field, event.shiftKey ? -1 : 1);
            }
        } else if (amount && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
            event.preventDefault();
            move(field, event.key === "ArrowDown" ? 1 : -1);
        }
    };

    // Mark the errors of the running check at their fields.
    const mark = () => {
        const wrong = [...document.querySelectorAll("#looked [data-for]")];
        wrong.forEach((one) => document.getElementById(one.dataset.for)?.setAttribute("aria-invalid", "true"));
    };

    // Put the path in place of a name that means one item, unless the user is still typing it, and show the name beside it.
    const settle = () => document.querySelectorAll("#looked [data-path]").forEach(({dataset}) => {
        const field = document.getElementById(dataset.field);
        if (!field || field.dataset.typing || ![dataset.text, dataset.path].includes(field.value.trim())) {
            return;
        }
        field.value = dataset.path;
        const name = document.getElementById(field.id + "-name");
        if (name) {
            name.textContent = dataset.name;
        }
    });

    document.addEventListener("paste", paste);
    document.addEventListener("focusout", () => setTimeout(settle));
    document.addEventListener("keydown", press);
    document.addEventListener("click", (event) => {
        if (event.target.id === "more-rows") {
            event.preventDefault();
            fields(addRow())[0].focus();
        }
        const choice = event.target.dataset?.choose && document.getElementById(event.target.dataset.choose);
        if (choice) {
            choice.value = event.target.dataset.item;
            choice.focus();
            tell(choice);
        }
    });
    // Keep the grid, in which the user may be typing, if the new moment has the same years.
    document.addEventListener("htmx:beforeSwap", (event) => {
        const years = (text) => [...text.matchAll(/name="year" value="(\d+)"/g)].map((found) => found[1]).join();
        if (event.detail.target.id === "amounts" && years(rows().closest("fieldset").innerHTML) === years(event.detail.serverResponse)) {
            event.detail.shouldSwap = false;
        }
    });
    document.addEventListener("htmx:afterSettle", (event) => {
        if (event.target.id === "looked" && form()) {
            lines().flatMap(fields).forEach((field) => field.removeAttribute("aria-invalid"));
            settle();
            mark();
        }
    });
    document.addEventListener("DOMContentLoaded", () => {
        document.getElementById("problem")?.focus();
        if (form()) {
            mark();
        }
    });
})();
