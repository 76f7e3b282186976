// Closes an open menu on Escape, on a click elsewhere and when the focus leaves it. Menus work without this script too.
"use strict";
(() => {
    const others = (inside) => [...document.querySelectorAll("details.menu[open]")].filter((menu) => !menu.contains(inside));
    document.addEventListener("pointerdown", ({target}) => others(target).forEach((menu) => { menu.open = false; }));
    document.addEventListener("focusin", ({target}) => others(target).forEach((menu) => { menu.open = false; }));
    document.addEventListener("keydown", ({key}) => {
        const menu = key === "Escape" ? document.querySelector("details.menu[open]") : null;
        if (menu) {
            menu.open = false;
            menu.querySelector("summary").focus();
        }
    });
})();
