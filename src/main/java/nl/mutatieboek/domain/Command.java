package nl.mutatieboek.domain;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedBalance;
import nl.mutatieboek.domain.value.TextValidator;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** Request to change the book. */
public sealed interface Command
        permits CalendarCommand,
                ItemCommand,
                BudgetConstraintCommand,
                DefaultMarkCommand,
                MatterCommand,
                Command.ChapterCommand,
                Command.MutationCommand,
                Command.RecordPublishedBalance,
                Command.ProposeMutationBatch {
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

    private static void requireRemark(@Nullable String remark) {
        if (remark != null) {
            requireReason(remark);
        }
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
     * Opens a chapter.
     *
     * @param name name from the first year of its validity; null in an import, which names it by year ({@link
     *     ItemCommand.NameItem})
     */
    record OpenChapter(ChapterCode chapter, @Nullable String name, Validity validity, boolean budgetStatement)
            implements ChapterCommand {
        public OpenChapter {
            if (name != null) {
                requireName(name);
            }
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

    /** Approves, for the own chapter, with an optional remark. */
    record ApproveMutation(MutationId mutation, @Nullable String remark) implements MutationCommand {
        public ApproveMutation {
            requireRemark(remark);
        }

        /** Without a remark. */
        public ApproveMutation(MutationId mutation) {
            this(mutation, null);
        }
    }

    /** Confirms, for another chapter, with an optional remark. */
    record ConfirmMutation(MutationId mutation, @Nullable String remark) implements MutationCommand {
        public ConfirmMutation {
            requireRemark(remark);
        }

        /** Without a remark. */
        public ConfirmMutation(MutationId mutation) {
            this(mutation, null);
        }
    }

    /** Agrees, for the finance ministry, with an optional remark. */
    record AgreeMutation(MutationId mutation, @Nullable String remark) implements MutationCommand {
        public AgreeMutation {
            requireRemark(remark);
        }

        /** Without a remark. */
        public AgreeMutation(MutationId mutation) {
            this(mutation, null);
        }
    }

    /** Attaches a file; its content is stored before the command is sent. */
    record AttachFile(MutationId mutation, AttachedFile file) implements MutationCommand {}

    /** Withdraws an attachment that was added wrongly. */
    record WithdrawAttachment(MutationId mutation, String sha256, String reason) implements MutationCommand {
        public WithdrawAttachment {
            Source.requireSha256(sha256);
            requireReason(reason);
        }
    }

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
