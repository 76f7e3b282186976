package nl.mutatieboek.security;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.PageDocument;
import org.jsoup.nodes.Element;

/**
 * Follows the menu, links and buttons of pages as one person. Of links that differ in values only, one is followed. A
 * form is sent without its fields: its response is a refusal or an outcome, but never that the person may not send it.
 */
final class LinkChecker {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Files, which the table of endpoints already covers. */
    private static final Pattern FILE = Pattern.compile(".*/(csv|jsonl|xlsx|ods|pdf|zip|json)(\\?.*)?|/archive/.*");
    /** Parameters that every link of a page keeps. */
    private static final Set<String> KEPT = Set.of("scope", "moment", "effectiveOn", "knownAt", "lang");

    private final PageClient browser;
    private final List<String> pages;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> wrong = new TreeMap<>();

    LinkChecker(PageClient browser, Stream<String> pages) {
        this.browser = browser;
        this.pages = pages.filter(page -> !FILE.matcher(page).matches() && !page.equals("/login"))
                .toList();
    }

    /** Returns what is wrong, by address. */
    Map<String, String> check() {
        for (String address : pages) {
            HttpReply reply = browser.get(address);
            if (reply.status() == 200 && reply.header("Content-Type").startsWith("text/html")) {
                PageDocument page = reply.page();
                page.links().forEach(link -> follow(link, address, page));
                page.select("form[action], button[formaction]").stream()
                        .filter(LinkChecker::isSent)
                        .forEach(form -> send(form, address, page));
            }
        }
        return wrong;
    }

    /** Number of links and buttons that were followed. */
    int followed() {
        return seen.size();
    }

    private void follow(String link, String address, PageDocument page) {
        String[] parts = link.split("#", 2);
        String anchor = parts.length == 2 ? parts[1] : "";
        if (parts[0].isEmpty()) {
            requireAnchor(address, page, anchor);
        } else if (parts[0].startsWith("/")
                && !FILE.matcher(parts[0]).matches()
                && seen.add(sort(parts[0]) + "#" + UUID.matcher(anchor).replaceAll("*"))) {
            HttpReply reply = browser.get(parts[0]);
            require(reply.status() == 200, parts[0], address, reply);
            requireAnchor(parts[0], reply.page(), anchor);
        }
    }

    /** A form is not sent to its own address if each of its buttons names another. */
    private static boolean isSent(Element form) {
        return form.hasAttr("formaction")
                || form.select("button").isEmpty()
                || !form.select("button:not([formaction])").isEmpty();
    }

    private void send(Element form, String address, PageDocument page) {
        String target = form.hasAttr("formaction") ? form.attr("formaction") : form.attr("action");
        boolean read = form.attr("method").equalsIgnoreCase("get");
        if (target.equals("/logout") || !seen.add((read ? "GET " : "POST ") + sort(target))) {
            return;
        }
        // A query without its parameters may be incomplete.
        HttpReply reply = read ? browser.get(target) : browser.submit(target, "_csrf", page.csrf());
        require(reply.status() < 500 && !Set.of(403, 404, 405).contains(reply.status()), target, address, reply);
    }

    private void requireAnchor(String address, PageDocument page, String anchor) {
        if (!anchor.isEmpty() && !page.has("[id='" + anchor + "']")) {
            wrong.put(address + "#" + anchor, "no such anchor");
        }
    }

    private void require(boolean right, String target, String address, HttpReply reply) {
        if (!right || reply.page().has("#username")) {
            wrong.put(target, reply.status() + ", seen at " + address);
        }
    }

    /** An address without what distinguishes links of one sort: identities, values, and what each link keeps. */
    private static String sort(String address) {
        String[] parts = UUID.matcher(address).replaceAll("*").split("\\?", 2);
        return parts.length == 1
                ? parts[0]
                : parts[0]
                        + Stream.of(parts[1].split("&"))
                                .map(parameter -> parameter.split("=", 2)[0])
                                .filter(name -> !KEPT.contains(name))
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining("&", "?", ""));
    }
}
