package nl.mutatieboek.ledger;

import java.util.List;
import nl.mutatieboek.ledger.RowsDigest.Compared;

/** The projections that answer, beside those that were made anew from the ledger. */
public interface LiveProjections extends Projections {
    /** Compares each with its counterpart, as of the number up to which that is complete. */
    List<Compared> compare(Folding anew);

    /** Answers with these from now on. They are brought on to where the live ones are before they take their place. */
    void replaceBy(Folding anew);
}
