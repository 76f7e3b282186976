package nl.mutatieboek.structure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the book knows of chapters, items and moments, or knew at any ledger number. */
@Component
public class Structure {
    private final ProjectionReader projections;
    /** All that is known; every question asks it, whatever else it asks. */
    private volatile @Nullable Last latest;
    /** What was known at the last earlier number that was asked. */
    private volatile @Nullable Last earlier;

    /**
     * A chapter in the book; {@code budgetStatement} is false for the Aanvullende Post.
     *
     * @param name the last that it has; null while none is known
     */
    public record Chapter(ChapterCode code, @Nullable String name, Validity validity, boolean budgetStatement) {
        Chapter called(@Nullable String other) {
            return new Chapter(code, other, validity, budgetStatement);
        }
    }

    /**
     * A registered item; one path may be several, each for other budget years.
     *
     * @param name that of the first of these years; null while none is known
     */
    public record Item(ItemPath path, @Nullable String name, Validity validity) {
        Item called(@Nullable String other) {
            return new Item(path, other, validity);
        }
    }

    /** What a first person wants done with a moment or its bill, and a second person confirms. */
    public enum Wish {
        CLOSING,
        REOPENING,
        PRESENTATION,
        ADOPTION,
        REVOCATION
    }

    /**
     * A change of a moment that was proposed for a chapter and not confirmed yet.
     *
     * @param change what is recorded when a second person confirms it
     */
    public record Wanted(ChapterCode chapter, PersonId by, Event.TwoPersonChange change) {
        /** What is proposed. */
        public Wish wish() {
            return switch (change) {
                case Event.MomentClosed e -> Wish.CLOSING;
                case Event.MomentReopened e -> Wish.REOPENING;
                case Event.BillPresented e -> Wish.PRESENTATION;
                case Event.BillAdopted e -> Wish.ADOPTION;
                case Event.BillPresentationRevoked e -> Wish.REVOCATION;
                case Event.BillAdoptionRevoked e -> Wish.REVOCATION;
                case Event.MomentCorrected e -> throw new IllegalStateException("Of no chapter: " + e);
                case Event.ItemCorrected e -> throw new IllegalStateException("Of no moment: " + e);
                case Event.ItemNameCorrected e -> throw new IllegalStateException("Of no moment: " + e);
            };
        }

        /** Why; null where the change gives no reason. */
        public @Nullable String reason() {
            return switch (change) {
                case Event.MomentReopened e -> e.reason();
                case Event.BillPresentationRevoked e -> e.reason();
                case Event.BillAdoptionRevoked e -> e.reason();
                default -> null;
            };
        }

        /** Whether it is about the bill of the chapter, which nobody may see before the embargo on it ended. */
        public boolean isOfBill() {
            return wish() != Wish.CLOSING && wish() != Wish.REOPENING;
        }
    }

    /**
     * A correction of a registration or a name of a chapter or an item that waits for a second person.
     *
     * @param by who proposed it
     * @param change what is recorded when a second person confirms it
     */
    public record PendingItemCorrection(ItemPath item, PersonId by, Event.TwoPersonChange change) {}

    /**
     * A correction of a moment that waits for a second person.
     *
     * @param by who proposed it
     */
    public record Correction(
            PersonId by,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            String reason) {
        static Correction of(Event.MomentCorrectionProposed e) {
            return new Correction(
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
     * @param publicAt the stated time at which its embargo ends; null where none is stated
     * @param closedFor the chapters for which it is closed
     * @param proposed the changes that wait for a second person
     * @param lifted the chapters for which its embargo ended; the empty one means every chapter
     * @param correction a correction that waits for a second person
     */
    public record KnownMoment(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            List<ChapterCode> closedFor,
            List<Wanted> proposed,
            Set<Optional<ChapterCode>> lifted,
            @Nullable Correction correction) {
        public KnownMoment {
            closedFor = List.copyOf(closedFor);
            proposed = List.copyOf(proposed);
            lifted = Set.copyOf(lifted);
        }

        /** A moment of which no chapter has done or wants anything. */
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

        KnownMoment with(
                List<ChapterCode> closed,
                List<Wanted> wanted,
                Set<Optional<ChapterCode>> liftedFor,
                @Nullable Correction pending) {
            return new KnownMoment(moment, submittedOn, assumed, publicAt, closed, wanted, liftedFor, pending);
        }

        /** The chapters for which its embargo ended by an entry of their own. */
        List<ChapterCode> liftedFor() {
            return lifted.stream().flatMap(Optional::stream).sorted().toList();
        }

        /** Whether its embargo ended for every chapter by one entry. */
        boolean isLifted() {
            return lifted.contains(Optional.<ChapterCode>empty());
        }
    }

    /**
     * A chapter's bill. Presented is not authorised: it has an act only once parliament has adopted it.
     *
     * @param document its Kamerstuk
     * @param act where the act stands; null while it is a bill
     * @param effectiveFrom from when the act has legal effect
     */
    public record Bill(
            ChapterCode chapter,
            Moment moment,
            String document,
            LocalDate presentedOn,
            @Nullable String act,
            @Nullable LocalDate adoptedOn,
            @Nullable LocalDate effectiveFrom) {
        Bill adopted(String as, LocalDate on, LocalDate from) {
            return new Bill(chapter, moment, document, presentedOn, as, on, from);
        }

        Bill notAdopted() {
            return new Bill(chapter, moment, document, presentedOn, null, null, null);
        }

        public boolean isAdopted() {
            return act != null;
        }
    }

    /**
     * A was-wordt link, or that it holds no more.
     *
     * @param moment the moment that presents it
     * @param effectiveOn the day from which it holds, or holds no more
     */
    public record Linked(Succession link, boolean holds, Moment moment, LocalDate effectiveOn) {}

    private record Last(int known, Outline outline) {}

    Structure(ProjectionReader projections) {
        this.projections = projections;
    }

    /** All that is known now. */
    public Outline now() {
        return at(projections.completeTo());
    }

    /**
     * All that was known at a ledger number.
     *
     * @throws ProblemException 503 when the projections do not come that far in time
     */
    public Outline at(long ledgerNumber) {
        if (!projections.await(ledgerNumber)) {
            throw ProblemException.behind(ledgerNumber, projections.completeTo());
        }
        return projections.ask(StructureProjection.class, structure -> {
            int known = structure.known(ledgerNumber);
            boolean all = known == structure.known(Long.MAX_VALUE);
            Last before = all ? latest : earlier;
            if (before != null && before.known() == known) {
                return before.outline();
            }
            Last made = new Last(known, structure.outline(known));
            if (all) {
                latest = made;
            } else {
                earlier = made;
            }
            return made.outline();
        });
    }
}
