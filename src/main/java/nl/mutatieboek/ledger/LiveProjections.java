package nl.mutatieboek.ledger;

import java.util.List;
import nl.mutatieboek.ledger.RowsDigest.Compared;
import org.jspecify.annotations.Nullable;

/** The projections that answer, beside those that were made anew from the ledger. */
public interface LiveProjections extends Projections {
    /** Up to which entry they came from a checkpoint; null where this program derived them from the first entry on. */
    @Nullable
    Long checkpoint();

    /** Compares each with its counterpart, as of the number up to which that is complete. */
    List<Compared> compare(Folding anew);

    /**
     * Answers with these from now on, once they are brought on to where the live ones are.
     *
     * @param before is run when nothing but taking their place is left to do; if it throws, they do not
     */
    void replaceBy(Folding anew, Runnable before);
}
