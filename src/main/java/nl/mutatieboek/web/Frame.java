package nl.mutatieboek.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What stands around every page.
 *
 * @param person who came in; null for nobody
 * @param path where this page is, without query
 * @param languages the languages, each with where this page is in it
 * @param demo whether the book is the demo
 */
record Frame(@Nullable String person, String path, List<Language> languages, boolean demo) {
    Frame {
        languages = List.copyOf(languages);
    }

    /**
     * The address of another page, with those parameters that have a value; Thymeleaf's own links write one without as if it
     * were empty.
     *
     * @param namesAndValues in turn
     */
    public String address(String to, @Nullable Object... namesAndValues) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(to);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                address.queryParam(String.valueOf(namesAndValues[i]), value.toString());
            }
        }
        return address.encode().build().toUriString();
    }

    /**
     * A language.
     *
     * @param tag such as {@code nl}
     * @param address this page in that language, without scheme and host
     * @param current whether this page is written in it
     */
    record Language(String tag, String address, boolean current) {}
}
