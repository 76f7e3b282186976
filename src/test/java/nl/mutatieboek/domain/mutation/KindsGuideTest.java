package nl.mutatieboek.domain.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.KindRefusal.FieldMissing;
import nl.mutatieboek.domain.KindRefusal.FieldNotOfKind;
import nl.mutatieboek.domain.KindRefusal.NotStatedEither;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Test;

/** Checks that the guide states the requirements of each kind correctly. */
class KindsGuideTest {
    private static final List<String> NAMES = List.of(
            "cause",
            "prognosis",
            "decision",
            "conditions",
            "parliamentaryPaper",
            "member",
            "bill",
            "continuation",
            "carriedFrom",
            "lineage");

    @Test
    void kinds_guide_lists_the_fields_of_each_kind() throws IOException {
        StringBuilder expected = new StringBuilder("| kind | asks | may say |\n|---|---|---|\n");
        for (MutationKind kind : MutationKind.values()) {
            if (kind != MutationKind.REVERSAL) {
                expected.append("| `%s` | %s | %s |\n".formatted(kind, required(kind), may(kind)));
            }
        }

        String guide = Files.readString(Path.of("docs/reference/kinds.md"));
        String begin = "<!-- checked: kinds -->\n";
        assertThat(guide.substring(guide.indexOf(begin) + begin.length(), guide.indexOf("<!-- /checked -->")))
                .isEqualTo(expected.toString());
    }

    private static String required(MutationKind kind) {
        List<String> required = new ArrayList<>();
        for (Refusal wrong : KindFieldPolicy.violations(kind, Set.of())) {
            switch (wrong) {
                case FieldMissing missing -> required.add("`" + missing.field() + "`");
                case NotStatedEither either -> required.add("`%1$s` or `%1$sNotStated`".formatted(either.field()));
                default -> throw new AssertionError(wrong);
            }
        }
        return String.join(", ", required);
    }

    private static String may(MutationKind kind) {
        List<String> may = new ArrayList<>();
        for (String name : NAMES) {
            boolean foreign = KindFieldPolicy.violations(kind, Set.of(name)).contains(new FieldNotOfKind(kind, name));
            boolean required = required(kind).contains("`" + name + "`");
            if (!foreign && !required && !name.equals("continuation")) {
                may.add("`" + name + "`");
            }
        }
        return String.join(", ", may);
    }
}
