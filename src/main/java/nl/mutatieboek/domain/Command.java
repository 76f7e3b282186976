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

/** What somebody asks of the book. */
public sealed interface Command {
    /** The stream that remembers having answered it. */
    StreamId streamId();

    /** What a chapter or item is called: one line of at most 200 characters. */
    static String requireName(String name) {
        return TextValidator.requireLine(name, 200);
    }

    /** Why somebody acts: at most 2,000 characters. */
    static String requireReason(String reason) {
        return TextValidator.requireProse(reason, 2_000);
    }

    /** An act on the dossier of one mutation. */
    sealed interface MutationCommand extends Command {
        MutationId mutation();

        @Override
        default StreamId streamId() {
            return StreamId.of(mutation());
        }
    }

    /** What is asked of one chapter. */
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
     * @param assumed whether no source gives the date and the statutory one was taken
     * @param publicAt the stated time at which its embargo ends; null where none is stated
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

        /** Registers a moment whose embargo has no stated end, on a person's own authority. */
        public RegisterMoment(Moment moment, LocalDate submittedOn, boolean assumed) {
            this(moment, submittedOn, assumed, null, false);
        }

        @Override
        public StreamId streamId() {
            return StreamId.CALENDAR;
        }
    }

    /**
     * Corrects what was registered wrongly of a moment. It keeps its place among the other moments, because the balances at
     * each of them stand on that order.
     *
     * @param assumed as at its registration
     * @param publicAt as at its registration
     */
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

    /** Withdraws the proposed correction of a moment that no second person has confirmed. */
    record WithdrawMomentCorrection(Moment moment) implements Command {
        @Override
        public StreamId streamId() {
            return StreamId.CALENDAR;
        }
    }

    /** Records that the embargo on a moment ended because its stated time has come. The writing process asks it itself. */
    record LiftEmbargo(Moment moment) implements Command {
        @Override
        public StreamId streamId() {
            return StreamId.CALENDAR;
        }
    }

    /**
     * Opens a chapter.
     *
     * @param name from the first year of its validity on; null for a document, which names it by year ({@link NameItem})
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
     * @param name from the first year of its validity on; null where it has none. In an import it serves to find what looks
     *     like it: a document names it by year ({@link NameItem})
     * @param source the imported file that names it; null where somebody registers it
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

        /** Whatever it looks like. */
        public RegisterItem(ItemPath item, @Nullable String name, Validity validity) {
            this(item, name, validity, null);
        }

        @Override
        public StreamId streamId() {
            return StreamId.of(item.chapter());
        }
    }

    /**
     * An imported file.
     *
     * @param items those that it names
     * @param evenIfAlike whether to register an item although it looks like one that the file does not name
     */
    record ImportSource(Set<ItemPath> items, boolean evenIfAlike) {
        public ImportSource {
            items = Set.copyOf(items);
        }

        /** Without the items: each command of a file is written for its digest, and a file may name thousands. */
        @Override
        public String toString() {
            return "ImportSource[evenIfAlike=" + evenIfAlike + "]";
        }
    }

    /**
     * Corrects what was registered wrongly of a chapter or item.
     *
     * @param item of a chapter, its path alone
     * @param from the first year of the validity of the registration that is meant
     * @param name null where the name stays what it is
     * @param validity the years for which it means this
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

    /** Corrects a name of a chapter or an item that was recorded wrongly for a budget year. */
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

    /** Withdraws the corrections of a chapter or an item that the actor proposed and nobody confirmed yet. */
    record WithdrawItemCorrections(ItemPath item) implements Command {
        @Override
        public StreamId streamId() {
            return StreamId.of(item.chapter());
        }
    }

    /** Records what a chapter or an item is called in a budget year, as a document or a person says. */
    record NameItem(ItemPath item, BudgetYear year, String name) implements Command {
        public NameItem {
            requireName(name);
        }

        @Override
        public StreamId streamId() {
            return StreamId.of(item.chapter());
        }
    }

    /** Closes a moment for a chapter; where two people are asked, the first proposes it and the second does it. */
    record CloseMoment(Moment moment, ChapterCode chapter) implements ChapterCommand {}

    /** Opens a closed moment again, in the same two steps. */
    record ReopenMoment(Moment moment, ChapterCode chapter, String reason) implements ChapterCommand {
        public ReopenMoment {
            requireReason(reason);
        }
    }

    /** Withdraws what the actor proposed for a moment or its bill and nobody confirmed yet. */
    record WithdrawMomentChange(Moment moment, ChapterCode chapter) implements ChapterCommand {}

    /**
     * Records that a chapter's bill was presented to parliament.
     *
     * @param document its Kamerstuk, such as {@code 36800-XX-2}
     */
    record PresentBill(ChapterCode chapter, Moment bill, String document, LocalDate presentedOn)
            implements ChapterCommand {
        public PresentBill {
            Source.requireLine(document);
            Proposal.requireDate(presentedOn);
        }
    }

    /**
     * Records that a chapter's bill was adopted as an act.
     *
     * @param act where the act stands, such as {@code Stb. 2026, 112}
     * @param effectiveFrom from when it has legal effect: 1 January, 1 June or 1 December of its year, as the act says
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
     * Takes back what was recorded last of a chapter's bill because it was not so: that it was adopted, or else that it was
     * presented. What is right is recorded anew. Parliament's own rejection or a withdrawn bill is something else.
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
     * @param mutation the identity that the new dossier gets
     * @param chapter on whose behalf; null where the actor acts for one of the chapters touched only
     */
    record ProposeMutation(MutationId mutation, @Nullable ChapterCode chapter, Proposal proposal)
            implements MutationCommand {}

    /**
     * Takes a published change over from its document, which is its authority: it is booked at once, into a closed moment too.
     * A balance that was taken over before stays what its document says.
     *
     * @param mutation the identity that the new dossier gets
     * @param evenIfAlike whether to book it although it looks like a mutation that people entered
     */
    record ImportMutation(MutationId mutation, Proposal proposal, boolean evenIfAlike) implements MutationCommand {}

    /**
     * Takes balances over that a document publishes to the thousand: each is booked as the change from the book's own balance
     * of that item, flow and year at that moment.
     *
     * @param mutation the identity that the new dossier gets
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
     * A balance as a document states it to the thousand.
     *
     * @param item an item, with all that lies below it; never a bare chapter, whose total is a check only
     * @param thousands in whole thousands of euros
     * @param basis how it is known, where it was not read in the document itself
     * @param note what a reader of it must know
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
                throw new IllegalArgumentException("No item of its own: " + item);
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
     * Proposes several mutations, of which all are taken or none.
     *
     * @param proposals 1 to 200; each is decided on what those before it leave
     */
    record ProposeMutationBatch(List<ProposeMutation> proposals) implements Command {
        /** The most mutations in one. */
        public static final int MAX_PROPOSALS = 200;

        public ProposeMutationBatch {
            proposals = List.copyOf(proposals);
            if (proposals.isEmpty() || proposals.size() > MAX_PROPOSALS) {
                throw new IllegalArgumentException(proposals.size() + " proposals together");
            }
        }

        /** The last of them remembers. */
        @Override
        public StreamId streamId() {
            return proposals.getLast().streamId();
        }
    }

    /**
     * Records that new policy is carried out before parliament has authorised it.
     *
     * @param letter the letter to parliament that says so
     * @see <a href="https://wetten.overheid.nl/BWBR0039429">Comptabiliteitswet 2016, art. 2.27(2)</a>
     */
    record AllowEarlyExecution(MutationId mutation, String letter, String reason) implements MutationCommand {
        public AllowEarlyExecution {
            Source.requireLine(letter);
            requireReason(reason);
        }
    }

    /**
     * Proposes to take a booked mutation back.
     *
     * @param mutation the identity that the reversal's dossier gets
     * @param original the booked mutation to take back
     * @param moment in which moment; null means the original's
     * @param effectiveOn from when; null means the original's day
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
