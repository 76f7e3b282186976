package nl.mutatieboek.balance;

import java.util.List;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.MutationClass;
import org.jspecify.annotations.Nullable;

/** Marks of a posting in two bytes: 0 if none is stated. From the lowest bit: ceiling, HGIS, guarantee, class. */
final class PackedMarks {
    private static final int CEILING_BITS = 3;
    private static final int ANSWER_BITS = 2;
    private static final int YES = 1;
    private static final int NO = 2;
    private static final int CLASS_SHIFT = CEILING_BITS + 2 * ANSWER_BITS;
    private static final List<Ceiling> CEILINGS = List.of(Ceiling.values());
    private static final List<MutationClass> CLASSES = List.of(MutationClass.values());

    private PackedMarks() {}

    static short pack(BudgetMarks marks) {
        Ceiling ceiling = marks.ceiling();
        MutationClass mutationClass = marks.mutationClass();
        return (short) ((ceiling == null ? 0 : CEILINGS.indexOf(ceiling) + 1)
                | (answer(marks.hgis()) << CEILING_BITS)
                | (answer(marks.guarantee()) << (CEILING_BITS + ANSWER_BITS))
                | ((mutationClass == null ? 0 : CLASSES.indexOf(mutationClass) + 1) << CLASS_SHIFT));
    }

    private static int answer(@Nullable Boolean mark) {
        return mark == null ? 0 : mark ? YES : NO;
    }

    static BudgetMarks unpack(short packed) {
        if (packed == 0) {
            return BudgetMarks.UNKNOWN;
        }
        int ceiling = packed & ((1 << CEILING_BITS) - 1);
        int mutationClass = packed >> CLASS_SHIFT;
        return new BudgetMarks(
                ceiling == 0 ? null : CEILINGS.get(ceiling - 1),
                mark(packed >> CEILING_BITS),
                mark(packed >> (CEILING_BITS + ANSWER_BITS)),
                mutationClass == 0 ? null : CLASSES.get(mutationClass - 1));
    }

    private static @Nullable Boolean mark(int answer) {
        return switch (answer & ((1 << ANSWER_BITS) - 1)) {
            case YES -> Boolean.TRUE;
            case NO -> Boolean.FALSE;
            default -> null;
        };
    }
}
