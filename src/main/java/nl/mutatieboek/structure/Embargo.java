package nl.mutatieboek.structure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.access.Disclosures;
import nl.mutatieboek.access.UnderEmbargo;
import nl.mutatieboek.api.Discretion;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.budget.Refusal;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.structure.Structure.KnownMoment;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What is presented on a later day is nobody's business before it, but of those who work on it and of auditors. Because moments
 * stand on their line by submission date, what others may see ends before the first one that was not submitted: a bound on the axis of
 * moments, which every read has, and which the answer shows. Whoever works for a chapter sees what is under embargo in questions
 * about that chapter alone.
 */
@Component
public class Embargo implements UnderEmbargo, Discretion {
    static final ZoneId THE_HAGUE = ZoneId.of("Europe/Amsterdam");

    private final Predicate<Set<ChapterCode>> mayRead;
    private final BiConsumer<Collection<ChapterCode>, List<Moment>> disclosed;
    private final Structure structure;
    private final Clock clock;

    @Autowired
    Embargo(Acting acting, Disclosures disclosures, Structure structure, Clock clock) {
        this(acting::mayReadUnderEmbargo, disclosures::note, structure, clock);
    }

    private Embargo(
            Predicate<Set<ChapterCode>> mayRead,
            BiConsumer<Collection<ChapterCode>, List<Moment>> disclosed,
            Structure structure,
            Clock clock) {
        this.mayRead = mayRead;
        this.disclosed = disclosed;
        this.structure = structure;
        this.clock = clock;
    }

    /** For who holds the book itself in hand, as its operator does: nothing is hidden. */
    public static Embargo lifted(Structure structure) {
        return new Embargo(chapters -> true, (chapters, moments) -> {}, structure, Clock.systemUTC());
    }

    @Override
    public List<Moment> moments() {
        return hidden(structure.now()).map(KnownMoment::moment).toList();
    }

    /**
     * The axes of a question, as far as who asks may see.
     *
     * @param about the chapters that it is about; none means all
     * @throws Problem 403 if it names a moment under embargo, or if nothing was submitted yet
     */
    Axes bounded(Axes asked, Set<ChapterCode> about) {
        Outline now = structure.now();
        Moment named = asked.moment();
        List<KnownMoment> reached = reached(now, named);
        if (reached.isEmpty()) {
            return asked;
        }
        if (mayRead.test(about)) {
            disclosed.accept(about, reached.stream().map(KnownMoment::moment).toList());
            return asked;
        }
        KnownMoment first = reached.getFirst();
        if (named != null) {
            if (now.knows(named)) {
                throw underEmbargo(first);
            }
            return asked;
        }
        Moment last = now.moments().stream()
                .takeWhile(moment -> !moment.equals(first))
                .reduce((earlier, later) -> later)
                .map(KnownMoment::moment)
                .orElseThrow(() -> underEmbargo(first));
        return new Axes(asked.effectiveOn(), asked.knownAt(), last);
    }

    /** What stands behind a moment under embargo on the line counts it too, whatever day is its own. */
    private List<KnownMoment> reached(Outline now, @Nullable Moment named) {
        return hidden(now)
                .filter(moment ->
                        named == null || !now.knows(named) || now.line().compare(moment.moment(), named) <= 0)
                .toList();
    }

    /** Whether parliament has all in hand that is presented up to a moment; what then is told of it is for everybody. */
    public boolean isLifted(Moment moment) {
        return reached(structure.now(), moment).isEmpty();
    }

    /**
     * That it has, whoever asks.
     *
     * @throws Problem 403 otherwise
     */
    public void requireLifted(Moment moment) {
        reached(structure.now(), moment).stream().findFirst().ifPresent(first -> {
            throw underEmbargo(first);
        });
    }

    /** Whether what these chapters present in a moment is not for who asks. */
    public boolean hides(Moment moment, Collection<ChapterCode> chapters) {
        if (hidden(moment).isEmpty()) {
            return false;
        }
        List<ChapterCode> open = chapters.stream()
                .filter(chapter -> mayRead.test(Set.of(chapter)))
                .toList();
        if (!open.isEmpty()) {
            disclosed.accept(open, List.of(moment));
        }
        return open.isEmpty();
    }

    /**
     * That who asks may see what these chapters present in a moment: for one of them is enough.
     *
     * @throws Problem 403 otherwise
     */
    public void require(Moment moment, Collection<ChapterCode> chapters) {
        if (hides(moment, chapters)) {
            throw underEmbargo(hidden(moment).orElseThrow());
        }
    }

    /** What lies on a reserve of another chapter is told by no refusal either. */
    @Override
    public Optional<Problem> instead(Refusal refusal) {
        if (refusal instanceof Refusal.ReserveOverdrawn overdrawn) {
            return hides(overdrawn.moment(), List.of(overdrawn.item().chapter()))
                    ? hidden(overdrawn.moment()).map(Embargo::underEmbargo)
                    : Optional.empty();
        }
        return refusal instanceof Refusal.TogetherRefused together
                ? together.refused().stream()
                        .flatMap(one -> instead(one.refusal()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<KnownMoment> hidden(Moment moment) {
        return hidden(structure.now())
                .filter(known -> known.moment().equals(moment))
                .findFirst();
    }

    /** In the order of their line. */
    private Stream<KnownMoment> hidden(Outline now) {
        return now.moments().stream().filter(moment -> !isLifted(now, moment));
    }

    private boolean isLifted(Outline now, KnownMoment moment) {
        return now.isSubmitted(moment, LocalDate.ofInstant(clock.instant(), THE_HAGUE));
    }

    private static Problem underEmbargo(KnownMoment moment) {
        return Problem.of(403, "under-embargo", Map.of("moment", moment.moment(), "submittedOn", moment.submittedOn()));
    }
}
