package nl.mutatieboek.budget;

import java.time.LocalDate;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Text;
import nl.mutatieboek.budget.term.Validity;
import org.jspecify.annotations.Nullable;

/** What somebody asks of the book. */
public sealed interface Command {
    /** The stream that remembers having answered it. */
    Stream stream();

    /** What a chapter or item is called: one line of at most 200 characters. */
    static String requireName(String name) {
        return Text.line(name, 200);
    }

    /** Why somebody acts: at most 2,000 characters. */
    static String requireReason(String reason) {
        return Text.prose(reason, 2_000);
    }

    /** An act on the dossier of one mutation. */
    sealed interface OnMutation extends Command {
        MutationId mutation();

        @Override
        default Stream stream() {
            return Stream.of(mutation());
        }
    }

    record RegisterMoment(Moment moment, LocalDate submittedOn, boolean assumed) implements Command {
        public RegisterMoment {
            Proposal.requireDate(submittedOn);
        }

        @Override
        public Stream stream() {
            return Stream.CALENDAR;
        }
    }

    record OpenChapter(ChapterCode chapter, String name, Validity validity, boolean budgetStatement)
            implements Command {
        public OpenChapter {
            requireName(name);
        }

        @Override
        public Stream stream() {
            return Stream.of(chapter);
        }
    }

    record RegisterItem(ItemPath item, String name, Validity validity) implements Command {
        public RegisterItem {
            requireName(name);
        }

        @Override
        public Stream stream() {
            return Stream.of(item.chapter());
        }
    }

    record CloseMoment(Moment moment, ChapterCode chapter) implements Command {
        @Override
        public Stream stream() {
            return Stream.of(chapter);
        }
    }

    record RecordPublishedBalance(PublishedBalance published) implements Command {
        @Override
        public Stream stream() {
            return Stream.of(published.item().chapter());
        }
    }

    /**
     * Proposes a mutation.
     *
     * @param mutation the identity that the new dossier gets
     * @param chapter on whose behalf; null where the actor acts for one of the chapters touched only
     */
    record ProposeMutation(MutationId mutation, @Nullable ChapterCode chapter, Proposal proposal)
            implements OnMutation {}

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
            implements OnMutation {
        public ReverseMutation {
            requireReason(reason);
            if (effectiveOn != null) {
                Proposal.requireDate(effectiveOn);
            }
        }
    }

    record ApproveMutation(MutationId mutation) implements OnMutation {}

    record ConfirmMutation(MutationId mutation) implements OnMutation {}

    record AgreeMutation(MutationId mutation) implements OnMutation {}

    record RejectMutation(MutationId mutation, String reason) implements OnMutation {
        public RejectMutation {
            requireReason(reason);
        }
    }

    record ReturnMutation(MutationId mutation, String reason) implements OnMutation {
        public ReturnMutation {
            requireReason(reason);
        }
    }

    record WithdrawMutation(MutationId mutation, @Nullable String reason) implements OnMutation {
        public WithdrawMutation {
            if (reason != null) {
                requireReason(reason);
            }
        }
    }
}
