package nl.mutatieboek.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Test;

/** Groups of kinds. */
class MutationKindGroupTest {
    @Test
    void every_kind_that_is_entered_is_offered_once() {
        List<MutationKind> offered = Stream.concat(
                        Arrays.stream(MutationKindGroup.values()).flatMap(group -> group.usual().stream()),
                        MutationKindGroup.rare().stream())
                .toList();

        assertThat(offered)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MutationKind.values())
                        .filter(kind -> kind != MutationKind.PUBLISHED && kind != MutationKind.REVERSAL)
                        .toList());
        assertThat(Arrays.stream(MutationKindGroup.values()).flatMap(group -> group.kinds().stream()))
                .containsExactlyInAnyOrderElementsOf(offered);
    }

    @Test
    void every_group_offers_a_usual_kind() {
        assertThat(MutationKindGroup.values())
                .allSatisfy(group -> assertThat(group.usual()).isNotEmpty());
    }
}
