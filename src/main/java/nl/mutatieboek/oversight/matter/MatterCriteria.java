package nl.mutatieboek.oversight.matter;

import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Criteria for amendments, motions and undertakings; null matches all. All criteria must match.
 *
 * @param bill moment of the bill to which it belongs
 * @param parliamentaryPaper number of its parliamentary paper, or of an earlier version of it, in whatever spelling
 */
@EmptyMeansAbsent
public record MatterCriteria(
        @Nullable ChapterCode chapter,
        @Nullable MatterType type,
        @Nullable MatterState state,
        @Nullable Moment bill,
        @ValidDomainTerm("line") @Nullable String parliamentaryPaper)
        implements ValidatedQuery {
    public static final MatterCriteria ALL = new MatterCriteria(null, null, null, null, null);

    /** Returns these criteria for one chapter; null for no limit. */
    public MatterCriteria within(@Nullable ChapterCode only) {
        return only == null ? this : new MatterCriteria(only, type, state, bill, parliamentaryPaper);
    }

    boolean matches(TrackedMatter matter) {
        return (chapter == null || chapter.equals(matter.id().chapter()))
                && (type == null || type == matter.details().type())
                && (state == null || state == matter.state())
                && (bill == null || bill.equals(matter.details().bill()))
                && (parliamentaryPaper == null || matter.matter().hasPaper(parliamentaryPaper));
    }
}
