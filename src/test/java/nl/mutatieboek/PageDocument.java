package nl.mutatieboek;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeFilter.FilterResult;

/** An HTML page, or a part of one, as a browser reads it. Elements are found by CSS selectors. */
public final class PageDocument {
    private final Document document;

    private PageDocument(Document document) {
        this.document = document;
    }

    public static PageDocument parse(String html) {
        return new PageDocument(Jsoup.parse(html));
    }

    public String title() {
        return document.title();
    }

    public String language() {
        return document.expectFirst("html").attr("lang");
    }

    /** The text of the only main heading. */
    public String heading() {
        return text("h1");
    }

    /** The text of the whole page with single spaces, without that for screen readers only. */
    public String text() {
        return visibleText(document);
    }

    /** The text of the only element with this selector. */
    public String text(String selector) {
        return visibleText(element(selector));
    }

    public List<String> texts(String selector) {
        return select(selector).stream().map(PageDocument::visibleText).toList();
    }

    /** The lines of all tables, as cells that are separated by bars. */
    public List<String> rows() {
        return rows("table");
    }

    public List<String> rows(String table) {
        return select(table).select("tr").stream()
                .map(row -> row.select("> th, > td").stream()
                        .map(PageDocument::visibleText)
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    /** The addresses of all links, in order. */
    public List<String> links() {
        return attributes("a[href]", "href");
    }

    /** An attribute of the first element with this selector. */
    public String attribute(String selector, String name) {
        Element first = select(selector).first();
        if (first == null || !first.hasAttr(name)) {
            throw new AssertionError("No " + name + " of " + selector + " in " + this);
        }
        return first.attr(name);
    }

    /** The error at a field that is marked as invalid and described by it. */
    public String fieldError(String id) {
        Element field = element("[id='" + id + "']");
        if (!field.attr("aria-invalid").equals("true")
                || !List.of(field.attr("aria-describedby").split(" ")).contains(id + "-error")) {
            throw new AssertionError("Not marked as invalid: " + field);
        }
        return text("[id='" + id + "-error']");
    }

    public List<String> attributes(String selector, String name) {
        return select(selector).eachAttr(name);
    }

    /** The only element with this selector. */
    public Element element(String selector) {
        Elements found = select(selector);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " elements are " + selector + " in " + this);
        }
        return Objects.requireNonNull(found.first());
    }

    public boolean has(String selector) {
        return !select(selector).isEmpty();
    }

    public Elements select(String selector) {
        return document.select(selector);
    }

    /** The token of the first form. */
    public String csrf() {
        return attribute("[name=_csrf][value]", "value");
    }

    @Override
    public String toString() {
        return document.outerHtml();
    }

    private static String visibleText(Element element) {
        StringBuilder text = new StringBuilder();
        element.filter((node, depth) -> {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText());
            }
            return node instanceof Element within && within.is("span.unseen")
                    ? FilterResult.SKIP_ENTIRELY
                    : FilterResult.CONTINUE;
        });
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
