package nl.mutatieboek.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Judges pages with axe. What one person saw is not judged again for another: a page is skipped if a page with the same
 * main part and a page with the same frame (menu, strip, footer, without addresses) were judged at that width.
 */
final class AxeChecker {
    private static final String AXE = source();

    /** Without the parts that axe would open for frames, which no page has. The rule on the size of targets is off by default. */
    private static final String VIOLATIONS = """
        within => axe.run(within, {iframes: false, resultTypes: ["violations"], rules: {"target-size": {enabled: true}}})
            .then(result => result.violations.flatMap(rule => rule.nodes.map(node => rule.id + ": " + node.html)))
        """;

    private static final String PARTS = """
        () => {
            const copy = document.documentElement.cloneNode(true);
            copy.querySelectorAll("[name=_csrf]").forEach(field => field.remove());
            copy.querySelectorAll("details.person > summary > span:last-child").forEach(name => { name.textContent = ""; });
            const main = copy.querySelector("main");
            const frame = document.createElement("div");
            main.replaceWith(frame);
            copy.querySelectorAll("body :is(a, form, input)").forEach(part => {
                ["href", "action", "value"].forEach(name => part.removeAttribute(name));
            });
            return [main.outerHTML, copy.querySelector("body").outerHTML];
        }
        """;

    private final Set<UUID> seen = new HashSet<>();
    private int judged;
    private int skipped;

    /** Returns the violations on the page at its present width, none if the same was judged already. */
    List<String> violations(Page page) {
        boolean fresh = false;
        for (Object part : (List<?>) page.evaluate(PARTS)) {
            String key = page.viewportSize().width + " " + part;
            fresh |= seen.add(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
        }
        if (!fresh) {
            skipped++;
            return List.of();
        }
        return violations(page, "html");
    }

    /** Returns the violations in a part of the page. */
    List<String> violations(Page page, String within) {
        judged++;
        if (!(boolean) page.evaluate("typeof axe !== 'undefined'")) {
            page.evaluate(AXE);
        }
        List<String> violations = new ArrayList<>();
        ((List<?>) page.evaluate(VIOLATIONS, within)).forEach(one -> violations.add((String) one));
        return violations;
    }

    int judged() {
        return judged;
    }

    int skipped() {
        return skipped;
    }

    private static String source() {
        try (InputStream axe =
                Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"), "axe is not on the path")) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
