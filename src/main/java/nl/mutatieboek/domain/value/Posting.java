package nl.mutatieboek.domain.value;

import java.util.Set;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Change of one item, flow and budget year in a mutation.
 *
 * @param item an article, a lower item, or an open path; never a bare chapter
 * @param thousands change in whole thousands of euros, at most {@link Thousands#MAX_POSTING} either way; zero is a
 *     stated zero
 * @param basis null if equal to the basis of the mutation
 * @param note remark for readers
 * @param suggested for an extrapolation, the year before minus ending series; in a command, the suggestion that the
 *     proposer saw, if any
 * @param resultingThousands for a published balance, the balance of the item including everything below it to which this
 *     posting brings the book at its moment
 * @param marks marks of its own, instead of those of the mutation; null if it states none
 */
public record Posting(
        ItemPath item,
        Flow flow,
        BudgetYear year,
        Thousands thousands,
        @Nullable Basis basis,
        @Nullable String note,
        @Nullable Thousands suggested,
        @Nullable Thousands resultingThousands,
        @Nullable StatedMarks marks) {
    public Posting {
        requireItem(item);
        Thousands.requirePostable(thousands.value());
        if (note != null) {
            requireNote(note);
        }
        if (resultingThousands != null) {
            Thousands.requirePostable(resultingThousands.value());
        }
        if (marks != null) {
            requireGuaranteeFlow(Set.of(flow), marks.budget().guarantee());
        }
    }

    /** Creates a posting without a published balance and without marks of its own. */
    public Posting(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Thousands thousands,
            @Nullable Basis basis,
            @Nullable String note,
            @Nullable Thousands suggested) {
        this(item, flow, year, thousands, basis, note, suggested, null, null);
    }

    /** Validates that only commitments are marked as guarantee or not: those of a line, or among those of a mutation. */
    public static void requireGuaranteeFlow(Set<Flow> flows, @Nullable Boolean guarantee) {
        if (guarantee != null && !flows.isEmpty() && !flows.contains(Flow.COMMITMENTS)) {
            throw new MalformedValueException(ExpectedValue.GUARANTEE, flows + " are never guarantees");
        }
    }

    /** Validates the item of a posting, which is never a whole chapter. */
    public static ItemPath requireItem(ItemPath item) {
        if (item.isChapter()) {
            throw new MalformedValueException(
                    ExpectedValue.ITEM, item + " is a chapter; an unknown article of it is " + item + "/~");
        }
        return item;
    }

    /** Validates a line of at most 1,000 characters. */
    public static String requireNote(String note) {
        return TextValidator.requireLine(note, 1_000);
    }

    /** Returns the reversing posting, including the stated balance. */
    public Posting negated() {
        return new Posting(item, flow, year, thousands.negated(), basis, note, null, resultingThousands, marks);
    }

    /** Returns the posting with a suggestion. */
    public Posting suggested(Thousands suggestion) {
        return new Posting(item, flow, year, thousands, basis, note, suggestion, resultingThousands, marks);
    }

    /** Returns the posting without its stated balance. */
    Posting withoutStatedBalance() {
        return new Posting(item, flow, year, thousands, basis, note, suggested, null, marks);
    }
}
