package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.MutationClass;
import org.junit.jupiter.api.Test;

/** Marks in two bytes. */
class PackedMarksTest {
    @Test
    void every_combination_of_marks_has_its_own_bits_and_is_unpacked_from_them() {
        Set<Short> packed = new HashSet<>();
        int combinations = 0;
        for (Ceiling ceiling : withNull(Ceiling.values())) {
            for (Boolean hgis : withNull(true, false)) {
                for (Boolean guarantee : withNull(true, false)) {
                    for (MutationClass mutationClass : withNull(MutationClass.values())) {
                        BudgetMarks marks = new BudgetMarks(ceiling, hgis, guarantee, mutationClass);
                        packed.add(PackedMarks.pack(marks));
                        combinations++;

                        assertThat(PackedMarks.unpack(PackedMarks.pack(marks))).isEqualTo(marks);
                    }
                }
            }
        }
        assertThat(packed).hasSize(combinations);
        assertThat(PackedMarks.pack(BudgetMarks.UNKNOWN)).isZero();
    }

    @SafeVarargs
    private static <T> List<T> withNull(T... values) {
        List<T> all = new ArrayList<>();
        for (T value : values) {
            all.add(value);
        }
        all.add(null);
        return all;
    }
}
