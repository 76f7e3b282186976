package nl.mutatieboek.security;

import java.util.Map;
import nl.mutatieboek.domain.value.ChapterCode;

/** Provides the chapters for which a role can be granted. */
public interface ChapterNameProvider {
    /** Returns the names of the chapters by code, in budget order; empty for a chapter without a name. */
    Map<ChapterCode, String> chapterNames();
}
