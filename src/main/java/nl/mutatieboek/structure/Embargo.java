package nl.mutatieboek.structure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.structure.Structure.KnownMoment;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What is presented on a later day is nobody's business before it, but of those who work on it and of auditors. Because moments
 * stand on their line by submission date, what a reader may see ends at the last one that was submitted: a bound on the axis of
 * moments, which every read has, and which the answer shows.
 */
@Component
public class Embargo {
    private static final ZoneId THE_HAGUE = ZoneId.of("Europe/Amsterdam");

    private final BooleanSupplier mayRead;
    private final Structure structure;
    private final Clock clock;

    @Autowired
    Embargo(Acting acting, Structure structure, Clock clock) {
        this(acting::mayReadUnderEmbargo, structure, clock);
    }

    private Embargo(BooleanSupplier mayRead, Structure structure, Clock clock) {
        this.mayRead = mayRead;
        this.structure = structure;
        this.clock = clock;
    }

    /** For who holds the book itself in hand, as its operator does: nothing is hidden. */
    public static Embargo lifted(Structure structure) {
        return new Embargo(() -> true, structure, Clock.systemUTC());
    }

    /**
     * The axes of a question, as far as who asks may see.
     *
     * @throws Problem 403 if it names a moment under embargo, or if nothing was submitted yet
     */
    Axes bounded(Axes asked) {
        Outline now = structure.now();
        if (mayRead.getAsBoolean() || now.moments().stream().allMatch(this::isLifted)) {
            return asked;
        }
        Moment named = asked.moment();
        if (named != null) {
            require(named);
            return asked;
        }
        Moment last = now.moments().stream()
                .filter(this::isLifted)
                .reduce((earlier, later) -> later)
                .map(KnownMoment::moment)
                .orElseThrow(() -> underEmbargo(now.moments().getFirst()));
        return new Axes(asked.effectiveOn(), asked.knownAt(), last);
    }

    /**
     * That who asks may see what is presented in a moment.
     *
     * @throws Problem 403 otherwise
     */
    public void require(Moment moment) {
        Optional<KnownMoment> hidden = mayRead.getAsBoolean()
                ? Optional.empty()
                : structure.now().moments().stream()
                        .filter(known -> known.moment().equals(moment) && !isLifted(known))
                        .findFirst();
        if (hidden.isPresent()) {
            throw underEmbargo(hidden.get());
        }
    }

    private boolean isLifted(KnownMoment moment) {
        return !moment.submittedOn().isAfter(LocalDate.ofInstant(clock.instant(), THE_HAGUE));
    }

    private static Problem underEmbargo(KnownMoment moment) {
        return Problem.of(403, "under-embargo", Map.of("moment", moment.moment(), "submittedOn", moment.submittedOn()));
    }
}
