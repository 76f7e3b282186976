package nl.mutatieboek.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.TextValidator;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** Request to change the book. */
public sealed interface Command {
    /** Stream that stores the result, for idempotency. */
    StreamId streamId();

    /** Validates the name of a chapter or item: one line of at most 200 characters. */
    static String requireName(String name) {
        return TextValidator.requireLine(name, 200);
    }

    /** Validates a reason: at most 2,000 characters. */
    static String requireReason(String reason) {
        return TextValidator.requireProse(reason, 2_000);
    }

    /** Command on one mutation. */
    sealed interface MutationCommand extends Command {
        MutationId mutation();

        @Override
        default StreamId streamId() {
            return StreamId.of(mutation());
        }
    }

    /** Command on one chapter. */
    sealed interface ChapterCommand extends Command {
        ChapterCode chapter();

        @Override
        default StreamId streamId() {
            return StreamId.of(chapter());
        }
    }

    /**
     * Registers a moment.
     *
     * @param assumed whether the statutory date was taken because no source states one
     * @param publicAt stated end of its embargo; null if none is stated
     * @param forDocument whether a published document is imported with it, which ends its embargo
     */
    record RegisterMoment(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            boolean forDocument) implements Command {
        public RegisterMoment {
            Proposal.requireDate(submittedOn);
        }

        /** Registers a moment without a stated embargo end, on a person's own authority. */
        public RegisterMoment(Moment moment, LocalDate submittedOn, boolean assumed) {
            this(moment, submittedOn, assumed, null, false);
        }

        @Override
        public StreamId streamId() {
            return StreamId.CALENDAR;
        }
    }

    /** Corrects the registration of a moment, which keeps its place in the order because balances depend on it. */
    record CorrectMoment(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            String reason) implements Command {
        public CorrectMoment {
            Proposal.requireDate(submittedOn);
            requireReason(reason);
        }

        @Override
        public StreamId streamId() {
            return StreamId.CALENDAR;
        }
    }

    /** Withdraws a pending correction of a moment. */
    record WithdrawMomentCorrection(Moment moment) implements Command {
        @Override
        public StreamId streamId() {
            return StreamId.CALENDAR;
        }
    }

    /** Records the stated end of an embargo. The writing process sends this command itself. */
    record LiftEmbargo(Moment moment) implements Command {
        @Override
        public StreamId streamId() {
            return StreamId.CALENDAR;
        }
    }

    /**
     * Opens a chapter.
     *
     * @param name name from the first year of its validity; null in an import, which names it by year ({@link
     *     NameItem})
     */
    record OpenChapter(ChapterCode chapter, @Nullable String name, Validity validity, boolean budgetStatement)
            implements ChapterCommand {
        public OpenChapter {
            if (name != null) {
                requireName(name);
            }
        }
    }

    /**
     * Registers an item.
     *
     * @param name name from the first year of its validity, or null. In an import it only serves to find similar items:
     *     a document names items by year ({@link NameItem})
     * @param source the imported file; null if a person registers the item
     */
    record RegisterItem(
            ItemPath item,
            @Nullable String name,
            Validity validity,
            @Nullable ImportSource source) implements Command {
        public RegisterItem {
            if (name != null) {
                requireName(name);
            }
        }

        /** Registers an item without a check for similar ones. */
        public RegisterItem(ItemPath item, @Nullable String name, Validity validity) {
            this(item, name, validity, null);
        }

        @Override
        public StreamId streamId() {
            return StreamId.of(item.chapter());
        }
    }

    /**
     * Imported file, for the check on similar items.
     *
     * @param items items that the file names
     * @param evenIfAlike whether to register an item that resembles one outside the file
     */
    record ImportSource(Set<ItemPath> items, boolean evenIfAlike) {
        public ImportSource {
            items = Set.copyOf(items);
        }
    }

    /**
     * Corrects the registration of a chapter or item.
     *
     * @param item for a chapter, the path without codes
     * @param from first year of the registration to correct
     * @param name null to keep the name
     * @param validity the correct years
     */
    record CorrectItem(
            ItemPath item, BudgetYear from, @Nullable String name, Validity validity, String reason)
            implements Command {
        public CorrectItem {
            if (name != null) {
                requireName(name);
            }
            requireReason(reason);
        }

        @Override
        public StreamId streamId() {
            return StreamId.of(item.chapter());
        }
    }

    /** Corrects a wrongly recorded name of a chapter or item in a budget year. */
    record CorrectItemName(
            ItemPath item, BudgetYear year, String name, BudgetYear rightYear, String rightName, String reason)
            implements Command {
        public CorrectItemName {
            requireName(rightName);
            requireReason(reason);
        }

        @Override
        public StreamId streamId() {
            return StreamId.of(item.chapter());
        }
    }

    /** Withdraws the actor's pending corrections of a chapter or item. */
    record WithdrawItemCorrections(ItemPath item) implements Command {
        @Override
        public StreamId streamId() {
            return StreamId.of(item.chapter());
        }
    }

    /** Records the name of a chapter or item in a budget year. */
    record NameItem(ItemPath item, BudgetYear year, String name) implements Command {
        public NameItem {
            requireName(name);
        }

        @Override
        public StreamId streamId() {
            return StreamId.of(item.chapter());
        }
    }

    /** Closes a moment for a chapter. Where two people are required, the first proposes and the second closes. */
    record CloseMoment(Moment moment, ChapterCode chapter) implements ChapterCommand {}

    /** Reopens a closed moment, in the same two steps. */
    record ReopenMoment(Moment moment, ChapterCode chapter, String reason) implements ChapterCommand {
        public ReopenMoment {
            requireReason(reason);
        }
    }

    /** Withdraws the actor's pending changes of a moment or its bill. */
    record WithdrawMomentChange(Moment moment, ChapterCode chapter) implements ChapterCommand {}

    /**
     * Records the presentation of a chapter's bill to parliament.
     *
     * @param document Kamerstuk, such as {@code 36800-XX-2}
     */
    record PresentBill(ChapterCode chapter, Moment bill, String document, LocalDate presentedOn)
            implements ChapterCommand {
        public PresentBill {
            Source.requireLine(document);
            Proposal.requireDate(presentedOn);
        }
    }

    /**
     * Records the adoption of a chapter's bill as an act.
     *
     * @param act publication of the act, such as {@code Stb. 2026, 112}
     * @param effectiveFrom start of its legal effect as stated in the act: 1 January, 1 June or 1 December of its year
     */
    record AdoptBill(ChapterCode chapter, Moment bill, String act, LocalDate adoptedOn, LocalDate effectiveFrom)
            implements ChapterCommand {
        public AdoptBill {
            Source.requireLine(act);
            Proposal.requireDate(adoptedOn);
            Proposal.requireDate(effectiveFrom);
        }
    }

    /**
     * Revokes the last recorded step of a chapter's bill (adoption, else presentation) because the record was wrong.
     * The correct facts are recorded anew. Rejection by parliament or withdrawal of the bill is something else.
     */
    record RevokeBill(ChapterCode chapter, Moment bill, String reason) implements ChapterCommand {
        public RevokeBill {
            requireReason(reason);
        }
    }

    record RecordPublishedBalance(PublishedBalance published) implements Command {
        @Override
        public StreamId streamId() {
            return StreamId.of(published.item().chapter());
        }
    }

    /**
     * Proposes a mutation.
     *
     * @param mutation identity of the new mutation
     * @param chapter the proposing chapter; null if the actor acts for only one of the chapters touched
     */
    record ProposeMutation(MutationId mutation, @Nullable ChapterCode chapter, Proposal proposal)
            implements MutationCommand {}

    /**
     * Imports a published change. Its document is the authority, so it is booked at once, also into a closed moment.
     * Balances imported before keep the value that their document states.
     *
     * @param mutation identity of the new mutation
     * @param evenIfAlike whether to book it although it resembles a mutation that people entered
     */
    record ImportMutation(MutationId mutation, Proposal proposal, boolean evenIfAlike) implements MutationCommand {}

    /**
     * Imports balances that a document publishes to the thousand. Each is booked as the difference from the book's own
     * balance of that item, flow and year at that moment.
     *
     * @param mutation identity of the new mutation
     * @param balances 1 to {@link Proposal#MAX_POSTINGS}, of one chapter
     */
    record ImportBalances(
            MutationId mutation,
            String title,
            String explanation,
            Moment moment,
            Source source,
            List<StatedBalance> balances)
            implements MutationCommand {
        public ImportBalances {
            Proposal.requireTitle(title);
            Proposal.requireExplanation(explanation);
            balances = List.copyOf(balances);
            if (balances.isEmpty() || balances.size() > Proposal.MAX_POSTINGS) {
                throw new IllegalArgumentException(balances.size() + " balances");
            }
            if (balances.stream()
                            .map(balance -> balance.item().chapter())
                            .distinct()
                            .count()
                    > 1) {
                throw new IllegalArgumentException("Balances of several chapters");
            }
        }
    }

    /**
     * Balance that a document states to the thousand.
     *
     * @param item an item including everything below it; never a bare chapter, whose total is only a check
     * @param thousands in whole thousands of euros
     * @param basis null if the balance was read in the document itself
     * @param note remark for readers
     */
    record StatedBalance(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Thousands thousands,
            @Nullable Basis basis,
            @Nullable String note) {
        public StatedBalance {
            if (item.isChapter() || item.isOpen()) {
                throw new IllegalArgumentException(
                        "Neither a chapter nor an open item may have a stated balance: " + item);
            }
            Thousands.requirePostable(thousands.value());
            if (note != null) {
                Posting.requireNote(note);
            }
        }

        public BudgetAccount account() {
            return new BudgetAccount(item, flow, year);
        }
    }

    /**
     * Proposes several mutations, all or none.
     *
     * @param proposals 1 to 200; each is decided on the state after the ones before it
     */
    record ProposeMutationBatch(List<ProposeMutation> proposals) implements Command {
        public static final int MAX_PROPOSALS = 200;

        public ProposeMutationBatch {
            proposals = List.copyOf(proposals);
            if (proposals.isEmpty() || proposals.size() > MAX_PROPOSALS) {
                throw new IllegalArgumentException(proposals.size() + " proposals in one batch");
            }
        }

        /** The stream of the last proposal. */
        @Override
        public StreamId streamId() {
            return proposals.getLast().streamId();
        }
    }

    /**
     * Records that new policy is executed before parliament has authorised it.
     *
     * @param letter the letter that informs parliament
     * @see <a href="https://wetten.overheid.nl/BWBR0039429">Comptabiliteitswet 2016, art. 2.27(2)</a>
     */
    record AllowEarlyExecution(MutationId mutation, String letter, String reason) implements MutationCommand {
        public AllowEarlyExecution {
            Source.requireLine(letter);
            requireReason(reason);
        }
    }

    /**
     * Proposes to reverse a booked mutation.
     *
     * @param mutation identity of the reversal
     * @param original the booked mutation
     * @param moment null for the original's moment
     * @param effectiveOn null for the original's day
     */
    record ReverseMutation(
            MutationId mutation,
            MutationId original,
            String reason,
            @Nullable Moment moment,
            @Nullable LocalDate effectiveOn)
            implements MutationCommand {
        public ReverseMutation {
            requireReason(reason);
            if (effectiveOn != null) {
                Proposal.requireDate(effectiveOn);
            }
        }
    }

    record ApproveMutation(MutationId mutation) implements MutationCommand {}

    record ConfirmMutation(MutationId mutation) implements MutationCommand {}

    record AgreeMutation(MutationId mutation) implements MutationCommand {}

    record RejectMutation(MutationId mutation, String reason) implements MutationCommand {
        public RejectMutation {
            requireReason(reason);
        }
    }

    record ReturnMutation(MutationId mutation, String reason) implements MutationCommand {
        public ReturnMutation {
            requireReason(reason);
        }
    }

    record WithdrawMutation(MutationId mutation, @Nullable String reason) implements MutationCommand {
        public WithdrawMutation {
            if (reason != null) {
                requireReason(reason);
            }
        }
    }
}
