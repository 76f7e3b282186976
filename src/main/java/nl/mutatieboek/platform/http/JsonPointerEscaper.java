package nl.mutatieboek.platform.http;

/** Names in JSON pointers (RFC 6901), made of what somebody sent. */
final class JsonPointerEscaper {
    private static final int LONGEST = 100;

    private JsonPointerEscaper() {}

    /** The name as it stands in a pointer, cut where it goes on and on; half characters become question marks. */
    static String escape(String name) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        StringBuilder whole = new StringBuilder();
        shown.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(whole::appendCodePoint);
        return whole.toString().replace("~", "~0").replace("/", "~1");
    }
}
