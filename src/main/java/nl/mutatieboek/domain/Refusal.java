package nl.mutatieboek.domain;

import java.util.List;
import java.util.Locale;

/**
 * Reason why a command is refused, with the numbers that explain it. The message files have a Dutch and an English
 * sentence per {@link #code()}, under {@code refusal.}, filled from the record components.
 */
public sealed interface Refusal
        permits StructureRefusal,
                MomentRefusal,
                KindRefusal,
                FigureRefusal,
                ImportRefusal,
                MarkRefusal,
                MatterRefusal,
                MutationRefusal,
                BudgetConstraintRefusal,
                Refusal.TogetherRefused {
    /** Returns the stable code for programs, such as {@code reserve-overdrawn}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * An all-or-nothing batch has refused proposals. Each is decided on the state after the accepted ones before it.
     */
    record TogetherRefused(List<OneRefused> refused) implements Refusal {
        public TogetherRefused {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Refusal of one proposal in a batch.
     *
     * @param position index in the batch, from 0
     */
    record OneRefused(int position, Refusal refusal) {}
}
