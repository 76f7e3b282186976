package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * One line of a mutation: so much more or less for one item, flow and budget year.
 *
 * @param item an article or what lies below it, or what a source leaves open; never a bare chapter
 * @param thousands the change in whole thousands of euros, at most {@link Thousands#MAX_POSTING} either way; zero is a
 *     stated zero
 * @param basis how this line is known, where it differs from the mutation as a whole
 * @param note what a reader of this line must know
 * @param suggested of an extrapolation: what the year before, less what ends, would make of it; in a command what the proposer
 *     was shown, if anything
 * @param becomes of a balance that a document publishes: that balance, of the item with all below it, to which this line
 *     brings the book at its moment
 */
public record Posting(
        ItemPath item,
        Flow flow,
        BudgetYear year,
        Thousands thousands,
        @Nullable Basis basis,
        @Nullable String note,
        @Nullable Thousands suggested,
        @Nullable Thousands becomes) {
    public Posting {
        requireItem(item);
        Thousands.requirePostable(thousands.value());
        if (note != null) {
            requireNote(note);
        }
        if (becomes != null) {
            Thousands.requirePostable(becomes.value());
        }
    }

    /** A line that is no published balance. */
    public Posting(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Thousands thousands,
            @Nullable Basis basis,
            @Nullable String note,
            @Nullable Thousands suggested) {
        this(item, flow, year, thousands, basis, note, suggested, null);
    }

    /** A place for a posting: never a chapter as a whole. */
    public static ItemPath requireItem(ItemPath item) {
        if (item.isChapter()) {
            throw new MalformedValueException(
                    ExpectedValue.ITEM, item + " is a chapter; an unknown article of it is " + item + "/~");
        }
        return item;
    }

    /** One line of at most 1,000 characters. */
    public static String requireNote(String note) {
        return TextValidator.requireLine(note, 1_000);
    }

    /** The line that takes this one back, and the balance that it states. */
    public Posting negated() {
        return new Posting(item, flow, year, thousands.negated(), basis, note, null, becomes);
    }

    /** The line with what is suggested for it. */
    public Posting suggested(Thousands suggestion) {
        return new Posting(item, flow, year, thousands, basis, note, suggestion, becomes);
    }

    /** The line without the balance that it states. */
    Posting withoutStatedBalance() {
        return new Posting(item, flow, year, thousands, basis, note, suggested, null);
    }
}
