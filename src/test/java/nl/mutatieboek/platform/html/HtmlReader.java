package nl.mutatieboek.platform.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the visible text of pages. */
public final class HtmlReader {
    private HtmlReader() {}

    /** Returns the visible text as lines of cells, without text for screen readers. */
    public static List<String> rows(String page) {
        List<String> rows = new ArrayList<>();
        Matcher row = Pattern.compile("(?s)<tr[^>]*>(.*?)</tr>").matcher(page);
        while (row.find()) {
            List<String> cells = new ArrayList<>();
            Matcher cell = Pattern.compile("(?s)<t[hd][^>]*>(.*?)</t[hd]>").matcher(row.group(1));
            while (cell.find()) {
                cells.add(text(cell.group(1)));
            }
            rows.add(String.join(" | ", cells));
        }
        return rows;
    }

    /** The text without its tags, with single spaces. */
    public static String text(String html) {
        return html.replaceAll("(?s)<span class=\"unseen\">.*?</span>", "")
                .replaceAll("<[^>]*>", "")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The value of an attribute of the first tag that has this in it. */
    public static String attribute(String page, String inTag, String name) {
        Matcher tag =
                Pattern.compile("<[^>]*" + Pattern.quote(inTag) + "[^>]*>").matcher(page);
        if (!tag.find()) {
            throw new AssertionError("No tag with " + inTag + ": " + page);
        }
        Matcher attribute = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag.group());
        if (!attribute.find()) {
            throw new AssertionError("No " + name + " in " + tag.group());
        }
        return attribute.group(1).replace("&amp;", "&");
    }

    /** The token of the first form. */
    public static String csrf(String page) {
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        if (!token.find()) {
            throw new AssertionError("No form: " + page);
        }
        return token.group(1);
    }
}
