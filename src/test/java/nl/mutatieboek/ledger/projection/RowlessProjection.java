package nl.mutatieboek.ledger.projection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.Stream;

/** A projection without rows, which stands among those that have some for what it does while they are at work. */
public interface RowlessProjection extends Projection {
    @Override
    default long write(DataOutput out, long upTo) throws IOException {
        return 0;
    }

    @Override
    default void read(DataInput in) {}

    @Override
    default Stream<String> rows(long upTo) {
        return Stream.empty();
    }
}
