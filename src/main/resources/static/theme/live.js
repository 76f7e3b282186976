// What of a page is exchanged without reading all of it again. Each of its links and forms does the same without this.
"use strict";
(() => {
    // No page is kept in the browser: what was under embargo would stay there after somebody has left.
    Object.assign(htmx.config, {includeIndicatorStyles: false, allowEval: false, historyCacheSize: 0, refreshOnHistoryMiss: true});

    // What a form leaves empty is not asked, and does not stand in the address.
    document.addEventListener("htmx:configRequest", ({detail}) => {
        if (detail.verb === "get") {
            [...detail.formData].filter(([, value]) => value === "").forEach(([name]) => detail.formData.delete(name));
        }
    });

    // Whoever has to come in again does so, and comes back.
    document.addEventListener("htmx:beforeOnLoad", (event) => {
        if (new URL(event.detail.xhr.responseURL).pathname === "/login") {
            event.preventDefault();
            location.reload();
        }
    });

    // Why it could not be answered is a page of its own.
    document.addEventListener("htmx:responseError", (event) => {
        if (event.detail.requestConfig.verb === "get") {
            location.assign(event.detail.pathInfo.finalRequestPath ?? event.detail.pathInfo.requestPath);
        }
    });
})();
