package nl.mutatieboek.oversight.reserve;

import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/** The requested chapter; null for all. */
public record ReserveChapterQuery(@Nullable ChapterCode chapter) implements ValidatedQuery {}
