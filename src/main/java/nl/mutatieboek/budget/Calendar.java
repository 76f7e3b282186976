package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import nl.mutatieboek.budget.Event.MomentRegistered;
import nl.mutatieboek.budget.term.Moment;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The line on which all moments stand, over both clocks: by submission date, then budget year, then OWB &lt; NVW &lt; ISB
 * &lt; VB &lt; O1 &lt; SBS &lt; O2 &lt; SW, then number.
 */
public record Calendar(PMap<Moment, LocalDate> submitted) {
    public static final Calendar EMPTY = new Calendar(HashTreePMap.empty());

    /** The submission date of a moment that the book knows. */
    public Optional<LocalDate> submittedOn(Moment moment) {
        return Optional.ofNullable(submitted.get(moment));
    }

    /** The order of known moments on the line. */
    public Comparator<Moment> line() {
        return Comparator.comparing((Moment moment) -> submittedOn(moment).orElseThrow())
                .thenComparing(Moment::year)
                .thenComparing(Moment::code)
                .thenComparingInt(Moment::number);
    }

    public Calendar evolve(Event.OfCalendar event) {
        return switch (event) {
            case MomentRegistered e -> {
                if (submitted.containsKey(e.moment())) {
                    throw new IllegalStateException("Registered twice: " + e);
                }
                yield new Calendar(submitted.plus(e.moment(), e.submittedOn()));
            }
        };
    }
}
