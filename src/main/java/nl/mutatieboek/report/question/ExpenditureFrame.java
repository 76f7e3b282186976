package nl.mutatieboek.report.question;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a document tests expenditure against: the parts of the ceiling, or the one framework.
 *
 * @param single whether there is one framework
 */
record ExpenditureFrame(boolean single) {
    static ExpenditureFrame of(Moment document) {
        return new ExpenditureFrame(Ceiling.isFrameworkTestedIn(document.year()));
    }

    /** The groups that together contain every line, in their order; the empty one is of lines that are not known. */
    List<Optional<Ceiling>> groups() {
        return single
                ? List.of(Optional.of(Ceiling.FRAMEWORK), Optional.of(Ceiling.OUTSIDE), Optional.empty())
                : List.of(
                        Optional.of(Ceiling.CENTRAL_GOVERNMENT),
                        Optional.of(Ceiling.SOCIAL_SECURITY),
                        Optional.of(Ceiling.HEALTH_CARE),
                        Optional.of(Ceiling.INVESTMENT),
                        Optional.of(Ceiling.OUTSIDE),
                        Optional.empty());
    }

    /**
     * The group of a line; null if it is not known. A line under the framework alone may count under any part of the
     * ceiling.
     */
    @Nullable
    Ceiling groupOf(BudgetMarks marks) {
        Ceiling ceiling = marks.ceiling();
        if (ceiling == null || ceiling == Ceiling.OUTSIDE) {
            return ceiling;
        }
        return single ? Ceiling.FRAMEWORK : ceiling == Ceiling.FRAMEWORK ? null : ceiling;
    }

    String heading(Optional<Ceiling> group, ReportMessages messages) {
        String name = group.map(Ceiling::name).orElse("unknown");
        boolean own =
                single && group.filter(ceiling -> ceiling != Ceiling.OUTSIDE).isEmpty();
        return messages.message("report.Ceiling." + (own ? "framework." : "") + name);
    }
}
