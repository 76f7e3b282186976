package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies of witnesses, in the format of C2SP tlog-policy. */
class CosignaturePolicyTest {
    private static final String WITNESSES =
            "witness a %s https://a.example/w/\n\twitness  b\t%s\nwitness c %s\n".formatted(key(1), key(2), key(3));

    @Test
    void policy_needs_as_many_witnesses_as_its_quorum_says() {
        CosignaturePolicy policy = CosignaturePolicy.parse(
                "# ours\nlog anything\n" + WITNESSES + "group ab 1 a b\ngroup all-of all ab c\nquorum all-of\n");

        assertThat(policy.isFulfilledBy(Set.of("a", "c"))).isTrue();
        assertThat(policy.isFulfilledBy(Set.of("b", "c"))).isTrue();
        assertThat(policy.isFulfilledBy(Set.of("a", "b"))).isFalse();
        assertThat(policy.isFulfilledBy(Set.of("c"))).isFalse();
        assertThat(policy.witnesses().get("a").address()).hasToString("https://a.example/w");
        assertThat(policy.witnesses().get("b").address()).isNull();
        assertThat(CosignaturePolicy.parse(WITNESSES + "quorum none").isFulfilledBy(Set.of()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum d",
                "quorum a b",
                "quorum a\nquorum a",
                "quorum a\nwitness a K4",
                "quorum a\nwitness none K4",
                "quorum a\nwitness d K1",
                "quorum a\nwitness d K4 ftp://d.example",
                "quorum a\nwitness d K4 https://d.example?x=1",
                "quorum a\nwitness d K4 https:d.example",
                "quorum a\nwitness d K4 https://d.example more",
                "quorum a\nwitness d unreadable",
                "quorum a\nwitness d d+00000000+AAAA",
                "quorum a\ngroup g 3 a b",
                "quorum a\ngroup g 0 a b",
                "quorum a\ngroup g any",
                "quorum a\ngroup g any d",
                "quorum a\ngroup g any g",
                "quorum a\ngroup g any a a",
                "quorum a\ngroup g any a\ngroup h any a",
                "quorum a\ngroup none any a",
                "quorum a\nsurprise a"
            })
    void policy_with_an_unfitting_line_is_refused(String rest) {
        String file = WITNESSES + rest.replace("K4", key(4)).replace("K1", key(1));
        assertThatIllegalArgumentException().isThrownBy(() -> CosignaturePolicy.parse(file));
    }

    @Test
    void policy_without_an_address_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CosignaturePolicy.parse("witness a %s\nquorum a\n".formatted(key(1))))
                .withMessageContaining("no witness has an address");
    }

    private static String key(int number) {
        byte[] raw = new byte[32];
        Arrays.fill(raw, (byte) number);
        return WitnessStub.verifierKey("witness.example/" + number, raw);
    }
}
