package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.EmbargoedException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.http.RefusalDisclosurePolicy;
import nl.mutatieboek.security.CurrentActor;
import nl.mutatieboek.security.EmbargoAccessLog;
import nl.mutatieboek.security.EmbargoedMomentProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What a moment presents is under embargo until an entry of the ledger says that the embargo ended, for every chapter or for one.
 * Those who work on it and auditors may read it before. Because moments stand on their line by submission date, what others may
 * see ends before the first moment under embargo: a bound on the axis of moments, which every read has, and which the answer shows.
 * Whoever works for a chapter sees what is under embargo in questions about that chapter alone.
 */
@Component
public class EmbargoPolicy implements EmbargoedMomentProvider, RefusalDisclosurePolicy {

    private final Predicate<Set<ChapterCode>> readPermission;
    private final BiConsumer<Collection<ChapterCode>, List<Moment>> accessLog;
    private final StructureQueries structure;
    private final Supplier<List<Moment>> registeredMoments;

    @Autowired
    EmbargoPolicy(CurrentActor acting, EmbargoAccessLog disclosures, StructureQueries structure, LedgerReader entries) {
        this(acting::mayReadUnderEmbargo, disclosures::recordAccess, structure, () -> registeredMoments(entries));
    }

    private EmbargoPolicy(
            Predicate<Set<ChapterCode>> mayRead,
            BiConsumer<Collection<ChapterCode>, List<Moment>> disclosed,
            StructureQueries structure,
            Supplier<List<Moment>> registered) {
        this.readPermission = mayRead;
        this.accessLog = disclosed;
        this.structure = structure;
        this.registeredMoments = registered;
    }

    /** For who holds the book itself in hand, as its operator does: nothing is hidden. */
    public static EmbargoPolicy unrestricted(StructureQueries structure) {
        return new EmbargoPolicy(chapters -> true, (chapters, moments) -> {}, structure, List::of);
    }

    private static List<Moment> registeredMoments(LedgerReader entries) {
        return entries.readStream(nl.mutatieboek.domain.StreamId.CALENDAR).stream()
                .map(LedgerEntry::event)
                .filter(Event.MomentRegistered.class::isInstance)
                .map(event -> ((Event.MomentRegistered) event).moment())
                .toList();
    }

    /** Also moments that the ledger holds and the read model does not know yet: raw entries are read from the ledger. */
    @Override
    public List<Moment> moments() {
        StructureSnapshot now = structure.current();
        return Stream.concat(
                        hiddenMoments(now).map(KnownMoment::moment),
                        registeredMoments.get().stream().filter(moment -> !now.knows(moment)))
                .toList();
    }

    /** Whether the read model has anything that is hidden from anybody. */
    boolean hasHiddenMoments() {
        return hiddenMoments(structure.current()).findFirst().isPresent();
    }

    private Stream<KnownMoment> hiddenMoments(StructureSnapshot now) {
        return now.moments().stream().filter(known -> isHidden(now, known, ResponseChapterScope.WHOLE_BOOK));
    }

    /**
     * A point as far as the reader may see these chapters: it ends before the first moment that is hidden for one of them which the reader
     * may not read under embargo. What stands behind such a moment on the line counts it too, whatever its own day is. Records the
     * read if it shows anything under embargo.
     *
     * @throws EmbargoedException if it names a moment that is hidden or stands behind a hidden one, or if nothing was submitted yet
     */
    ResolvedAsOf limitAndRecordRead(ResolvedAsOf point, ResponseChapterScope scope) {
        Moment named = point.axes().moment();
        List<Moment> disclosing = new ArrayList<>();
        KnownMoment last = null;
        for (KnownMoment known : point.now().moments()) {
            if (named != null && point.momentOrder().compare(known.moment(), named) > 0) {
                break;
            }
            if (isHidden(point.now(), known, scope)) {
                if (!readPermission.test(hiddenChapters(point.now(), known, scope))) {
                    if (named != null || last == null) {
                        throw underEmbargo(known);
                    }
                    accessLog.accept(scope.chapters(), disclosing);
                    return point.upToMoment(last.moment());
                }
                disclosing.add(known.moment());
            }
            last = known;
        }
        accessLog.accept(scope.chapters(), disclosing);
        return point;
    }

    /** What stands behind a moment under embargo on the line counts it too, whatever day is its own. */
    private Stream<KnownMoment> hiddenUpTo(StructureSnapshot now, Moment moment) {
        return hiddenMoments(now).filter(known -> now.momentOrder().compare(known.moment(), moment) <= 0);
    }

    /** Whether parliament has all in hand that is presented up to a moment; what then is told of it is for everybody. */
    public boolean isPublicUpTo(Moment moment) {
        StructureSnapshot now = structure.current();
        return now.knows(moment) && hiddenUpTo(now, moment).findFirst().isEmpty();
    }

    /**
     * That it has, whoever asks; of a moment that is in the book.
     *
     * @throws EmbargoedException otherwise
     */
    public void requirePublicUpTo(Moment moment) {
        hiddenUpTo(structure.current(), moment).findFirst().ifPresent(first -> {
            throw underEmbargo(first);
        });
    }

    /**
     * Whether what these chapters present in a moment is hidden from the reader: of all of them. A moment that the read model does not
     * know yet is hidden, because dossiers are read from the ledger and may be ahead of it. Records the read if it is shown under
     * embargo.
     */
    public boolean isHiddenOrRecordRead(Moment moment, Collection<ChapterCode> chapters) {
        StructureSnapshot now = structure.current();
        if (chapters.stream().anyMatch(chapter -> !isHidden(now, moment, chapter))) {
            return false;
        }
        List<ChapterCode> open = chapters.stream()
                .filter(chapter -> readPermission.test(Set.of(chapter)))
                .toList();
        if (!open.isEmpty()) {
            accessLog.accept(open, List.of(moment));
        }
        return open.isEmpty();
    }

    /**
     * Whether balances of a chapter up to a moment count anything that is hidden from the reader. Records the read if they are shown
     * under embargo.
     */
    public boolean isHiddenUpToOrRecordRead(Moment moment, ChapterCode chapter) {
        StructureSnapshot now = structure.current();
        if (!now.knows(moment)) {
            return isHiddenOrRecordRead(moment, List.of(chapter));
        }
        List<Moment> hidden = now.moments().stream()
                .map(KnownMoment::moment)
                .filter(known -> now.momentOrder().compare(known, moment) <= 0 && isHidden(now, known, chapter))
                .toList();
        if (hidden.isEmpty() || !readPermission.test(Set.of(chapter))) {
            return !hidden.isEmpty();
        }
        accessLog.accept(List.of(chapter), hidden);
        return false;
    }

    /** What lies on a reserve or an item of another chapter is told by no refusal either. */
    @Override
    public Optional<CodedException> substituteFor(Refusal refusal) {
        return switch (refusal) {
            case Refusal.ReserveOverdrawn r -> instead(r.moment(), r.item());
            case Refusal.ReserveBelowZero r -> instead(r.moment(), r.item());
            case Refusal.ItemUsed r -> instead(r.moment(), r.item());
            case Refusal.TogetherRefused together ->
                together.refused().stream()
                        .flatMap(one -> substituteFor(one.refusal()).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private Optional<CodedException> instead(Moment moment, ItemPath item) {
        return isHiddenOrRecordRead(moment, List.of(item.chapter()))
                ? Optional.of(structure
                        .current()
                        .moment(moment)
                        .<CodedException>map(EmbargoPolicy::underEmbargo)
                        .orElseGet(UnavailableException::notNow))
                : Optional.empty();
    }

    /** Whether a moment is hidden for any chapter of a scope. */
    private boolean isHidden(StructureSnapshot now, KnownMoment known, ResponseChapterScope scope) {
        return scope.isWholeBook()
                ? !now.isEmbargoLifted(known)
                : !hiddenChapters(now, known, scope).isEmpty();
    }

    /** The chapters of a scope for which a moment is hidden; none named means all chapters of the book. */
    private Set<ChapterCode> hiddenChapters(StructureSnapshot now, KnownMoment known, ResponseChapterScope scope) {
        return scope.chapters().stream()
                .filter(chapter -> isHidden(now, known.moment(), chapter))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether what a chapter presents in a moment is under embargo. So is a moment that the read model does not know yet. */
    private boolean isHidden(StructureSnapshot now, Moment moment, ChapterCode chapter) {
        return !now.isEmbargoLifted(moment, chapter);
    }

    private static EmbargoedException underEmbargo(KnownMoment moment) {
        return new EmbargoedException(moment.moment(), moment.submittedOn());
    }
}
