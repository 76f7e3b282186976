package nl.mutatieboek.balance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.ledger.projection.MutationOrdinalIndex;
import org.jspecify.annotations.Nullable;

/** Stores what the postings of a mutation share, by its number. */
final class MutationColumns {
    private final MutationOrdinalIndex numbers = new MutationOrdinalIndex();
    private int[] from = new int[16];
    private final Map<Integer, RoundingGroup> roundingGroup = new HashMap<>();
    private MutationAttributes[] attributes = new MutationAttributes[16];
    private final Map<MutationAttributes, MutationAttributes> sharedAttributes = new HashMap<>();

    /**
     * Amounts that were rounded together: all legs of a kind that is zero by rule, otherwise each account by itself. A
     * reversal negates the amounts of its original, so that both have no margin together.
     *
     * @param root first mutation of a chain of reversals
     * @param margin maximum rounding error of each amount, in whole thousands of euros
     * @param wholeMutation whether all legs were rounded together
     */
    record RoundingGroup(int root, long margin, boolean wholeMutation) {}

    int add(MutationId id, Proposal proposal, int pendingFrom) {
        int number = add(id, pendingFrom, MutationAttributes.of(proposal));
        long margin = proposal.precision().margin().value();
        if (margin != 0) {
            Reversal reversal = proposal.reversal();
            MutationKind kind = reversal == null ? proposal.kind() : reversal.originalKind();
            roundingGroup.put(number, new RoundingGroup(root(reversal, number), margin, kind.isZeroByRule()));
        }
        return number;
    }

    int add(MutationId id, int pendingFrom, MutationAttributes attributesOfMutation) {
        // Before the number is assigned, so that running out of memory here leaves what there is complete.
        if (numbers.size() == from.length) {
            attributes = Arrays.copyOf(attributes, from.length + from.length / 4);
            from = Arrays.copyOf(from, attributes.length);
        }
        int number = numbers.assignOrdinal(id);
        from[number] = pendingFrom;
        attributes[number] = sharedAttributes.computeIfAbsent(attributesOfMutation, same -> same);
        return number;
    }

    private int root(@Nullable Reversal reversal, int number) {
        if (reversal == null) {
            return number;
        }
        RoundingGroup group = roundingGroup.get(numbers.ordinalOf(reversal.of()));
        if (group == null) {
            throw new IllegalStateException("No rounding group for the original of reversal " + reversal);
        }
        return group.root();
    }

    MutationId id(int number) {
        return numbers.mutationId(number);
    }

    /** Rounding group; null if the source states whole thousands. */
    @Nullable
    RoundingGroup roundingGroup(int number) {
        return roundingGroup.get(number);
    }

    MutationAttributes attributes(int number) {
        return attributes[number];
    }

    /** Ledger number from which a mutation is pending. */
    int from(int number) {
        return from[number];
    }

    /** Number of mutations proposed up to a ledger number. */
    int sizeAsOf(long upTo) {
        return SortedArraySearch.countUpTo(upTo, from, numbers.size());
    }

    Stream<String> rows(long upTo) {
        return IntStream.range(0, sizeAsOf(upTo))
                .mapToObj(i ->
                        "%s pending from %d, %s, %s".formatted(id(i), from[i], roundingGroup.get(i), attributes[i]));
    }

    int write(DataOutput out, long upTo) throws IOException {
        int count = sizeAsOf(upTo);
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(id(i).value().getMostSignificantBits());
            out.writeLong(id(i).value().getLeastSignificantBits());
            out.writeInt(from[i]);
            RoundingGroup group = roundingGroup.get(i);
            out.writeLong(group == null ? 0 : group.margin());
            if (group != null) {
                out.writeInt(group.root());
                out.writeBoolean(group.wholeMutation());
            }
            attributes[i].write(out);
        }
        return count;
    }

    void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            MutationId id = new MutationId(new UUID(in.readLong(), in.readLong()));
            int pendingFrom = in.readInt();
            long margin = in.readLong();
            RoundingGroup group = margin == 0 ? null : new RoundingGroup(in.readInt(), margin, in.readBoolean());
            int number = add(id, pendingFrom, MutationAttributes.read(in));
            if (group != null) {
                roundingGroup.put(number, group);
            }
        }
    }
}
