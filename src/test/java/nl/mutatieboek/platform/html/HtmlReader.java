package nl.mutatieboek.platform.html;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.PageDocument;

/** Goes: use {@link PageDocument}. */
public final class HtmlReader {
    private HtmlReader() {}

    public static List<String> rows(String page) {
        return PageDocument.parse(page).rows();
    }

    public static String text(String html) {
        return PageDocument.parse(html).text();
    }

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

    public static String csrf(String page) {
        return PageDocument.parse(page).csrf();
    }
}
