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

/** What the lines of a mutation have in common, by the number that they have of it. */
final class MutationColumns {
    private final MutationOrdinalIndex numbers = new MutationOrdinalIndex();
    private int[] from = new int[16];
    private final Map<Integer, RoundingGroup> roundingGroup = new HashMap<>();
    private MutationAttributes[] attributes = new MutationAttributes[16];
    private final Map<MutationAttributes, MutationAttributes> saidOnce = new HashMap<>();

    /**
     * How the figures of a mutation are one: all legs of a kind that is zero by rule are one rounded figure, otherwise each
     * account is one by itself. A reversal negates the very figures of its original: together they have no margin.
     *
     * @param root the mutation at the start of a chain of reversals
     * @param margin by how much each figure may be off, in whole thousands of euros
     * @param wholeMutation whether all legs are one figure
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

    private int add(MutationId id, int pendingFrom, MutationAttributes says) {
        int number = numbers.assignOrdinal(id);
        if (number == from.length) {
            from = Arrays.copyOf(from, number + number / 4);
            attributes = Arrays.copyOf(attributes, from.length);
        }
        from[number] = pendingFrom;
        attributes[number] = saidOnce.computeIfAbsent(says, same -> same);
        return number;
    }

    private int root(@Nullable Reversal reversal, int number) {
        if (reversal == null) {
            return number;
        }
        RoundingGroup figures = roundingGroup.get(numbers.ordinalOf(reversal.of()));
        if (figures == null) {
            throw new IllegalStateException("A reversal of something that was not rounded as it is: " + reversal);
        }
        return figures.root();
    }

    MutationId id(int number) {
        return numbers.mutationId(number);
    }

    /** How its figures are one; null for a mutation whose source states whole thousands. */
    @Nullable
    RoundingGroup roundingGroup(int number) {
        return roundingGroup.get(number);
    }

    /** What it says of all its lines. */
    MutationAttributes attributes(int number) {
        return attributes[number];
    }

    private int sizeAt(long upTo) {
        int then = numbers.size();
        while (then > 0 && from[then - 1] > upTo) {
            then--;
        }
        return then;
    }

    Stream<String> rows(long upTo) {
        return IntStream.range(0, sizeAt(upTo))
                .mapToObj(i ->
                        "%s pending from %d, %s, %s".formatted(id(i), from[i], roundingGroup.get(i), attributes[i]));
    }

    int write(DataOutput out, long upTo) throws IOException {
        int then = sizeAt(upTo);
        out.writeInt(then);
        for (int i = 0; i < then; i++) {
            out.writeLong(id(i).value().getMostSignificantBits());
            out.writeLong(id(i).value().getLeastSignificantBits());
            out.writeInt(from[i]);
            RoundingGroup figures = roundingGroup.get(i);
            out.writeLong(figures == null ? 0 : figures.margin());
            if (figures != null) {
                out.writeInt(figures.root());
                out.writeBoolean(figures.wholeMutation());
            }
            attributes[i].write(out);
        }
        return then;
    }

    void read(DataInput in) throws IOException {
        int then = in.readInt();
        for (int i = 0; i < then; i++) {
            MutationId id = new MutationId(new UUID(in.readLong(), in.readLong()));
            int pendingFrom = in.readInt();
            long margin = in.readLong();
            RoundingGroup figures = margin == 0 ? null : new RoundingGroup(in.readInt(), margin, in.readBoolean());
            int number = add(id, pendingFrom, MutationAttributes.read(in));
            if (figures != null) {
                roundingGroup.put(number, figures);
            }
        }
    }
}
