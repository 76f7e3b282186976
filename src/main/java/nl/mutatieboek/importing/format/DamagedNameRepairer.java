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
 * Finds names with damaged characters, and repairs them if the original is certain. UTF-8 that was decoded as
 * Windows-1252 ({@code FinanciÃ«n}) is decoded again. A question mark or replacement character within a word ({@code
 * Financi?n}) stands for one letter, which only another name of the same code can tell.
 */
public final class DamagedNameRepairer {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern MISREAD = Pattern.compile("[\\u00C2-\\u00F4][\\u0080-\\u00BF\\u0152-\\u2122]");
    private static final Pattern LOST = Pattern.compile("\\uFFFD|(?<=\\p{L})\\?(?=\\p{L})");

    private DamagedNameRepairer() {}

    public static boolean isDamaged(String name) {
        return LOST.matcher(name).find() || !name.equals(decodeAgain(name));
    }

    /**
     * The original name, if it is certain.
     *
     * @param others names of the same code in other years of the file
     */
    public static Optional<String> repair(String name, Collection<String> others) {
        String read = decodeAgain(name);
        if (!LOST.matcher(read).find()) {
            return Optional.of(read);
        }
        Pattern candidates = Pattern.compile("\\Q" + LOST.matcher(read).replaceAll("\\\\E\\\\p{L}\\\\Q") + "\\E");
        List<String> matches = others.stream()
                .filter(other -> candidates.matcher(other).matches())
                .distinct()
                .toList();
        return matches.size() == 1 ? Optional.of(matches.getFirst()) : Optional.empty();
    }

    private static String decodeAgain(String name) {
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
