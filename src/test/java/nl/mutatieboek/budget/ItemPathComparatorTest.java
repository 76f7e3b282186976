package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.mutatieboek.domain.value.ItemPath;
import org.junit.jupiter.api.RepeatedTest;

class ItemPathComparatorTest {
    @RepeatedTest(20)
    void items_are_sorted_with_numbers_by_value() {
        List<ItemPath> asPeopleDo = List.of(
                        "VI",
                        "XX",
                        "XX/2",
                        "XX/2/10",
                        "XX/10",
                        "XX/37",
                        "XX/37/2",
                        "XX/37/2/zbo",
                        "XX/37/2/zbo/coa",
                        "XX/37/10",
                        "XX/37/00",
                        "XX/37/asiel",
                        "XX/37/asiel/1",
                        "XX/37/asiel-2",
                        "XX/37/~",
                        "XX/91",
                        "XX/37~91",
                        "XX/~")
                .stream()
                .map(ItemPath::parse)
                .toList();
        List<ItemPath> mixed = new ArrayList<>(asPeopleDo);
        Collections.shuffle(mixed, new Random());

        mixed.sort(ItemPathComparator.PATHS);

        assertThat(mixed).isEqualTo(asPeopleDo);
    }
}
