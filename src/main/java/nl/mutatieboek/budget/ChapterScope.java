package nl.mutatieboek.budget;

import nl.mutatieboek.domain.value.ChapterCode;
import org.jspecify.annotations.Nullable;

/**
 * The chapter in which a person works on the pages, or all chapters.
 *
 * @param chapter null for all
 */
public record ChapterScope(@Nullable ChapterCode chapter) {
    /** All chapters. */
    static final ChapterScope ALL = new ChapterScope(null);

    private static final String ALL_CHAPTERS = "all";

    /**
     * Parses {@code XX} or {@code all}.
     *
     * @throws nl.mutatieboek.domain.value.MalformedValueException for any other text
     */
    public static ChapterScope parse(String text) {
        return text.equals(ALL_CHAPTERS) ? ALL : new ChapterScope(new ChapterCode(text));
    }

    @Override
    public String toString() {
        return chapter == null ? ALL_CHAPTERS : chapter.value();
    }
}
