// Exchanges parts of a page without reloading it. All links and forms work without this script too.
"use strict";
(() => {
    // Do not cache pages in the browser: data under embargo would remain after logout.
    Object.assign(htmx.config, {includeIndicatorStyles: false, allowEval: false, historyCacheSize: 0, refreshOnHistoryMiss: true});

    // Leave empty fields out of the address.
    document.addEventListener("htmx:configRequest", ({detail}) => {
        if (detail.verb === "get") {
            [...detail.formData].filter(([, value]) => value === "").forEach(([name]) => detail.formData.delete(name));
        }
    });

    // Keep the place in a table that scrolls within the exchanged part.
    let place = [0, 0];
    const table = () => document.querySelector("#view > .scroll");
    document.addEventListener("htmx:beforeSwap", () => { place = [table()?.scrollLeft ?? 0, table()?.scrollTop ?? 0]; });
    document.addEventListener("htmx:afterSwap", () => table()?.scrollTo(...place));

    // Redirect to the login page if the session has ended.
    document.addEventListener("htmx:beforeOnLoad", (event) => {
        if (new URL(event.detail.xhr.responseURL).pathname === "/login") {
            event.preventDefault();
            location.reload();
        }
    });

    // Show an error response as a page of its own.
    document.addEventListener("htmx:responseError", (event) => {
        if (event.detail.requestConfig.verb === "get") {
            location.assign(event.detail.pathInfo.finalRequestPath ?? event.detail.pathInfo.requestPath);
        }
    });
})();
