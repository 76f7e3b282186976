package nl.mutatieboek.budget;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.MarkRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.EmbargoedException;
import nl.mutatieboek.platform.RefusalDisclosurePolicy;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.CurrentActor;
import nl.mutatieboek.security.EmbargoAccessLog;
import nl.mutatieboek.security.EmbargoedMomentProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Hides what a moment presents until an entry of the ledger ends its embargo, for every chapter or for one.
 *
 * <p>The staff of a chapter and auditors may read it before. Moments are ordered by submission date, so other readers
 * see everything before the first moment under embargo: a bound on the axis of moments, which every read has and every
 * response shows. The staff of a chapter sees data under embargo only in queries about that chapter.
 */
@Component
public class EmbargoPolicy implements EmbargoedMomentProvider, RefusalDisclosurePolicy {
    /** Number of chapters of a mutation that the bill of one of them names whole. */
    private static final int CHAPTERS_IN_ONE_BILL = 2;

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

    /** Policy of the command line, whose operator has the whole book: nothing is hidden. */
    public static EmbargoPolicy unrestricted(StructureQueries structure) {
        return new EmbargoPolicy(chapters -> true, (chapters, moments) -> {}, structure, List::of);
    }

    private static List<Moment> registeredMoments(LedgerReader entries) {
        return entries.readStream(nl.mutatieboek.domain.StreamId.CALENDAR).stream()
                .map(LedgerEntry::event)
                .filter(CalendarEvent.MomentRegistered.class::isInstance)
                .map(event -> ((CalendarEvent.MomentRegistered) event).moment())
                .toList();
    }

    /**
     * Includes moments that the ledger has and the read model does not have yet, because raw entries are read from the
     * ledger.
     */
    @Override
    public List<Moment> moments() {
        StructureSnapshot now = structure.current();
        return Stream.concat(
                        hiddenMoments(now).map(KnownMoment::moment),
                        registeredMoments.get().stream().filter(moment -> !now.knows(moment)))
                .toList();
    }

    /** Whether the read model contains anything that is hidden from some reader. */
    boolean hasHiddenMoments() {
        return hiddenMoments(structure.current()).findFirst().isPresent();
    }

    private Stream<KnownMoment> hiddenMoments(StructureSnapshot now) {
        return now.moments().stream().filter(known -> isHidden(now, known, EmbargoCheckScope.WHOLE_BOOK));
    }

    /**
     * Bounds a point to what the reader may see of these chapters: it ends before the first moment under embargo for
     * one of them that the reader may not read. Later moments include that moment, whatever their own day. Records the
     * read if it shows anything under embargo.
     *
     * @throws EmbargoedException if it names a hidden moment or one after it, or if nothing was submitted yet
     */
    ResolvedAsOf limitAndRecordRead(ResolvedAsOf point, EmbargoCheckScope scope) {
        Moment named = point.axes().moment();
        Set<Moment> embargoed = new LinkedHashSet<>();
        KnownMoment last = null;
        KnownMoment firstHidden = null;
        for (KnownMoment known : point.now().moments()) {
            if (isHidden(point.now(), known, scope)) {
                if (!readPermission.test(hiddenChapters(point.now(), known, scope))) {
                    firstHidden = known;
                    break;
                }
                embargoed.add(known.moment());
            }
            last = known;
        }
        ResolvedAsOf seen =
                point.withHorizon(new EmbargoHorizon(embargoed, firstHidden == null ? null : firstHidden.moment()));
        if (firstHidden != null) {
            if (named == null && last != null) {
                seen = seen.upToMoment(last.moment());
            } else if (named == null || seen.isHidden(named)) {
                throw underEmbargo(firstHidden);
            }
        }
        accessLog.accept(
                scope.chapters(),
                embargoed.stream().filter(seen::includesMoment).toList());
        return seen;
    }

    /**
     * Requires that the actor of a command may see the whole book in a moment, whatever is recorded there. Records the
     * read, because a refusal may show something under embargo. A moment that is not in the book is left to the rules.
     *
     * @throws EmbargoedException otherwise
     */
    void requireVisibleOrRecordRead(Moment moment) {
        StructureSnapshot now = structure.current();
        KnownMoment known = now.moment(moment).orElse(null);
        if (known == null || !isHidden(now, known, EmbargoCheckScope.WHOLE_BOOK)) {
            return;
        }
        if (!readPermission.test(Set.of())) {
            throw underEmbargo(known);
        }
        accessLog.accept(Set.of(), List.of(moment));
    }

    /** Later moments include one under embargo, whatever their own day. */
    private Stream<KnownMoment> hiddenUpTo(StructureSnapshot now, Moment moment) {
        return hiddenMoments(now).filter(known -> now.momentOrder().compare(known.moment(), moment) <= 0);
    }

    /** Whether parliament has received everything that is presented up to a moment; it is then public. */
    public boolean isPublicUpTo(Moment moment) {
        StructureSnapshot now = structure.current();
        return now.knows(moment) && hiddenUpTo(now, moment).findFirst().isEmpty();
    }

    /**
     * Requires that everything up to a moment in the book is public, for any reader.
     *
     * @throws EmbargoedException otherwise
     */
    public void requirePublicUpTo(Moment moment) {
        hiddenUpTo(structure.current(), moment).findFirst().ifPresent(first -> {
            throw underEmbargo(first);
        });
    }

    /**
     * Whether a mutation of these chapters in a moment is under embargo, and the reader may read none of them under
     * embargo. A moment that the read model does not have yet is under embargo, because mutations are read from the
     * ledger and may be ahead of it. Records the read if data under embargo is shown.
     */
    public boolean isHiddenOrRecordRead(Moment moment, Collection<ChapterCode> chapters) {
        StructureSnapshot now = structure.current();
        if (!isUnderEmbargo(now, moment, chapters)) {
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
     * Whether a mutation of these chapters in a moment is hidden from some reader. The bill of one of two chapters names
     * both sides, so it makes the mutation public; one of more chapters is public when it is for all of them.
     */
    public boolean isUnderEmbargo(Moment moment, Collection<ChapterCode> chapters) {
        return isUnderEmbargo(structure.current(), moment, chapters);
    }

    private boolean isUnderEmbargo(StructureSnapshot now, Moment moment, Collection<ChapterCode> chapters) {
        Predicate<ChapterCode> hidden = chapter -> isHidden(now, moment, chapter);
        boolean untilAll = isHiddenUntilAllArePublic(chapters)
                && now.moment(moment).filter(now::isEmbargoLifted).isEmpty();
        return untilAll ? chapters.stream().anyMatch(hidden) : chapters.stream().allMatch(hidden);
    }

    /** Whether a mutation of these chapters is under embargo until that has ended for all of them. */
    static boolean isHiddenUntilAllArePublic(Collection<ChapterCode> chapters) {
        return chapters.size() > CHAPTERS_IN_ONE_BILL;
    }

    /**
     * Whether balances of a chapter up to a moment include anything that is hidden from the reader. Records the read if
     * data under embargo is shown.
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

    /** Refusals must not disclose data about a reserve or an item of another chapter either. */
    @Override
    public Optional<CodedException> substituteFor(Refusal refusal) {
        return switch (refusal) {
            case FigureRefusal.ReserveOverdrawn r -> instead(r.moment(), r.item());
            case FigureRefusal.ReserveBelowZero r -> instead(r.moment(), r.item());
            case StructureRefusal.ItemUsed r -> instead(r.moment(), r.item());
            case MarkRefusal.CeilingRecordedBefore r -> insteadForBook(r.moment());
            case MarkRefusal.CeilingReplacedWithoutReason r -> insteadForBook(r.moment());
            case Refusal.TogetherRefused together ->
                together.refused().stream()
                        .flatMap(one -> substituteFor(one.refusal()).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private Optional<CodedException> insteadForBook(Moment moment) {
        StructureSnapshot now = structure.current();
        KnownMoment known = now.moment(moment).orElse(null);
        if (known == null) {
            return Optional.of(UnavailableException.notNow());
        }
        return isHidden(now, known, EmbargoCheckScope.WHOLE_BOOK) && !readPermission.test(Set.of())
                ? Optional.of(underEmbargo(known))
                : Optional.empty();
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
    private boolean isHidden(StructureSnapshot now, KnownMoment known, EmbargoCheckScope scope) {
        return scope.isWholeBook()
                ? !now.isEmbargoLifted(known)
                : !hiddenChapters(now, known, scope).isEmpty();
    }

    /** Returns the chapters of a scope for which a moment is hidden; none means all chapters of the book. */
    private Set<ChapterCode> hiddenChapters(StructureSnapshot now, KnownMoment known, EmbargoCheckScope scope) {
        return scope.chapters().stream()
                .filter(chapter -> isHidden(now, known.moment(), chapter))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the data of a chapter in a moment is under embargo, as for every moment that the read model does not have
     * yet.
     */
    private boolean isHidden(StructureSnapshot now, Moment moment, ChapterCode chapter) {
        return !now.isEmbargoLifted(moment, chapter);
    }

    private static EmbargoedException underEmbargo(KnownMoment moment) {
        return new EmbargoedException(moment.moment(), moment.submittedOn());
    }
}
