package nl.mutatieboek.ledger.projection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.Stream;

/** A projection without rows, used for its side effects while other projections run. */
public interface RowlessProjection extends Projection {
    @Override
    default long writeRows(DataOutput out, long upTo) throws IOException {
        return 0;
    }

    @Override
    default void restoreRows(DataInput in) {}

    @Override
    default Stream<String> describeRows(long upTo) {
        return Stream.empty();
    }
}
