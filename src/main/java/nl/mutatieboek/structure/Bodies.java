package nl.mutatieboek.structure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
     * @param assumed whether no source gives the day and the statutory one is taken; false by default
     * @param publicAt the stated time, on that day, at which the embargo ends; without it a recorded presentation ends the
     *     embargo of its chapter, and a day that is over ends it for every chapter
     */
    @Schema(name = "NewMoment")
    record MomentBody(
            String moment,
            LocalDate submittedOn,
            @Nullable Boolean assumed,
            @Nullable OffsetDateTime publicAt) {}

    /**
     * What a moment is instead of what was registered of it wrongly.
     *
     * @param assumed whether no source gives the day and the statutory one is taken; false by default
     * @param publicAt the stated time, on that day, at which the embargo ends
     */
    @Schema(name = "NewMomentCorrection")
    record MomentCorrectionBody(
            LocalDate submittedOn,
            @Nullable Boolean assumed,
            @Nullable OffsetDateTime publicAt,
            String reason) {}

    /** Nothing: the path says everything. */
    @Schema(name = "NewMomentCorrectionWithdrawal")
    record MomentCorrectionWithdrawalBody() {}

    /** For which chapter a moment is closed. */
    @Schema(name = "NewClosing")
    record ClosingBody(String chapter) {}

    /** For which chapter a moment is opened again, and why. */
    @Schema(name = "NewReopening")
    record ReopeningBody(String chapter, String reason) {}

    /**
     * A bill that was presented.
     *
     * @param document its Kamerstuk
     */
    @Schema(name = "NewPresentation")
    record PresentationBody(String chapter, String document, LocalDate presentedOn) {}

    /**
     * A bill that was adopted.
     *
     * @param act where the act stands, such as Stb. 2026, 112
     * @param effectiveFrom from when it has legal effect
     */
    @Schema(name = "NewAdoption")
    record AdoptionBody(String chapter, String act, LocalDate adoptedOn, LocalDate effectiveFrom) {}

    /** For which chapter what was recorded last of a bill is taken back, and why it was not so. */
    @Schema(name = "NewRevocation")
    record RevocationBody(String chapter, String reason) {}
}
