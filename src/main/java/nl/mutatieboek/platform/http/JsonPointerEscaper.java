package nl.mutatieboek.platform.http;

/** Escapes client-supplied names for JSON pointers (RFC 6901). */
final class JsonPointerEscaper {
    private static final int LONGEST = 100;

    private JsonPointerEscaper() {}

    /** Escapes a name; a very long name is truncated, and lone surrogates become question marks. */
    static String escape(String name) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        StringBuilder whole = new StringBuilder();
        shown.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(whole::appendCodePoint);
        return whole.toString().replace("~", "~0").replace("/", "~1");
    }
}
