package nl.mutatieboek.importing.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds names of which characters were damaged before they were published, and repairs those of which it is certain what stood
 * there. A name in UTF-8 that was read as Windows-1252 ({@code FinanciÃ«n}) is read back. A question mark or a replacement
 * character within a word ({@code Financi?n}) stands for one letter, and only another name of the same code tells which.
 */
public final class DamagedNameRepairer {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern MISREAD = Pattern.compile("[\\u00C2-\\u00F4][\\u0080-\\u00BF\\u0152-\\u2122]");
    private static final Pattern LOST = Pattern.compile("\\uFFFD|(?<=\\p{L})\\?(?=\\p{L})");

    private DamagedNameRepairer() {}

    public static boolean isDamaged(String name) {
        return LOST.matcher(name).find() || !name.equals(readBack(name));
    }

    /**
     * The name as it was, where that is certain.
     *
     * @param others what the same file calls the same code in other years
     */
    public static Optional<String> repair(String name, Collection<String> others) {
        String read = readBack(name);
        if (!LOST.matcher(read).find()) {
            return Optional.of(read);
        }
        Pattern sought = Pattern.compile("\\Q" + LOST.matcher(read).replaceAll("\\\\E\\\\p{L}\\\\Q") + "\\E");
        List<String> found = others.stream()
                .filter(other -> sought.matcher(other).matches())
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String readBack(String name) {
        if (!MISREAD.matcher(name).find()) {
            return name;
        }
        try {
            ByteBuffer bytes = WINDOWS.newEncoder().encode(CharBuffer.wrap(name));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return name;
        }
    }
}
