package nl.mutatieboek.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * A language.
     *
     * @param tag such as {@code nl}
     * @param address this page in that language, without scheme and host
     * @param current whether this page is written in it
     */
    record Language(String tag, String address, boolean current) {}
}
