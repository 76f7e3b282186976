package nl.mutatieboek.structure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What may be posted, for the description of the API; the doors read it member by member, and a test holds them to this. */
interface Bodies {
    /**
     * A new chapter.
     *
     * @param budgetStatement true by default
     */
    @Schema(name = "NewChapter")
    record ChapterBody(
            String chapter,
            String name,
            int validFrom,
            @Nullable Integer validUntil,
            @Nullable Boolean budgetStatement) {}

    /**
     * A new item.
     *
     * @param item its full path
     */
    @Schema(name = "NewItem")
    record ItemBody(
            String item,
            String name,
            int validFrom,
            @Nullable Integer validUntil) {}

    /**
     * A new moment.
     *
     * @param assumed false by default
     */
    @Schema(name = "NewMoment")
    record MomentBody(
            String moment, LocalDate submittedOn, @Nullable Boolean assumed) {}

    /** For which chapter a moment is closed. */
    @Schema(name = "NewClosing")
    record ClosingBody(String chapter) {}
}
