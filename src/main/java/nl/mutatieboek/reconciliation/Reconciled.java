package nl.mutatieboek.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.intake.format.ReadFile;
import nl.mutatieboek.intake.format.ReadSheet;
import nl.mutatieboek.structure.Point;
import org.jspecify.annotations.Nullable;

/**
 * What became of the comparison of a file with the book.
 *
 * @param file what it is called
 * @param found what was found in it
 * @param sheet how its columns were taken, where that is not fixed by a format
 * @param point where the book was asked
 * @param rows what is not equal, or all where that was asked; in the order of the file, what it does not have at the end
 * @param equal how many balances are the same in both
 * @param withinRounding how many differ by no more than half of what the file rounds to
 * @param different how many are not
 * @param notInTheBook how many the book knows nothing of
 * @param notInTheFile how many the book has beside those of the file, and the file has not
 * @param partlyUnassigned how many of the equal and different ones have a part in the book that no line below them carries
 */
public record Reconciled(
        String file,
        ReadFile found,
        @Nullable ReadSheet sheet,
        Point point,
        List<Compared> rows,
        long equal,
        long withinRounding,
        long different,
        long notInTheBook,
        long notInTheFile,
        long partlyUnassigned) {
    public Reconciled {
        rows = List.copyOf(rows);
    }

    /** How many balances of the file were compared. */
    public long compared() {
        return equal + withinRounding + different + notInTheBook;
    }

    /** Whether the file was; what was not is not compared. */
    public boolean isUnderstood() {
        return found.isUnderstood();
    }

    /** Whether the file was understood, and it and the book say the same, as far as the file is exact, of all that either has. */
    public boolean agrees() {
        return isUnderstood() && equal + withinRounding == compared() && notInTheFile == 0;
    }

    /** Counts as it goes. */
    static final class Counting {
        private static final Comparator<Compared> IN_ORDER =
                Comparator.comparingLong(compared -> compared.row() == 0 ? Long.MAX_VALUE : compared.row());

        private final boolean all;
        private final List<Compared> rows = new ArrayList<>();
        private final long[] counts = new long[5];
        private long unassigned;

        /** @param all whether what is equal is kept too */
        Counting(boolean all) {
            this.all = all;
        }

        void add(Compared compared) {
            counts[place(compared.outcome())]++;
            boolean open =
                    compared.unassigned() != null && !compared.unassigned().isZero();
            if (open && compared.stated() != null) {
                unassigned++;
            }
            if (all || compared.outcome() != Outcome.EQUAL) {
                rows.add(compared);
            }
        }

        private static int place(Outcome outcome) {
            return switch (outcome) {
                case EQUAL -> 0;
                case DIFFERENT -> 1;
                case NOT_IN_THE_BOOK -> 2;
                case NOT_IN_THE_FILE -> 3;
                case EQUAL_WITHIN_ROUNDING -> 4;
            };
        }

        Reconciled of(String file, ReadFile found, @Nullable ReadSheet sheet, Point point) {
            rows.sort(IN_ORDER);
            return new Reconciled(
                    file, found, sheet, point, rows, counts[0], counts[4], counts[1], counts[2], counts[3], unassigned);
        }
    }
}
