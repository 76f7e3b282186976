package nl.mutatieboek.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.ChapterNameProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries for chapters, items and moments at any ledger number. */
@Component
public class StructureQueries implements ChapterNameProvider {
    private final ProjectionReader projections;
    /** The current structure, which every query needs. */
    private volatile @Nullable CachedSnapshot cachedLatest;
    /** The structure at the last earlier number that was queried. */
    private volatile @Nullable CachedSnapshot cachedEarlier;

    /**
     * A chapter in the book; {@code budgetStatement} is false for the Aanvullende Post.
     *
     * @param name its latest name; null if unknown
     */
    public record KnownChapter(ChapterCode code, @Nullable String name, Validity validity, boolean budgetStatement) {
        KnownChapter withName(@Nullable String other) {
            return new KnownChapter(code, other, validity, budgetStatement);
        }
    }

    /**
     * A registered item. A path may be several items, each for other budget years.
     *
     * @param name its name in the first of these years; null if unknown
     */
    public record KnownItem(ItemPath path, @Nullable String name, Validity validity) {
        KnownItem withName(@Nullable String other) {
            return new KnownItem(path, other, validity);
        }
    }

    /** A change of a moment or its bill that a second person must confirm. */
    public enum MomentChange {
        CLOSING,
        REOPENING,
        PRESENTATION,
        ADOPTION,
        REVOCATION
    }

    /**
     * A pending change of a moment for a chapter.
     *
     * @param change the event that is recorded when a second person confirms it
     */
    public record PendingMomentChange(ChapterCode chapter, PersonId by, Event.TwoPersonChange change) {
        /** Returns the type of the change. */
        public MomentChange type() {
            return switch (change) {
                case Event.MomentClosed e -> MomentChange.CLOSING;
                case Event.MomentReopened e -> MomentChange.REOPENING;
                case Event.BillPresented e -> MomentChange.PRESENTATION;
                case Event.BillAdopted e -> MomentChange.ADOPTION;
                case Event.BillPresentationRevoked e -> MomentChange.REVOCATION;
                case Event.BillAdoptionRevoked e -> MomentChange.REVOCATION;
                case CalendarEvent.MomentCorrected e ->
                    throw new IllegalStateException("Not an event of a chapter: " + e);
                case Event.ItemCorrected e -> throw new IllegalStateException("Not an event of a moment: " + e);
                case Event.ItemNameCorrected e -> throw new IllegalStateException("Not an event of a moment: " + e);
            };
        }

        /** Returns its reason; null if it has none. */
        public @Nullable String reason() {
            return switch (change) {
                case Event.MomentReopened e -> e.reason();
                case Event.BillPresentationRevoked e -> e.reason();
                case Event.BillAdoptionRevoked e -> e.reason();
                default -> null;
            };
        }

        /** Whether it concerns the bill of the chapter, which is hidden until its embargo ends. */
        public boolean isOfBill() {
            return type() != MomentChange.CLOSING && type() != MomentChange.REOPENING;
        }
    }

    /**
     * A correction of a registration or a name that awaits a second person.
     *
     * @param by who proposed it
     * @param change the event that is recorded when a second person confirms it
     */
    public record PendingItemCorrection(ItemPath item, PersonId by, Event.TwoPersonChange change) {}

    /**
     * A correction of a moment that awaits a second person.
     *
     * @param by who proposed it
     */
    public record PendingMomentCorrection(
            PersonId by,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            String reason) {
        static PendingMomentCorrection of(CalendarEvent.MomentCorrectionProposed e) {
            return new PendingMomentCorrection(
                    e.by(),
                    e.change().submittedOn(),
                    e.change().assumed(),
                    e.change().publicAt(),
                    e.change().reason());
        }
    }

    /**
     * A moment with its submission date.
     *
     * @param publicAt the stated time at which its embargo ends; null if none is stated
     * @param closedFor the chapters for which it is closed
     * @param pendingChanges the changes that await a second person
     * @param embargoEnds the chapters for which its embargo ended; the empty one means every chapter
     * @param correction a correction that awaits a second person
     */
    public record KnownMoment(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            List<ChapterCode> closedFor,
            List<PendingMomentChange> pendingChanges,
            Set<Optional<ChapterCode>> embargoEnds,
            @Nullable PendingMomentCorrection correction) {
        public KnownMoment {
            closedFor = List.copyOf(closedFor);
            pendingChanges = List.copyOf(pendingChanges);
            embargoEnds = Set.copyOf(embargoEnds);
        }

        /** A moment without closings, changes or corrections. */
        KnownMoment(
                Moment moment,
                LocalDate submittedOn,
                boolean assumed,
                @Nullable Instant publicAt,
                boolean embargoEnded) {
            this(
                    moment,
                    submittedOn,
                    assumed,
                    publicAt,
                    List.of(),
                    List.of(),
                    embargoEnded ? Set.of(Optional.empty()) : Set.of(),
                    null);
        }

        KnownMoment withState(
                List<ChapterCode> closed,
                List<PendingMomentChange> wanted,
                Set<Optional<ChapterCode>> liftedFor,
                @Nullable PendingMomentCorrection pending) {
            return new KnownMoment(moment, submittedOn, assumed, publicAt, closed, wanted, liftedFor, pending);
        }

        /** Returns the chapters for which its embargo ended by an entry of their own. */
        List<ChapterCode> embargoEndedFor() {
            return embargoEnds.stream().flatMap(Optional::stream).sorted().toList();
        }

        /** Whether its embargo ended for every chapter by one entry. */
        boolean isEmbargoLifted() {
            return embargoEnds.contains(Optional.<ChapterCode>empty());
        }
    }

    /**
     * A chapter's bill. Presented is not authorised: it has an act only once parliament has adopted it.
     *
     * @param document its Kamerstuk
     * @param act publication of the act; null while it is a bill
     * @param effectiveFrom from when the act has legal effect
     */
    public record KnownBill(
            ChapterCode chapter,
            Moment moment,
            String document,
            LocalDate presentedOn,
            @Nullable String act,
            @Nullable LocalDate adoptedOn,
            @Nullable LocalDate effectiveFrom) {
        static KnownBill presented(Event.BillPresented event) {
            return new KnownBill(
                    event.chapter(), event.bill(), event.document(), event.presentedOn(), null, null, null);
        }

        KnownBill adopted(String as, LocalDate on, LocalDate from) {
            return new KnownBill(chapter, moment, document, presentedOn, as, on, from);
        }

        KnownBill notAdopted() {
            return new KnownBill(chapter, moment, document, presentedOn, null, null, null);
        }

        public boolean isAdopted() {
            return act != null;
        }
    }

    /**
     * A was-wordt link, or its end.
     *
     * @param moment the moment that presents it
     * @param effectiveOn the day of its start, or of its end
     */
    public record SuccessionChange(Succession link, boolean inForce, Moment moment, LocalDate effectiveOn) {}

    private record CachedSnapshot(int factCount, StructureSnapshot outline) {}

    public StructureQueries(ProjectionReader projections) {
        this.projections = projections;
    }

    /** Returns the current structure. */
    public StructureSnapshot current() {
        return awaitAt(projections.completeTo());
    }

    @Override
    public Map<ChapterCode, String> chapterNames() {
        Map<ChapterCode, String> names = new LinkedHashMap<>();
        current()
                .chapters()
                .forEach(chapter -> names.put(chapter.code(), Objects.requireNonNullElse(chapter.name(), "")));
        return names;
    }

    /**
     * Returns the structure at a ledger number.
     *
     * @throws UnavailableException if the projections are too late
     */
    public StructureSnapshot awaitAt(long ledgerNumber) {
        requireProjected(ledgerNumber);
        return projections.query(StructureProjection.class, structure -> {
            int known = structure.factCount(ledgerNumber);
            boolean all = known == structure.factCount(Long.MAX_VALUE);
            CachedSnapshot before = all ? cachedLatest : cachedEarlier;
            if (before != null && before.factCount() == known) {
                return before.outline();
            }
            CachedSnapshot made = new CachedSnapshot(known, structure.snapshot(known));
            if (all) {
                cachedLatest = made;
            } else {
                cachedEarlier = made;
            }
            return made.outline();
        });
    }

    /**
     * Returns the structure after a command, or after a dry run as if that were recorded after the last entry.
     *
     * @throws UnavailableException if the projections are too late
     */
    StructureSnapshot awaitAfter(CommandResult answer, LedgerReader entries) {
        return switch (answer) {
            case CommandResult.RecordedResult recorded -> awaitAt(recorded.ledgerNumber());
            case CommandResult.DryRunResult would -> {
                // The rules accepted it on top of this entry, which may not be projected yet.
                long head = entries.head().ledgerNumber();
                requireProjected(head);
                yield projections.query(
                        StructureProjection.class, facts -> facts.snapshot(facts.factCount(head), would.events()));
            }
            default -> throw new IllegalStateException("Unexpected command result: " + answer);
        };
    }

    private void requireProjected(long ledgerNumber) {
        if (!projections.await(ledgerNumber)) {
            throw UnavailableException.projectionBehind(ledgerNumber, projections.completeTo());
        }
    }
}
