package nl.mutatieboek.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the XML of a workbook before a reader takes it into memory: what is too large, or means to be, is found while
 * it streams by.
 */
final class XmlTags {
    /** What to do with each tag. */
    interface Seen {
        /**
         * Sees one.
         *
         * @param name without its prefix; of an end tag with a slash before it
         * @param tag as it is written, without the brackets
         * @param before characters of text since the tag before
         */
        void tag(String name, String tag, long before);
    }

    private static final int LONGEST_TAG = 8_192;
    private static final Map<String, Pattern> ATTRIBUTES = new ConcurrentHashMap<>();

    private final long most;
    private final long packed;

    /**
     * @param most bytes that may come out of it
     * @param packed bytes that it takes in the file; negative where that is not known
     */
    XmlTags(long most, long packed) {
        this.most = most;
        this.packed = packed;
    }

    /**
     * Looks through all of it.
     *
     * @throws UnreadableFile where it is too large, or no plain XML
     */
    void look(InputStream in, Seen seen) throws IOException {
        byte[] bytes = new byte[1 << 16];
        StringBuilder tag = new StringBuilder();
        long count = 0;
        long text = 0;
        boolean inside = false;
        int quote = 0;
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            count += read;
            requireSmall(count);
            for (int at = 0; at < read; at++) {
                int c = bytes[at] & 0xFF;
                if (c == 0) {
                    throw new UnreadableFile(0, Reason.DAMAGED);
                }
                if (!inside) {
                    if (c == '<') {
                        inside = true;
                        quote = 0;
                        tag.setLength(0);
                    } else {
                        text++;
                    }
                    continue;
                }
                boolean ends = c == '>' && quote == 0 && !isOpen(tag);
                if (ends) {
                    inside = false;
                    if (!isAside(tag)) {
                        tell(tag, text, seen);
                        text = 0;
                    }
                    continue;
                }
                if (!isAside(tag)) {
                    if (quote == 0 && (c == '"' || c == '\'')) {
                        quote = c;
                    } else if (c == quote) {
                        quote = 0;
                    }
                }
                tag.append((char) c);
                if (tag.length() > LONGEST_TAG) {
                    throw new UnreadableFile(0, Reason.DAMAGED);
                }
            }
        }
    }

    private void requireSmall(long count) {
        if (packed >= 0 && count > Limits.PACKED_FROM && count / Limits.PACKED > packed) {
            throw new UnreadableFile(0, Reason.BOMB);
        }
        if (count > most) {
            throw new UnreadableFile(0, Reason.TOO_LARGE);
        }
    }

    /** A comment, a section of characters or an instruction to programs. */
    private static boolean isAside(StringBuilder tag) {
        return !tag.isEmpty() && (tag.charAt(0) == '!' || tag.charAt(0) == '?');
    }

    /** Whether a bracket does not end it yet. */
    private static boolean isOpen(StringBuilder tag) {
        if (!isAside(tag)) {
            return false;
        }
        if (tag.charAt(0) == '?') {
            return !ends(tag, "?");
        }
        if (tag.indexOf("!--") == 0) {
            return tag.length() < 5 || !ends(tag, "--");
        }
        if (tag.indexOf("![CDATA[") == 0) {
            return !ends(tag, "]]");
        }
        // A document type, in which a workbook has nothing to declare but entities that grow.
        throw new UnreadableFile(0, Reason.BOMB);
    }

    private static boolean ends(StringBuilder tag, String with) {
        int from = tag.length() - with.length();
        return from >= 0 && tag.indexOf(with, from) == from;
    }

    private static void tell(StringBuilder tag, long text, Seen seen) {
        int end = 0;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end)) && (tag.charAt(end) != '/' || end == 0)) {
            end++;
        }
        String name = tag.substring(0, end);
        boolean closes = name.startsWith("/");
        String local = name.substring(Math.max(name.indexOf(':') + 1, closes ? 1 : 0));
        seen.tag(closes ? "/" + local : local, tag.toString(), text);
    }

    /** The value of an attribute, as it is written. */
    static @Nullable String attribute(String tag, String name) {
        Matcher found = ATTRIBUTES
                .computeIfAbsent(
                        name,
                        asked -> Pattern.compile("\\s(?:[\\w.-]+:)?" + asked + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')"))
                .matcher(tag);
        if (!found.find()) {
            return null;
        }
        String value = found.group(1) == null ? found.group(2) : found.group(1);
        // Bytes were taken for characters one by one.
        return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
